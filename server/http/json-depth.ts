const quote = 34;
const backslash = 92;
const opening = new Set([91, 123]);
const closing = new Set([93, 125]);

/**
 * Deepest nesting of arrays and objects in a JSON text, without parsing it. One pass, whatever the text: a bomb of
 * brackets must cost no more than its length. For text that is no JSON the figure means nothing.
 */
export function jsonDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charCodeAt(index);
    if (character === quote) index = endOfString(text, index);
    else if (opening.has(character)) depth += 1;
    else if (closing.has(character)) depth -= 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

function endOfString(text: string, start: number): number {
  let index = start + 1;
  while (index < text.length && text.charCodeAt(index) !== quote) {
    index += text.charCodeAt(index) === backslash ? 2 : 1;
  }
  return index;
}
