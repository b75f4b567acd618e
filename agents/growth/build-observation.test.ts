import { expect, it } from 'vitest';
import type { Breakdown } from '#tools/metric/breakdown-answer.ts';
import { buildObservation } from './build-observation.ts';
import type { IncidentBrief } from './incident-brief.ts';

const DAYS = { firstDay: '2026-07-06', lastDay: '2026-07-11' };
const lead: IncidentBrief['lead'] = {
  ...{ id: 'a3bb189e-8bf9-4c94-9d3a-2f5d3f2a1c11', metric: 'sessions', dims: {}, source: 'sessions' },
  ...DAYS,
  ...{ direction: 'down', actual: 800, expected: 1000, z: -7, changeFraction: -0.2 },
};
const incident: IncidentBrief = {
  ...{ key: 'inc-1', ...DAYS, severity: 'HIGH', impactScore: 0.5, impactAmount: null },
  ...{ dataProblem: null, missingMeasure: null, shiftedLabel: null, lead, anomalies: [lead] },
};

const place = (dimension: string, value: string): Breakdown['ranked'][number] => ({
  ...{ dimension, value, share: 1, confidence: 0.8, lift: 2 },
  measures: [{ measure: 'sessions', before: 500, after: 300 }],
});
const google = place('source', 'google');
const organic = place('channel', 'Organic Search');

function rootBeside(values: Readonly<Record<string, string>>, confidence = 0.97) {
  const found = { values, movement: 'amount' as const, change: -200, share: 1, confidence };
  const breakdown: Breakdown = {
    ...{ metric: 'sessions', source: 'sessions', dims: {}, ...DAYS, comparedDays: 6, baselineDays: 24 },
    total: { before: 1000, after: 800, measures: [{ measure: 'sessions', before: 1000, after: 800 }] },
    ...{ kind: 'single', root: google, ranked: [google, organic], dimensions: [] },
    combinations: { kind: 'causes', dimensions: ['channel', 'source'], causes: [found], ranked: [found] },
  };
  const answers = {
    ...{ breakdowns: [breakdown], doubts: [], shareOfWhole: null },
    surroundings: { prices: null, holidays: null },
  };
  return buildObservation(incident, answers).roots.sessions?.value;
}

it('names the channel that moved as a whole before its largest source', () => {
  expect(rootBeside({ channel: 'Organic Search' })).toBe('Organic Search');
});

it.each([
  ['one source of the channel moved', rootBeside({ channel: 'Organic Search', source: 'google' })],
  ['the channel is not sure', rootBeside({ channel: 'Organic Search' }, 0.6)],
  ['something else moved', rootBeside({ device: 'mobile' })],
])('keeps to the source where %s', (_where, value) => {
  expect(value).toBe('google');
});

it.each<[string, number, number, number | null]>([
  ['nobody of a crowd bought', 3000, 0, 0],
  ['they bought half as often as all did before', 3000, 30, 0.5],
  ['too few came to tell', 500, 0, null],
])('says how often those inside buy: %s', (...[, came, bought, part]) => {
  const at = (measure: string, before: number, after: number) => ({ measure, before, after });
  const inside = [at('sessions', 0, came), at('transactions', 0, bought)];
  const crowd = { ...place('country', 'China'), measures: inside };
  const total = [at('sessions', 5000, 5000 + came), at('transactions', 100, 100 + bought)];
  const breakdown: Breakdown = {
    ...{ metric: 'sessions', source: 'sessions', dims: {}, ...DAYS, comparedDays: 6, baselineDays: 24 },
    total: { before: 5000, after: 5000 + came, measures: total },
    ...{ kind: 'single', root: crowd, ranked: [crowd], dimensions: [], combinations: null },
  };

  const seen = buildObservation(incident, {
    ...{ breakdowns: [breakdown], doubts: [], shareOfWhole: null },
    surroundings: { prices: null, holidays: null },
  });

  expect(seen.buyingInside).toBe(part);
});
