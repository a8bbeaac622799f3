import type { AiProvider } from '../../ai/provider.ts';

/** How many texts are kept: one for each zone in which somebody looks at the day. */
const mostKept = 4;

/**
 * Remembers the AI's words for facts, so that the same AI is not asked again while nothing has changed: clients load the
 * day whenever its screen opens.
 */
export function keepWords() {
  const kept = new Map<string, { ai: AiProvider; text: string }>();
  return {
    async of(
      facts: string,
      ai: AiProvider | undefined,
      make: () => Promise<string | undefined>,
    ): Promise<string | undefined> {
      const known = kept.get(facts);
      if (known && known.ai === ai) return known.text;
      const text = await make();
      if (ai && text !== undefined) kept.set(facts, { ai, text });
      const [oldest] = kept.keys();
      if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
      return text;
    },
  };
}
