import type { ReadScope, Work } from '../db/work.ts';
import { selectRecentMetadata } from '../features/conversations/conversations.ts';
import { readButtonText } from './button-text.ts';
import type { MessageToUnderstand, Understand } from './understanding.ts';
import { readWish, type Wish } from './wish.ts';

type Offer = { start: string; end: string };

/**
 * Understands the text that the button of a free time sends, whatever a model makes of it: the event gets the very time
 * that was offered, its end included. Where that text could mean two days and neither was offered, others read it.
 */
export function withChosenTimes(understand: Understand, work: Work): Understand {
  return async (message) => {
    const wish = await readChosenTime(message, work);
    return wish ? { engine: 'builtin', wishes: [wish] } : understand(message);
  };
}

async function readChosenTime({ target }: MessageToUnderstand, work: Work): Promise<Wish | undefined> {
  const button = readButtonText(target.text);
  if (!button) return undefined;
  const offers = await work.read((scope) => offersIn(scope, target.conversationId));
  const isMeant = ({ start }: Offer) => button.times.includes(start.slice(0, 16));
  const offer = offers.find(isMeant);
  if (offer === undefined && button.times.length > 1) return undefined;
  const [start_time] = button.times;
  const time = offer ? { start_time: offer.start, end_time: offer.end } : { start_time };
  return readWish('create_event', { title: button.title, ...time }, 1);
}

const marker = '"scheduling_suggestions"';

/** The free times a conversation was offered lately, newest first, in the owner's zone. */
async function offersIn({ db }: ReadScope, conversationId: string): Promise<Offer[]> {
  const found = await selectRecentMetadata(db, conversationId, marker);
  return found.flatMap((metadata) => {
    const card = JSON.parse(metadata) as Record<string, unknown>;
    const cards = [card, ...(Array.isArray(card['actions']) ? card['actions'] : [])];
    return cards.flatMap(({ suggestions }) => (Array.isArray(suggestions) ? suggestions : []) as Offer[]);
  });
}
