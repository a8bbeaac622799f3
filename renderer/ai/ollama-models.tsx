import type { ReactElement } from 'react';
import type { AiOverview } from '../../server/features/dashboard/ai.schema.ts';
import { wordsOf } from '../api/errors.ts';
import { useSaveSettings } from '../connection/queries.ts';
import { text } from '../text/text.ts';
import { sizeInWords } from '../text/words.ts';
import { Button } from '../ui/button.tsx';
import { Outcome } from '../ui/state-line.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { type AiSettings, changesOf, withProvider } from './ai-draft.ts';
import { shortName } from './model-names.ts';

type Ollama = AiOverview['ollama'];
type Model = Ollama['models'][number];

/** Whether one click may choose a model: not when something it needs to set is fixed outside. */
function isChoosable({ provider, address, model }: AiSettings): boolean {
  if (model === undefined || model.locked) return false;
  return provider?.value === 'ollama' || !(provider?.locked || address?.locked);
}

const columns = (): Column<Model>[] => [
  {
    key: 'name',
    heading: text.ai.model,
    cell: ({ name }) => <span className="path">{shortName(name)}</span>,
  },
  { key: 'parameters', heading: text.ai.parameters, cell: ({ parameter_size }) => parameter_size ?? '' },
  { key: 'quantization', heading: text.ai.quantization, cell: ({ quantization }) => quantization ?? '' },
  {
    key: 'size',
    heading: text.ai.size,
    isNumber: true,
    cell: ({ size_bytes }) => (size_bytes === undefined ? '' : sizeInWords(size_bytes)),
  },
];

/** The models Ollama has, the one in use marked, the others a click away. */
export function OllamaModels({ ollama, saved }: { ollama: Ollama; saved: AiSettings }): ReactElement {
  const save = useSaveSettings();
  if (ollama.models.length === 0) return <p>{text.ai.noModels}</p>;
  const use = (name: string) =>
    save.mutate(changesOf({ ...withProvider('ollama', saved), model: shortName(name) }, saved));
  const choice = ({ name, is_chosen }: Model) => {
    if (is_chosen) return <span className="chosen">{text.ai.inUse}</span>;
    if (!isChoosable(saved)) return '';
    return (
      <Button
        look="bare"
        busy={save.isPending}
        label={text.ai.pickModel(shortName(name))}
        onClick={() => use(name)}
      >
        {text.ai.use}
      </Button>
    );
  };
  return (
    <>
      <Table
        caption={text.ai.modelsCaption}
        columns={[...columns(), { key: 'use', heading: text.ai.choice, isNumber: true, cell: choice }]}
        rows={ollama.models}
        keyOf={({ name }) => name}
      />
      <Outcome tone="bad">{save.error === null ? undefined : wordsOf(save.error)}</Outcome>
    </>
  );
}
