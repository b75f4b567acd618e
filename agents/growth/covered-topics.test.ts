import { expect, it } from 'vitest';
import { incidentOf, type KnownIncident } from './covered-topics.ts';
import { testTopic } from './testing.ts';

const mobile = { dimension: 'device', value: 'mobile' };
const incident: KnownIncident = {
  ...{ key: 'inc-1', firstDay: '2026-11-10', lastDay: '2026-11-20', isSettled: false },
  cause: {
    ...{ kind: 'checkout_broken', class: 'business', metric: 'transactions', direction: 'down' },
    ...{ segment: mobile, share: 0.8, confidence: 0.8 },
  },
};
const [finding] = testTopic().findings;
const fallen = testTopic({
  cause: { kind: 'checkout_gap', segment: mobile },
  findings: finding === undefined ? [] : [{ ...finding, trend: 'declining' }],
});

it('knows the incident that tells of the same fall', () => {
  expect(incidentOf(fallen, [incident])).toBe(incident);
});

it.each<[string, KnownIncident]>([
  ['at another place', { ...incident, cause: Object.assign({}, incident.cause, { segment: null }) }],
  ['of another kind', { ...incident, cause: Object.assign({}, incident.cause, { kind: 'bot_traffic' }) }],
  ['of other days', { ...incident, firstDay: '2026-01-01', lastDay: '2026-01-02' }],
  ['that nobody explained yet', { ...incident, cause: null }],
])('is not covered by an incident %s', (_what, other) => {
  expect(incidentOf(fallen, [other])).toBeUndefined();
});

it('is not covered when it has always been so', () => {
  expect(
    incidentOf(testTopic({ cause: { kind: 'checkout_gap', segment: mobile } }), [incident]),
  ).toBeUndefined();
});

it('leaves days without numbers to the incident of the same days, though nothing declined', () => {
  const outage = {
    ...incident,
    cause: Object.assign({}, incident.cause, { kind: 'tracking_outage', segment: null }),
  };

  expect(incidentOf(testTopic({ cause: { kind: 'measuring_doubtful', segment: null } }), [outage])).toBe(
    outage,
  );
});
