import { wordsOf } from '../api/errors.ts';
import type { Command, CommandContext } from '../commands/command.ts';
import { text } from '../text/text.ts';
import { showToast } from '../ui/toasts.ts';

export function dataCommands({ connection: { api }, client }: CommandContext): Command[] {
  return [
    {
      id: 'data.back-up',
      title: text.data.make,
      keywords: text.data.backups,
      run: () => {
        api
          .json({ method: 'POST', path: '/api/dashboard/jobs', body: { kind: 'backup' } })
          .then(() => client.invalidateQueries({ queryKey: ['jobs'] }))
          .then(() => showToast({ tone: 'good', words: text.data.begun }))
          .catch((error: unknown) => showToast({ tone: 'bad', words: wordsOf(error) }));
      },
    },
  ];
}
