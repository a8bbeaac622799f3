/** Stand-ins for ids of items that exist at the moment of sending; an id chosen earlier may be gone by then. */
export const placeholders = {
  todo_id: '$todo',
  source_todo_id: '$todo',
  target_todo_id: '$todo',
  parent_id: '$todo',
  event_id: '$evt',
  memo_id: '$memo',
  conversation_id: '$conv',
  message_id: '$msg',
  relationship_id: '$trel',
} as const;

const placeholderPattern = /\$(todo|evt|memo|conv|msg|trel)\b/g;

export type LiveIds = {
  /** Remembers the ids in an answer. */
  learn(answer: unknown): void;
  forget(id: string): void;
  /** Puts ids that exist in the place of stand-ins; `random` gives numbers from 0 to 1. */
  fill(text: string, random: () => number): string;
};

export function createLiveIds(): LiveIds {
  const pools = new Map<string, string[]>();
  /** A message is only found together with its conversation. */
  const conversationOf = new Map<string, string>();
  const pick = (kind: string, random: () => number) => {
    const pool = pools.get(kind) ?? [];
    return pool[Math.floor(random() * pool.length)] ?? `${kind}_000000000000`;
  };
  return {
    learn(answer) {
      const { id, message_id, conversation_id } = (answer ?? {}) as Record<string, unknown>;
      for (const known of [id, message_id]) {
        if (typeof known !== 'string') continue;
        const kind = known.split('_')[0] ?? '';
        pools.set(kind, [...(pools.get(kind) ?? []).slice(-50), known]);
      }
      if (typeof message_id === 'string') conversationOf.set(message_id, String(conversation_id));
    },
    forget(id) {
      for (const [kind, pool] of pools)
        pools.set(
          kind,
          pool.filter((known) => known !== id),
        );
    },
    fill(text, random) {
      const message = pick('msg', random);
      const conversation = text.includes('$msg') ? (conversationOf.get(message) ?? '') : pick('conv', random);
      return text.replaceAll(placeholderPattern, (_whole, kind: string) => {
        if (kind === 'msg') return message;
        return kind === 'conv' ? conversation : pick(kind, random);
      });
    },
  };
}
