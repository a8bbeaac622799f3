import { wordsOf } from '../api/errors.ts';
import type { Command, CommandContext } from '../commands/command.ts';
import { text } from '../text/text.ts';
import { closeToast, showToast } from '../ui/toasts.ts';
import { makeBackup } from './backups.ts';

export function dataCommands({ connection: { api }, client }: CommandContext): Command[] {
  return [
    {
      id: 'data.back-up',
      title: text.data.make,
      keywords: text.data.backups,
      run: () => {
        const making = showToast({ tone: 'idle', words: text.data.making });
        makeBackup(api, client)
          .then(() => showToast({ tone: 'good', words: text.data.made }))
          .catch((error: unknown) => showToast({ tone: 'bad', words: wordsOf(error) }))
          .finally(() => closeToast(making));
      },
    },
  ];
}
