import { type DestinationStream, type Logger, pino } from 'pino';
import { withoutSecrets } from './secrets.ts';

export type { Logger };

/** A structured logger. Secrets and what people pay with are left out of every line, wherever they stand in it. */
export function createLogger(level: string, destination: DestinationStream): Logger {
  return pino({ level, hooks: { streamWrite: cleanLine }, base: null }, destination);
}

/** Of the values, not of the text, so that what is left is JSON. */
function cleanLine(line: string): string {
  return `${JSON.stringify(withoutSecrets(JSON.parse(line)))}\n`;
}
