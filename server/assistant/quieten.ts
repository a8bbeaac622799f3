import type { Work } from '../db/work.ts';
import type { Chat } from '../features/chat/chat.ts';
import { requeuePaused } from '../features/tasks/tasks.ts';
import type { TaskQueue } from './tasks/queue.ts';

/**
 * Ends what the assistant is doing, before the data is exchanged for other data: nothing of a reply or of work on the one
 * may get into the other. Messages are refused meanwhile. The returned function lets all of it go on with the data that
 * is there then; tasks that were being worked on are begun again.
 */
export type Quieten = () => Promise<() => Promise<void>>;

type Busy = { work: Work; chat: Pick<Chat, 'pause'>; taskRunner: Pick<TaskQueue, 'pause'> };

export const createQuieten =
  ({ work, chat, taskRunner }: Busy): Quieten =>
  async () => {
    const letChat = await chat.pause('A backup is being restored. Try again in a minute.');
    const letTasks = await taskRunner.pause();
    return async () => {
      try {
        await work.write(requeuePaused);
      } finally {
        letTasks();
        letChat();
      }
    };
  };
