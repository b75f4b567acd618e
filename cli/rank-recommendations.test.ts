import { expect, it } from 'vitest';
import type { Recommendation } from '#storage/insight/recommendation-read.repository.ts';
import type { AdviceRecord } from '#tools/insight/advice-records.ts';
import { rankRecommendations } from './rank-recommendations.ts';

const money = (value: number) => ({
  ...{ value, unit: 'currency', basis: 'estimate', currency: 'PLN', evidenceId: 'e', cell: 'c' },
});

function made(id: string, perHorizon: number | null, changes: object = {}): Recommendation {
  const effect =
    perHorizon === null
      ? null
      : {
          ...{ metric: 'revenue', direction: 'up', horizonDays: 14 },
          ...{ low: money(0), mid: money(perHorizon), high: money(2 * perHorizon) },
        };
  // The rest of a row plays no part here.
  return {
    ...{ id, kind: 'pause', domain: 'ads', priority: 'HIGH', confidence: 0.5 },
    body: { effect, effort: 'low' },
    ...changes,
  } as unknown as Recommendation;
}

function learned(won: number, failed: number): AdviceRecord {
  return { kind: 'pause', team: 'ads', own: { won, failed }, installation: { won: 0, failed: 0 } };
}

const ids = (list: readonly Recommendation[], records: readonly AdviceRecord[] = []): string =>
  rankRecommendations(list, records)
    .map(({ recommendation }) => recommendation.id)
    .join('');

it('puts what presses first, then what can be expected to bring most, then what promises no amount', () => {
  const list = [made('a', null), made('b', 100), made('c', 300), made('d', 1, { priority: 'URGENT' })];

  expect(ids(list)).toBe('dcba');
});

it('counts money by the week, times the chance', () => {
  const [only] = rankRecommendations([made('a', 100)], []);

  expect(only).toMatchObject({ calibratedConfidence: 0.5, expectedPerWeek: 25 });
});

it('asks more of what takes more work', () => {
  const hard = made('a', 300);

  expect(ids([{ ...hard, body: { ...hard.body, effort: 'high' } }, made('b', 100)])).toBe('ba');
});

it('believes what was measured of advice of its kind and team, and of no other', () => {
  const other = made('b', 110, { kind: 'raise' });
  const list = [made('a', 150), other];

  expect(ids(list)).toBe('ab');
  expect(ids(list, [learned(0, 12)])).toBe('ba');
  expect(rankRecommendations([other], [learned(0, 12)])[0]?.calibratedConfidence).toBe(0.5);
});
