/**
 * The JSON list in a model's answer, whatever it put around it: a code block, a sentence, or an object with the list as
 * its only one. Undefined when there is none that can be read.
 */
export function listInText(text: string): unknown[] | undefined {
  const from = text.indexOf('[');
  const to = text.lastIndexOf(']');
  if (from < 0 || to < from) return undefined;
  try {
    const value = JSON.parse(text.slice(from, to + 1)) as unknown;
    return Array.isArray(value) ? value : undefined;
  } catch {
    // What only looks like a list is none; the caller has its own way out.
    return undefined;
  }
}
