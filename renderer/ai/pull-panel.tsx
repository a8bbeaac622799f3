import { type FormEvent, type ReactElement, useState } from 'react';
import type { AiOverview } from '../../server/features/dashboard/ai.schema.ts';
import { useJobs } from '../connection/jobs.ts';
import { useJobStarter } from '../jobs/job-state.tsx';
import { text } from '../text/text.ts';
import { sizeInWords } from '../text/words.ts';
import { Button } from '../ui/button.tsx';
import { ExternalLink } from '../ui/external-link.tsx';
import { TextField } from '../ui/field.tsx';
import { isSameModel } from './model-names.ts';
import { PullState } from './pull-state.tsx';
import { suggestedModels } from './services.ts';

type Ollama = AiOverview['ollama'];

/** Models worth having that are not here yet. */
function Suggestions({ ollama, onPull }: { ollama: Ollama; onPull: (model: string) => void }): ReactElement {
  const { data: jobs = [] } = useJobs();
  const isComing = (name: string) =>
    jobs.some(({ kind, state, subject }) => kind === 'pull_model' && state === 'running' && subject === name);
  const missing = suggestedModels.filter(
    ({ name }) => !ollama.models.some((model) => isSameModel(model.name, name)),
  );
  return (
    <ul className="suggestions">
      {missing.map(({ name, sizeBytes, need }) => (
        <li key={name}>
          <span className="suggestion-words">
            <span className="path">{name}</span>
            <span className="soft">{text.ai.suggestion(sizeInWords(sizeBytes), text.ai.needs[need])}</span>
          </span>
          <Button busy={isComing(name)} label={text.ai.pullModel(name)} onClick={() => onPull(name)}>
            {text.ai.pull}
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** The way to more models: a few suggestions, or any name of the library; and how far the fetching is. */
export function PullPanel({ ollama, since }: { ollama: Ollama; since: number }): ReactElement {
  const [name, setName] = useState('');
  const [missing, setMissing] = useState(false);
  const { start, isPending, refusal } = useJobStarter();
  const pull = (model: string) => start({ kind: 'pull_model', model });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(name.trim() === '');
    if (name.trim() === '' || isPending) return;
    pull(name.trim());
    setName('');
  };
  return (
    <section className="pull" aria-labelledby="pull-heading">
      <h3 id="pull-heading">{text.ai.pullHeading}</h3>
      <PullState since={since} />
      {refusal}
      <Suggestions ollama={ollama} onPull={pull} />
      <form className="pull-form" onSubmit={submit} noValidate={true}>
        <TextField
          label={text.ai.pullName}
          value={name}
          {...(missing ? { error: text.ai.pullMissing } : {})}
          onChange={(value) => {
            setName(value);
            setMissing(false);
          }}
        />
        <Button submit={true} busy={isPending}>
          {text.ai.pull}
        </Button>
      </form>
      <p className="hint">
        {text.ai.pullHint} <ExternalLink address={ollama.library_url}>{text.ai.library}</ExternalLink>
      </p>
    </section>
  );
}
