import { type DestinationStream, type Logger, pino } from 'pino';
import type { Config } from './config.ts';

/** Whatever carries one of these names is never written down, wherever it came from. */
const privateFields = [
  'pin',
  'token',
  'authorization',
  'password',
  'secret',
  'apiKey',
  'api_key',
  'content',
  'title',
];

/**
 * Structured log, one JSON object a line. Errors are logged by name, code and stack; their messages never hold message
 * texts, titles or secrets.
 */
export function createLogger(config: Config, destination: DestinationStream): Logger {
  const { DEBUG, LOG_LEVEL } = config.values;
  return pino(
    {
      level: DEBUG ? 'debug' : LOG_LEVEL,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: privateFields.flatMap((name) => [name, `*.${name}`]), censor: '[private]' },
    },
    destination,
  );
}
