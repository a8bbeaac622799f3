import type { Logger } from 'pino';
import type { Ids } from '../lib/ids.ts';
import type { MessageFromServer, NoticeTarget } from '../protocol.ts';

/** A button of a notice, and what it does. */
export type NoticeAction = { label: string; run(): Promise<unknown> };

export type Notice = {
  title: string;
  body: string;
  /** What a click opens; without it the window alone. */
  opens?: NoticeTarget | undefined;
  /** At most two: no system shows more. */
  actions?: readonly NoticeAction[];
};

export type NoticeMessage = Extract<MessageFromServer, { type: 'notify' }>;

/** Notices of the system on the owner's computer. */
export type Notices = {
  /** False when the server runs without the desktop app: then nothing is shown. */
  isThere: boolean;
  show(notice: Notice): void;
  /** The owner pressed a button; one of a notice that is long gone does nothing. */
  act(id: string, action: number): Promise<void>;
};

/** Notices whose buttons still work. */
const mostRemembered = 200;
const longestTitle = 120;
const longestBody = 400;

/** @param post hands a notice to the desktop app; undefined without one */
export function createNotices(
  post: ((message: NoticeMessage) => void) | undefined,
  ids: Ids,
  logger: Logger,
): Notices {
  const remembered = new Map<string, readonly NoticeAction[]>();
  return {
    isThere: post !== undefined,
    show({ title, body, opens, actions = [] }) {
      if (!post) return;
      const id = ids.uuid();
      remembered.set(id, actions);
      const [oldest] = remembered.keys();
      if (remembered.size > mostRemembered && oldest !== undefined) remembered.delete(oldest);
      post({
        type: 'notify',
        id,
        title: shortened(title, longestTitle),
        body: shortened(body, longestBody),
        ...(opens && { opens }),
        actions: actions.map(({ label }) => label),
      });
    },
    async act(id, action) {
      const wanted = remembered.get(id)?.[action];
      if (!wanted) return;
      remembered.delete(id);
      try {
        await wanted.run();
      } catch (error) {
        logger.warn({ err: error }, 'the button of a notice did not do its work');
      }
    },
  };
}

/** Cut between characters. */
function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return `${text.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
