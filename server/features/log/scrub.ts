import { homedir } from 'node:os';

/** Shapes of secrets, wherever they come from. The first group, where there is one, stays. */
const shapes: readonly RegExp[] = [
  // Tokens of ours and others: RFC 7519.
  /eyJ[\w-]{5,}\.[\w-]{5,}(?:\.[\w-]+)?/g,
  /(\b(?:bearer|basic)\s+)[\w.~+/=-]{6,}/gi,
  /([?&"'\s](?:access_token|refresh_token|token|api_?key|key|secret|password|pin|code)["']?\s*[=:]\s*["']?)[^\s"'&,}]+/gi,
  // Keys of the services in use.
  /\b(?:sk|pk|rk|gsk|xai|hf|ghp|AIza)[-_]?[\w-]{16,}/g,
  // Name and password in an address.
  /(\b[a-z][a-z0-9+.-]*:\/\/)[^/\s:@"]+:[^/\s@"]+@/gi,
  // The address of a feed is its key.
  /(\/feeds\/)[\w-]{8,}/g,
  /(Expo(?:nent)?PushToken\[)[^\]]+/g,
  // What somebody is called elsewhere.
  /[\w.+-]+@[\w-]+\.[\w.-]+/g,
];

const shortestSecret = 4;

/**
 * A text without anything that lets somebody in: the given secrets, whatever looks like one, and the name of the owner's
 * home folder.
 */
export function scrub(text: string, secrets: readonly string[], home = homedir()): string {
  const known = secrets
    .filter((secret) => secret.length >= shortestSecret)
    .sort((a, b) => b.length - a.length);
  // As it stands in JSON, too.
  const spellings = known.flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)]);
  let clean = text;
  for (const secret of spellings) clean = clean.replaceAll(secret, '[secret]');
  for (const shape of shapes)
    clean = clean.replace(
      shape,
      (_match, kept: unknown) => `${typeof kept === 'string' ? kept : ''}[secret]`,
    );
  return home.length > 1 ? clean.replaceAll(home, '~') : clean;
}
