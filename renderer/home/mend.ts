import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { HomeLines, MendCode } from '../../server/features/dashboard/home.schema.ts';
import type { Job } from '../../server/features/jobs/jobs.schema.ts';
import type { Api } from '../api/api.ts';
import { wordsOf } from '../api/errors.ts';
import { useConnection } from '../connection/connection.ts';
import { useJobs, useStartJob } from '../connection/jobs.ts';
import { goTo } from '../shell/route.ts';
import { text } from '../text/text.ts';
import { showToast } from '../ui/toasts.ts';

/** Where to go for what needs a screen of its own. */
const ways: Partial<Record<MendCode, () => void>> = {
  CHECK_REACH: () => goTo('phones'),
  PAIR_PHONE: () => goTo('phones', 'pair'),
  CONNECT_AI: () => goTo('ai'),
  ENTER_KEY: () => goTo('ai'),
  CHOOSE_MODEL: () => goTo('ai'),
  FREE_DISK: () => goTo('data'),
};

const save = (values: Record<string, string | null>) =>
  ({ method: 'PUT', path: '/api/dashboard/settings', body: { values } }) as const;

/** What is asked of the server at once. */
const requests = {
  TURN_LAN_ON: { method: 'PUT', path: '/api/dashboard/lan', body: { enabled: true } },
  CONFIRM_NETWORK: { method: 'POST', path: '/api/dashboard/network-trial/confirm' },
  // Back to its default, which is every night.
  SCHEDULE_BACKUPS: save({ BACKUP_SCHEDULE: null }),
  TURN_REMINDERS_ON: save({ ENABLE_SCHEDULER: 'true' }),
  NO_AI: save({ AI_PROVIDER: 'builtin' }),
} satisfies Record<string, Parameters<Api['json']>[0]>;
type Request = keyof typeof requests;

const isRequest = (code: string): code is Request => Object.hasOwn(requests, code);

/** Says what came of a job that was begun here. */
function useTellEnd(): (job: Job) => void {
  const { data: jobs } = useJobs();
  const [begun, setBegun] = useState<string>();
  const job = jobs?.find(({ id }) => id === begun);
  useEffect(() => {
    if (job === undefined || job.state === 'running') return;
    setBegun(undefined);
    if (job.state === 'failed')
      showToast({ tone: 'bad', words: job.error?.message ?? text.errors.unexpected });
    if (job.state === 'done')
      showToast({ tone: 'good', words: text.mends.done[job.kind === 'backup' ? 'backup' : 'model'] });
  }, [job]);
  return ({ id }) => setBegun(id);
}

export type Mender = { isBusy: boolean; run(code: MendCode | 'NO_AI'): void };

/** Does what the button of a line promises; what fails is told in a toast. */
export function useMend(lines: HomeLines): Mender {
  const { api } = useConnection();
  const client = useQueryClient();
  const startJob = useStartJob();
  const tellEnd = useTellEnd();
  const fail = (error: unknown) => void showToast({ tone: 'bad', words: wordsOf(error) });
  const ask = useMutation({
    mutationFn: (request: Request) => api.json(requests[request]),
    onSuccess: (_answer, request) => {
      if (request === 'TURN_REMINDERS_ON') showToast({ tone: 'good', words: text.mends.done.reminders });
    },
    onError: fail,
    onSettled: () =>
      Promise.all(['home', 'status', 'settings'].map((key) => client.invalidateQueries({ queryKey: [key] }))),
  });
  return {
    isBusy: ask.isPending || startJob.isPending,
    run(code) {
      const way = code === 'NO_AI' ? undefined : ways[code];
      if (way !== undefined) return way();
      if (isRequest(code)) return ask.mutate(code);
      const request =
        code === 'PULL_MODEL'
          ? ({ kind: 'pull_model', model: lines.ai.figures.model } as const)
          : ({ kind: 'backup' } as const);
      startJob.mutate(request, { onSuccess: tellEnd, onError: fail });
    },
  };
}
