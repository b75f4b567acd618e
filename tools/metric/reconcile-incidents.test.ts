import { describe, expect, it } from 'vitest';
import { addDays } from '#core/time.ts';
import type { AnomalyRecord } from '#storage/metric/anomaly-record.ts';
import { findIncidents } from './found-incident.ts';
import { reconcileIncidents } from './reconcile-incidents.ts';
import { expectedSeries } from './testing.ts';

const FIRST = '2026-03-02';
const START = addDays(FIRST, 10);

/** One incident: sessions at half from the tenth day on, for so many days. */
function found(days: number) {
  const points = Array.from({ length: 10 + days }, (_, index) => [index < 10 ? 100 : 50, 100] as const);
  return findIncidents([expectedSeries('sessions', points, { firstDay: FIRST })], [], {
    events: [],
    verdicts: [],
  });
}

const [series] = found(4).flatMap(({ members }) => members.map(({ subject }) => subject.series.id));
const options = { examined: new Set([series ?? '']), currency: 'PLN' };

function record(changes: Partial<AnomalyRecord> = {}): AnomalyRecord {
  return {
    id: 'a1',
    seriesId: series ?? '',
    metric: 'sessions',
    dims: {},
    source: 'sessions',
    incidentKey: 'inc-known',
    isLead: true,
    firstDay: START,
    lastDay: addDays(START, 3),
    detector: 'weekday-robust',
    direction: 'down',
    actual: 50,
    expected: 100,
    lower: 90,
    upper: 110,
    z: -30,
    changeFraction: -0.5,
    score: 0.5,
    impactScore: null,
    impactAmount: null,
    currency: null,
    severity: 'LOW',
    status: 'detected',
    explanation: {},
    executionId: null,
    ...changes,
  };
}

it('gives a new incident a key that the same finding always gets, and one lead', () => {
  const first = reconcileIncidents(found(4), [], options);
  const second = reconcileIncidents(found(4), [], options);

  expect(first.incidents).toHaveLength(1);
  expect(first.incidents[0]?.key).toMatch(/^inc-[0-9a-f]{8}$/);
  expect(first.incidents[0]?.key).toBe(second.incidents[0]?.key);
  expect(first.incidents[0]?.state).toBe('new');
  expect(first.incidents[0]?.anomalies.filter(({ isLead }) => isLead)).toHaveLength(1);
});

it('keeps row and key of a known anomaly, also when its start moved', () => {
  const known = record({ firstDay: addDays(START, 1) });

  const { incidents, obsolete } = reconcileIncidents(found(5), [known], options);

  expect(incidents[0]).toMatchObject({ key: 'inc-known', state: 'updated' });
  expect(incidents[0]?.anomalies[0]).toMatchObject({ id: 'a1', firstDay: START, lastDay: addDays(START, 4) });
  expect(obsolete).toEqual([]);
});

it('sees no change where there is none', () => {
  expect(reconcileIncidents(found(4), [record()], options).incidents[0]?.state).toBe('unchanged');
});

describe('an incident that was dealt with', () => {
  const atProcessing = { lastDay: addDays(START, 3), impactAmount: null };

  it.each([
    ['processed', 4, 'processed'],
    ['processed', 5, 'processed'],
    ['processed', 8, 'detected'],
    ['expected', 8, 'expected'],
    ['false_alarm', 8, 'false_alarm'],
  ] as const)('as %s, lasting %i days, is %s', (status, days, after) => {
    const known = record({ status, explanation: { atProcessing } });

    const { incidents } = reconcileIncidents(found(days), [known], options);

    expect(incidents[0]?.anomalies.map((anomaly) => anomaly.status)).toEqual([after]);
  });
});

it.each([
  ['keeps the severity it was settled to while it stays closed', 5, 'HIGH'],
  ['is only as serious as it is detected once it grew', 8, 'LOW'],
] as const)('what was dealt with %s', (_, days, severity) => {
  const atProcessing = { lastDay: addDays(START, 3), impactAmount: null, severity: 'HIGH' as const };
  const known = record({ status: 'processed', explanation: { atProcessing } });

  const { incidents } = reconcileIncidents(found(days), [known], options);

  expect(incidents[0]?.anomalies.map((anomaly) => anomaly.severity)).toEqual([severity]);
});

it('stays closed for a day or two more, however short it was', () => {
  const atProcessing = { lastDay: addDays(START, 1), impactAmount: null };
  const known = record({ status: 'processed', lastDay: addDays(START, 1), explanation: { atProcessing } });

  const { incidents } = reconcileIncidents(found(4), [known], options);

  expect(incidents[0]?.anomalies[0]?.status).toBe('processed');
});

it('says that an incident changed when it lost a member', () => {
  const lost = record({ id: 'a2', seriesId: 'another', isLead: false });

  const { incidents } = reconcileIncidents(found(4), [record(), lost], options);

  expect(incidents[0]?.state).toBe('updated');
});

describe('what is not found any more', () => {
  it.each([
    ['goes when nobody dealt with it', {}, ['a1']],
    ['stays when it was processed', { status: 'processed' }, []],
    ['stays when a person judged it', { status: 'expected' }, []],
    ['stays when its series was not looked at', { seriesId: 'another' }, []],
  ] as const)('%s', (_, changes, obsolete) => {
    expect(reconcileIncidents([], [record(changes)], options).obsolete).toEqual(obsolete);
  });
});

it('does not take a fall for the continuation of a rise', () => {
  const { incidents, obsolete } = reconcileIncidents(found(4), [record({ direction: 'up' })], options);

  expect(incidents[0]?.key).not.toBe('inc-known');
  expect(obsolete).toEqual(['a1']);
});
