import { type FormEvent, type ReactElement, useState } from 'react';
import { wordsOf } from '../api/errors.ts';
import { text } from '../text/text.ts';
import { percentInWords, wallTimeInWords } from '../text/words.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { Outcome } from '../ui/state-line.tsx';
import { type InterpretedWish, useInterpret } from './decision.ts';

function whenInWords({ when }: InterpretedWish): string | undefined {
  if (when?.start === undefined) return when?.recurrence;
  const begin = wallTimeInWords(when.start);
  const span =
    when.end === undefined || when.all_day ? begin : text.chat.tryTo(begin, wallTimeInWords(when.end));
  return when.recurrence === undefined ? span : text.chat.tryRepeats(span);
}

function rowsOf(wish: InterpretedWish): [string, string][] {
  const intents: Record<string, string> = text.chat.intents;
  const told = (name: string) => {
    const value = wish.parameters[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const rows: [string, string | undefined][] = [
    [text.chat.tryIntent, intents[wish.intent] ?? wish.intent],
    [text.chat.trySure, percentInWords(wish.confidence)],
    [text.chat.tryTitle, told('title') ?? told('query')],
    [text.chat.tryWhen, whenInWords(wish)],
    [text.chat.tryPlace, told('location')],
  ];
  return rows.filter((row): row is [string, string] => row[1] !== undefined);
}

/** Shows what a sentence would be understood as. Nothing is done, and nothing is stored. */
export function TryDialog({ onClose }: { onClose: () => void }): ReactElement {
  const [words, setWords] = useState('');
  const { mutate, data, error, isPending, reset } = useInterpret();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (words.trim() !== '' && !isPending) mutate(words.trim());
  };
  return (
    <Dialog title={text.chat.tryHeading} onClose={onClose}>
      <form className="form" onSubmit={submit}>
        <TextField
          label={text.chat.trySentence}
          value={words}
          hint={text.chat.tryHint}
          onChange={(value) => {
            setWords(value);
            reset();
          }}
        />
        <div className="actions">
          <Button look="primary" submit={true} busy={isPending || words.trim() === ''}>
            {isPending ? text.chat.trying : text.chat.tryIt}
          </Button>
        </div>
      </form>
      <Outcome tone="bad">{error === null ? undefined : wordsOf(error)}</Outcome>
      <div aria-live="polite">
        {data?.actions.map((wish) => (
          <dl key={JSON.stringify(wish)} className="understood">
            {rowsOf(wish).map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        ))}
        {data !== undefined && <p className="hint">{text.chat.tryEngines[data.engine]}</p>}
      </div>
    </Dialog>
  );
}
