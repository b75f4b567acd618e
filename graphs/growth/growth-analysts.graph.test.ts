import { END } from '@langchain/langgraph';
import { expect, it } from 'vitest';
import { afterAnalyst, analystRunKey } from './growth-analysts.graph.ts';

it.each([
  [['ga4/a'], 'startNext'],
  [[], END],
])('with %j waiting it goes to %s', (waiting, next) => {
  expect(afterAnalyst({ waiting })).toBe(next);
});

it('names one look of an analyst on a day', () => {
  expect(analystRunKey('ga4/a', '2026-03-02')).toBe(analystRunKey('ga4/a', '2026-03-02'));
  expect(analystRunKey('ga4/a', '2026-03-02')).not.toBe(analystRunKey('ga4/a', '2026-03-03'));
});
