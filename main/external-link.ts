const allowedProtocols = new Set(['https:', 'mailto:']);

/**
 * The address as the system may open it, or undefined when it is none of `https:` and `mailto:`. What is handed to
 * the system is the parsed form, never the text the page sent.
 */
export function parseExternalLink(text: string): string | undefined {
  const url = URL.parse(text);
  return url && allowedProtocols.has(url.protocol) ? url.href : undefined;
}
