import { z } from 'zod';
import type { ToolCall } from './provider.ts';

/** A part of a call as it comes in a stream. Servers differ in what they leave out, so everything may be absent. */
export const callFragment = z.object({
  index: z.number().int().nullish(),
  id: z.string().nullish(),
  function: z.object({ name: z.string().nullish(), arguments: z.unknown().optional() }).nullish(),
});
export type CallFragment = z.infer<typeof callFragment>;

/** What a call costs besides its text, in bytes, so that calls without text come to an end, too. */
const costOfCall = 1024;

type OpenCall = { index: number | undefined; id: string; name: string; written: string; given: unknown };

/**
 * Puts streamed calls together. `spend` is told every text that is kept, and throws when it is too much.
 *
 * OpenAI names a call in its first fragment and repeats only its index afterwards. Others send whole calls, Ollama all
 * of them with index 0 and each with an id of its own, Google without any index: a new id, or a name where there is no
 * index, begins another call.
 */
export function createCallCollector(spend: (text: string) => void) {
  const calls: OpenCall[] = [];

  const callFor = (fragment: CallFragment): OpenCall => {
    const present = findOpen(calls, fragment);
    if (present) return present;
    const { index, id } = fragment;
    spend(' '.repeat(costOfCall));
    const made = { index: index ?? undefined, id: id ?? '', name: '', written: '', given: undefined };
    calls.push(made);
    return made;
  };

  return {
    add(fragment: CallFragment): void {
      const { name, arguments: given } = fragment.function ?? {};
      const call = callFor(fragment);
      spend(`${name ?? ''}${typeof given === 'string' ? given : (JSON.stringify(given) ?? '')}`);
      call.id ||= fragment.id ?? '';
      call.name ||= name ?? '';
      if (typeof given === 'string') call.written += given;
      else call.given ??= given;
    },

    /** All calls in their order. @throws {SyntaxError} when one has no name or its arguments are no JSON */
    finish: (): ToolCall[] => calls.map(readCall),
  };
}

function findOpen(calls: readonly OpenCall[], { index, id, function: called }: CallFragment) {
  const isOther = (call: OpenCall) => Boolean(id) && call.id !== '' && call.id !== id;
  const last = calls.at(-1);
  if (index === null || index === undefined) {
    return last && !isOther(last) && !(called?.name && last.name !== '') ? last : undefined;
  }
  const found = calls.findLast((call) => call.index === index);
  return found && !isOther(found) ? found : undefined;
}

/** Arguments travel as JSON text; some servers send the object itself, and nothing at all for no arguments. */
function readCall({ name, written, given }: OpenCall): ToolCall {
  if (name === '') throw new SyntaxError('A call without a name');
  if (written.trim() !== '') return { name, arguments: JSON.parse(written) };
  return { name, arguments: given ?? {} };
}
