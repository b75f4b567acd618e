import { type DestinationStream, type Logger, pino } from 'pino';
import { REDACTED, SECRET_NAMES } from './secrets.ts';

export type { Logger };

/** As deep as our own objects go. */
const SECRET_PATHS = SECRET_NAMES.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

/** A structured logger. Secrets under the usual names are replaced before anything is written. */
export function createLogger(level: string, destination: DestinationStream): Logger {
  return pino({ level, redact: { paths: SECRET_PATHS, censor: REDACTED }, base: null }, destination);
}
