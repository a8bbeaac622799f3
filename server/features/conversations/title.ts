const longestTitle = 60;
const wordsInTitle = 6;

/** Clients send `New Conversation` when the user gave no title. */
export const isUntitled = (title: string) => title.trim() === '' || title.trim() === 'New Conversation';

/**
 * A title from the first user message: its first six words, at most 60 characters. Empty when the message has no
 * words, and then the conversation stays untitled.
 */
export function makeTitle(firstMessage: string): string {
  const words = firstMessage.trim().split(/\s+/u);
  const kept = words.slice(0, wordsInTitle).join(' ');
  const characters = [...kept];
  const cut =
    characters.length > longestTitle
      ? `${characters
          .slice(0, longestTitle - 1)
          .join('')
          .trimEnd()}…`
      : kept;
  return cut.replace(/[\s,;:.\-–—]+$/u, '');
}
