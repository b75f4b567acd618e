import { type DestinationStream, type Logger, pino } from 'pino';

export type { Logger };

/** Names under which a secret could stand in a logged object. */
const SECRET_NAMES = [
  'apiKey',
  'api_key',
  'token',
  'password',
  'secret',
  'authorization',
  'databaseUrl',
  'connectionString',
];
/** As deep as our own objects go. */
const SECRET_PATHS = SECRET_NAMES.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

/** A structured logger. Secrets under the usual names are replaced before anything is written. */
export function createLogger(level: string, destination: DestinationStream): Logger {
  return pino({ level, redact: { paths: SECRET_PATHS, censor: '[redacted]' }, base: null }, destination);
}
