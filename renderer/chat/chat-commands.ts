import type { Command } from '../commands/command.ts';
import { goTo } from '../shell/route.ts';
import { text } from '../text/text.ts';
import type { Chat } from './chat.ts';

export function chatCommands(chat: Chat): Command[] {
  return [
    {
      id: 'chat.new',
      title: text.palette.newChat,
      run: () => {
        chat.startOver();
        goTo('chat');
      },
    },
  ];
}
