import { type ReactElement, useEffect, useState } from 'react';
import type { PurgePreview, PurgeWish } from '../../server/features/data/data.schema.ts';
import { wordsOf } from '../api/errors.ts';
import { locale, text } from '../text/text.ts';
import { countInWords, momentInWords } from '../text/words.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Select } from '../ui/select.tsx';
import { Outcome } from '../ui/state-line.tsx';
import { usePurgePreview } from './overview.ts';

const targets = ['conversations', 'messages', 'todos'] as const;
const ages = [30, 90, 180, 365, 730] as const;

export type PurgeDialogProps = {
  timeZone: string;
  onPurge: (wish: PurgeWish) => void;
  onClose: () => void;
};

function inWords(
  { target, count, messages, attachments, oldest, newest }: PurgePreview,
  timeZone: string,
): string {
  if (count === 0) return text.data.purgeNothing;
  const moment = (instant = '') => momentInWords(instant, Date.now(), timeZone);
  const what = text.data.purgeCounts[target](count);
  const more = [
    ...(messages === undefined ? [] : [text.data.purgeCounts.messages(messages)]),
    ...(attachments === undefined || attachments === 0 ? [] : [text.data.purgeFiles(attachments)]),
  ];
  const all = new Intl.ListFormat(locale, { type: 'conjunction' }).format([what, ...more]);
  return text.data.purgePreview(all, moment(oldest), moment(newest));
}

/** What is to go, and how much of it there is, before anything goes. */
export function PurgeDialog({ timeZone, onPurge, onClose }: PurgeDialogProps): ReactElement {
  const [target, setTarget] = useState<PurgeWish['target']>('todos');
  const [age, setAge] = useState<`${(typeof ages)[number]}`>('365');
  const { mutate, data, error, isPending } = usePurgePreview();
  const wish = { target, older_than_days: Number(age) };
  useEffect(() => mutate({ target, older_than_days: Number(age) }), [mutate, target, age]);
  const isCurrent = !isPending && data?.target === target;
  return (
    <Dialog
      title={text.data.purgeHeading}
      onClose={onClose}
      actions={
        <>
          <Button
            look="primary"
            busy={!isCurrent || data.count === 0}
            onClick={() => {
              onPurge(wish);
              onClose();
            }}
          >
            {isCurrent && data.count > 0 ? text.data.purgeNow(countInWords(data.count)) : text.data.purge}
          </Button>
          <Button onClick={onClose}>{text.cancel}</Button>
        </>
      }
    >
      <Select
        label={text.data.purgeWhat}
        value={target}
        options={targets.map((value) => ({ value, label: text.data.purgeTargets[value] }))}
        onChange={setTarget}
      />
      <Select
        label={text.data.purgeAge}
        value={age}
        options={ages.map((days) => ({ value: `${days}` as const, label: text.data.purgeAges[days] }))}
        onChange={setAge}
      />
      <Outcome tone="idle">{isCurrent ? inWords(data, timeZone) : undefined}</Outcome>
      <Outcome tone="bad">{error === null ? undefined : wordsOf(error)}</Outcome>
      <p className="hint">{text.data.purgeHint}</p>
    </Dialog>
  );
}
