import { randomBytes } from 'node:crypto';
import type { BenchDatabase } from './bench-database.ts';

/** Something that makes runs of steps durable, each in a database of its own on the same server. */
export interface Contender {
  readonly name: string;
  readonly database: BenchDatabase;
  /** Runs ten steps to their end, of which each keeps 1 KB; the name is used once. */
  run(name: string): Promise<void>;
  close(): Promise<void>;
}

/** Steps of one run. */
export const STEPS = 10;

/** A result of one step: 1 KB of text that does not compress. */
export function kilobyte(): string {
  return randomBytes(768).toString('base64');
}
