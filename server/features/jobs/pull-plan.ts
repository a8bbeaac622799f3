import { pullModel } from '../../ai/ollama-pull.ts';
import { conflict } from '../../http/errors.ts';
import type { Services } from '../../services.ts';
import { ollamaSettings } from '../dashboard/dashboard.ts';
import type { JobPlan } from './jobs.ts';

/** Lets Ollama fetch a model. @throws {HttpError} 409 while the same one is being fetched */
export function pullPlan(
  { config, jobs, news, aiStatus }: Services,
  model: string,
): Omit<JobPlan, 'by' | 'kind'> {
  const isUnderWay = jobs
    .list()
    .some(({ kind, state, subject }) => kind === 'pull_model' && state === 'running' && subject === model);
  if (isUnderWay) throw conflict(`${model} is being fetched already.`);
  return {
    subject: model,
    canCancel: true,
    async run({ signal, report }) {
      report({ step: 'downloading', unit: 'bytes' });
      let bytes = 0;
      for await (const { doneBytes, totalBytes } of pullModel(
        ollamaSettings(config.current()),
        model,
        signal,
      )) {
        bytes = totalBytes;
        report({ step: 'downloading', done: doneBytes, total: totalBytes, unit: 'bytes' });
      }
      void aiStatus.check();
      news.changed('home', 'settings');
      return { size_bytes: bytes };
    },
  };
}
