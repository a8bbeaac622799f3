import { text } from '../text/text.ts';

/** What a setting is called here; its name in the configuration where it has no other. */
export function nameInWords(name: string): string {
  const names: Record<string, string> = text.settings.names;
  return names[name] ?? name;
}
