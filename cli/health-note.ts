import { rmSync, writeFileSync } from 'node:fs';
import type { Logger } from '#core/log.ts';

/** A file whose age says whether a process lives and reaches the database. */
export interface HealthNote {
  touch(): void;
  remove(): void;
}

/** Writes the file at a path; without a path nothing is written. */
export function healthNote(path: string | undefined, log: Pick<Logger, 'warn'>): HealthNote {
  if (path === undefined) return { touch() {}, remove() {} };
  return {
    touch() {
      try {
        writeFileSync(path, `${new Date().toISOString()} ${process.pid}\n`);
      } catch (error) {
        log.warn({ err: error }, 'the health file cannot be written');
      }
    },
    remove: () => rmSync(path, { force: true }),
  };
}
