import { useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useEffect } from 'react';
import { chatCommands } from '../chat/chat-commands.ts';
import { useChat } from '../chat/use-chat.ts';
import { useChoices } from '../choices/use-choices.ts';
import type { Command, CommandContext } from '../commands/command.ts';
import { choiceCommands, houseCommands, phoneCommands, screenCommands } from '../commands/page-commands.ts';
import { Palette } from '../commands/palette.tsx';
import { useConnection } from '../connection/connection.ts';
import { dataCommands } from '../data/data-commands.ts';

/** Every command there is, in the order in which they are listed. A screen adds its own here. */
function useCommands(): Command[] {
  const { chat } = useChat();
  const context: CommandContext = {
    connection: useConnection(),
    client: useQueryClient(),
    choices: useChoices(),
  };
  return [
    ...screenCommands(),
    ...chatCommands(chat),
    ...phoneCommands(context),
    ...dataCommands(context),
    ...choiceCommands(context),
    ...houseCommands(context),
  ];
}

export function OpenPalette({ onClose }: { onClose: () => void }): ReactElement {
  return <Palette commands={useCommands()} onClose={onClose} />;
}

/** Control+K, or Command+K where that is the key of commands, wherever the focus is. */
export function usePaletteKey(toggle: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isWanted = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey);
      if (!isWanted || event.altKey || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      toggle();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [toggle]);
}
