import type { DashboardStatus } from '../../server/features/dashboard/dashboard.schema.ts';
import type { DashboardHome, HomeLines, LineState } from '../../server/features/dashboard/home.schema.ts';
import { text } from '../text/text.ts';
import { countInWords, momentInWords, sizeInWords } from '../text/words.ts';
import type { Tone } from '../ui/state-line.tsx';

export type LineName = keyof HomeLines;
export const lineNames: readonly LineName[] = ['serving', 'phones', 'ai', 'backup', 'disk', 'reminders'];

/** A state line in the owner's words; the note says more, quieter. */
export type LineWords = { tone: Tone; words: string; note?: string | undefined };

type Around = { status: DashboardStatus | undefined; now: number; timeZone: string };
type Said = Omit<LineWords, 'tone'>;
type Moment = (instant: string) => string;

const tones: Record<LineState, Tone> = { good: 'good', attention: 'warn', bad: 'bad' };

function serving({ code, figures }: HomeLines['serving'], status: DashboardStatus | undefined): Said {
  const { serving: words } = text.lines;
  const address = status?.addresses[0]?.url;
  if (code === 'SERVING') return { words: address === undefined ? words.open : words.SERVING(address) };
  if (code === 'PORT_MOVED')
    return { words: words.PORT_MOVED(String(figures.port), String(figures.usual_port)), note: address };
  return { words: words[code] };
}

function phones({ code, figures }: HomeLines['phones'], moment: Moment): Said {
  const { phones: words } = text.lines;
  const { paired, connected, last_seen } = figures;
  if (code === 'NONE_PAIRED') return { words: words.NONE_PAIRED };
  const seen = last_seen === undefined ? undefined : words.seen(moment(last_seen));
  if (code === 'PAIRED') return { words: words.paired(paired), note: seen };
  return { words: words.connected(connected), note: words.paired(paired) };
}

function ai({ code, state, figures }: HomeLines['ai']): Said {
  const { ai: words } = text.lines;
  if (code === 'UNREACHABLE' && state === 'attention') return { words: words.none };
  const provider = text.ai.providers[figures.provider];
  const note = code === 'CONNECTED' ? provider : figures.error;
  switch (code) {
    case 'CONNECTED':
      return { words: words.CONNECTED(figures.model), note };
    case 'UNREACHABLE':
      return { words: words.UNREACHABLE(provider) };
    case 'MODEL_MISSING':
      return { words: words.MODEL_MISSING(figures.model) };
    case 'OUT_OF_MEMORY':
      return { words: words.OUT_OF_MEMORY(figures.model) };
    default:
      return { words: words[code], note };
  }
}

function backup({ code, figures }: HomeLines['backup'], moment: Moment): Said {
  const { backup: words } = text.lines;
  const { latest_at, latest_bytes, next_at, proven_at, failed_at, error } = figures;
  const at = latest_at === undefined ? '' : moment(latest_at);
  const next = next_at === undefined ? undefined : words.next(moment(next_at));
  switch (code) {
    case 'BACKED_UP':
      return {
        words: words.BACKED_UP(at, sizeInWords(latest_bytes ?? 0)),
        note: proven_at === undefined ? next : words.proven(moment(proven_at)),
      };
    case 'FIRST_IS_DUE':
      return { words: words.FIRST_IS_DUE, note: next };
    case 'OLD':
      return { words: words.OLD(at), note: next };
    case 'NEVER':
      return { words: words.NEVER };
    default:
      return { words: words[code](failed_at === undefined ? '' : moment(failed_at)), note: error };
  }
}

function disk({ code, figures }: HomeLines['disk']): Said {
  const { disk: words } = text.lines;
  if (code === 'UNKNOWN') return { words: words.UNKNOWN };
  return { words: words[code](sizeInWords(figures.free_bytes ?? 0), sizeInWords(figures.total_bytes ?? 0)) };
}

function reminders({ code, figures }: HomeLines['reminders']): Said {
  const { reminders: words } = text.lines;
  if (code !== 'ON') return { words: words[code] };
  const [from = '', to] = figures.quiet_hours.split('-');
  const note = to === undefined ? undefined : words.quiet(from, to);
  return {
    words: figures.waiting === 0 ? words.ON : words.waiting(figures.waiting, countInWords(figures.waiting)),
    note,
  };
}

/** One line in words. */
export function wordsOfLine(name: LineName, { lines }: DashboardHome, around: Around): LineWords {
  const moment: Moment = (instant) => momentInWords(instant, around.now, around.timeZone);
  const said: Record<LineName, () => Said> = {
    serving: () => serving(lines.serving, around.status),
    phones: () => phones(lines.phones, moment),
    ai: () => ai(lines.ai),
    backup: () => backup(lines.backup, moment),
    disk: () => disk(lines.disk),
    reminders: () => reminders(lines.reminders),
  };
  const { state, code } = lines[name];
  const isOpen = code === 'CHECKING' || code === 'UNKNOWN';
  return { tone: isOpen ? 'idle' : tones[state], ...said[name]() };
}

/** How everything stands: as its worst line. */
export function worstOf({ lines }: DashboardHome): { tone: Tone; wanting: number } {
  const states = lineNames.map((name) => lines[name].state);
  const wanting = states.filter((state) => state !== 'good').length;
  const worst: LineState = states.includes('bad') ? 'bad' : wanting > 0 ? 'attention' : 'good';
  return { tone: tones[worst], wanting };
}
