/**
 * The JSON list in a model's answer, whatever it put around it: a code block, a sentence, or an object with the list as
 * its only one. Undefined when there is none that can be read.
 */
export function listInText(text: string): unknown[] | undefined {
  const value = valueBetween(text, '[', ']');
  return Array.isArray(value) ? value : undefined;
}

/** The JSON object in a model's answer, whatever it put around it. Undefined when there is none that can be read. */
export const objectInText = (text: string): unknown => valueBetween(text, '{', '}');

function valueBetween(text: string, open: string, close: string): unknown {
  const from = text.indexOf(open);
  const to = text.lastIndexOf(close);
  if (from < 0 || to < from) return undefined;
  try {
    return JSON.parse(text.slice(from, to + 1)) as unknown;
  } catch {
    // What only looks like JSON is none; the caller has its own way out.
    return undefined;
  }
}
