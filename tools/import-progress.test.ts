import { expect, it } from 'vitest';
import { measureProgress } from './import-progress.ts';

it('expects the rest of the file at the rate so far', () => {
  const state = { phase: 'reading', bytesRead: 250, bytesTotal: 1000, rows: 5000 } as const;

  expect(measureProgress(state, 2)).toEqual({ ...state, rowsPerSecond: 2500, secondsLeft: 6 });
});

it.each([
  ['before anything was read', { phase: 'reading', bytesRead: 0, bytesTotal: 10, rows: 0 }, 1],
  ['in no time', { phase: 'reading', bytesRead: 5, bytesTotal: 10, rows: 5 }, 0],
  ['after reading', { phase: 'writing', bytesRead: 10, bytesTotal: 10, rows: 5 }, 3],
] as const)('promises nothing %s', (_, state, seconds) => {
  expect(measureProgress(state, seconds).secondsLeft).toBeNull();
});
