import { z } from 'zod';

/**
 * `DATABASE_URL` in the forms people have in their configuration files, as a path.
 *
 * `sqlite:///data/x.db` is relative and `sqlite:////data/x.db` absolute, as in SQLAlchemy, where the first server's
 * setting came from.
 */
export const databaseUrlSetting = z
  .string()
  .trim()
  .min(1)
  .transform((value, context) => {
    const path = value.replace(/^sqlite(\+\w+)?:\/\/\//, '');
    if (/^[a-z][a-z0-9+]+:\/\//i.test(path) || /^sqlite(\+\w+)?:/i.test(path)) {
      context.addIssue('must be a path, sqlite:///path or sqlite+aiosqlite:///path');
      return z.NEVER;
    }
    if (path !== value && path.includes('?')) {
      context.addIssue('must not carry options after a question mark');
      return z.NEVER;
    }
    if (path === '' || path.startsWith(':memory:')) {
      context.addIssue('must name a file; a database in memory would lose everything');
      return z.NEVER;
    }
    return path;
  });

/** An origin: clients append `/api`, and one of them keeps nothing but scheme, host and port. */
export const publicUrlSetting = z
  .string()
  .trim()
  .transform((value, context) => {
    const url = URL.canParse(value) ? new URL(value) : undefined;
    if (!url || !/^https?:$/.test(url.protocol) || url.href !== `${url.origin}/`) {
      context.addIssue('must be an address without path, such as https://chat.example.org');
      return z.NEVER;
    }
    return url.origin;
  });

/** Host names, lower case, without port. */
export const allowedHostsSetting = z
  .string()
  .trim()
  .transform((value, context) => {
    const hosts = value
      .split(',')
      .map((host) => host.trim().toLowerCase().replace(/\.$/, ''))
      .filter((host) => host !== '');
    for (const host of hosts) {
      if (!/^[a-z0-9.-]+$/.test(host)) {
        context.addIssue(`has "${host}", which is not a host name (no port, no http://)`);
        return z.NEVER;
      }
    }
    return hosts;
  });
