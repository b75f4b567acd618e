import { expect, it } from 'vitest';
import { RecentMemory } from './recent-memory.ts';

const MINUTE = 60_000;
const MEGABYTE = 1024 * 1024;

function openMemory() {
  const clock = { now: Date.parse('2026-11-02T12:00:00Z') };
  return { clock, memory: new RecentMemory(() => new Date(clock.now)) };
}

it('gives back what was kept, for ten minutes', () => {
  const { clock, memory } = openMemory();
  memory.keep('page', { rows: [1] });

  clock.now += 9 * MINUTE;
  const early = memory.get('page');
  clock.now += 2 * MINUTE;

  expect([early, memory.get('page')]).toEqual([{ rows: [1] }, undefined]);
});

it('makes room by forgetting the oldest', () => {
  const { memory } = openMemory();
  for (const key of ['a', 'b', 'c', 'd', 'e']) memory.keep(key, 'x'.repeat(10 * MEGABYTE));

  expect(['a', 'b', 'c', 'd', 'e'].map((key) => memory.get(key) !== undefined)).toEqual([
    false,
    false,
    true,
    true,
    true,
  ]);
});

it('does not keep what is larger than all of its room', () => {
  const { memory } = openMemory();
  memory.keep('small', 1);

  memory.keep('large', 'x'.repeat(40 * MEGABYTE));

  expect([memory.get('small'), memory.get('large')]).toEqual([1, undefined]);
});
