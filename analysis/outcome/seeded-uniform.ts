import type { Uniform } from './placebo-groups.ts';

const UNIT = 2 ** 32;

/** A source of numbers in [0, 1) that is the same for the same key: a measurement that is repeated draws alike (Mulberry32). */
export function seededUniform(key: string): Uniform {
  let state = hash(key);
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / UNIT;
  };
}

/** FNV-1a over the UTF-16 units of a text. */
function hash(text: string): number {
  let state = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    state = Math.imul(state ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return state;
}
