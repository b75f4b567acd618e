import { InvariantError } from '#core/errors.ts';

/** A part of the state that an earlier node must have written. */
export function getPart<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new InvariantError(`The graph reached a node without its ${what}.`);
  return value;
}
