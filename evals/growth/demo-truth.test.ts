import { describe, expect, it } from 'vitest';
import { type FoundIncident, type PlantedIncident, scoreIncidents } from './demo-truth.ts';

const MOBILE = { dimension: 'device', value: 'mobile' };
const ORGANIC = { dimension: 'channel', value: 'Organic Search' };

const checkout: PlantedIncident = {
  id: 'checkout',
  kind: 'checkout_broken',
  firstDay: '2026-03-02',
  lastDay: '2026-03-15',
  metric: 'conversion_rate',
  root: MOBILE,
  expectation: 'business',
};
const outage: PlantedIncident = {
  id: 'outage',
  kind: 'tracking_outage',
  firstDay: '2026-01-31',
  lastDay: '2026-02-01',
  metric: 'sessions',
  root: null,
  expectation: 'data_problem',
};

function found(changes: Partial<FoundIncident>): FoundIncident {
  return {
    incidentKey: 'A',
    firstDay: '2026-03-03',
    lastDay: '2026-03-15',
    causeKind: 'checkout_broken',
    root: MOBILE,
    ...changes,
  };
}

describe('scoreIncidents', () => {
  it('credits an incident that overlaps with the right kind and root', () => {
    const score = scoreIncidents([checkout], [found({})]);

    expect(score).toEqual({
      planted: [{ id: 'checkout', incidentKey: 'A', isFound: true, isRootRight: true, isKindRight: true }],
      extra: [],
      repeated: [],
    });
  });

  it.each([
    [
      'the value',
      { root: { dimension: 'device', value: 'tablet' } },
      { isRootRight: false, isKindRight: true },
    ],
    [
      'the dimension',
      { root: { dimension: 'campaign', value: 'mobile' } },
      { isRootRight: false, isKindRight: true },
    ],
    ['any root', { root: null }, { isRootRight: false, isKindRight: true }],
    ['the kind', { causeKind: 'organic_loss' }, { isRootRight: true, isKindRight: false }],
  ])('still counts as found an incident that misses %s', (_what, changes, verdict) => {
    const score = scoreIncidents([checkout], [found(changes)]);

    expect(score.planted).toMatchObject([{ isFound: true, ...verdict }]);
  });

  it('wants no root where everything was hit alike', () => {
    const report = found({ causeKind: 'tracking_outage', firstDay: '2026-01-31', lastDay: '2026-01-31' });

    const blamed = scoreIncidents([outage], [report]);
    const unblamed = scoreIncidents([outage], [{ ...report, root: null }]);

    expect(blamed.planted).toMatchObject([{ isFound: true, isRootRight: false }]);
    expect(unblamed.planted).toMatchObject([{ isFound: true, isRootRight: true }]);
  });

  it.each([
    ['2026-02-20', '2026-03-01', false],
    ['2026-02-20', '2026-03-02', true],
    ['2026-03-15', '2026-03-20', true],
    ['2026-03-16', '2026-03-20', false],
  ])('judges a report of %s to %s by its days', (firstDay, lastDay, isFound) => {
    const score = scoreIncidents([checkout], [found({ firstDay, lastDay })]);

    expect(score.planted).toMatchObject([{ isFound, incidentKey: isFound ? 'A' : null }]);
    expect(score.extra).toEqual(isFound ? [] : ['A']);
  });

  it('credits the best of several reports and calls the others repeated', () => {
    const long = found({ incidentKey: 'long', firstDay: '2026-03-01', root: ORGANIC });
    const right = found({ incidentKey: 'right', firstDay: '2026-03-10' });

    const score = scoreIncidents([checkout], [long, right]);

    expect(score.planted).toMatchObject([{ incidentKey: 'right' }]);
    expect(score).toMatchObject({ extra: [], repeated: ['long'] });
  });

  it('prefers the longer overlap between reports that are equally right', () => {
    const brief = found({ incidentKey: 'brief', lastDay: '2026-03-04' });

    const score = scoreIncidents([checkout], [brief, found({})]);

    expect(score.planted).toMatchObject([{ incidentKey: 'A' }]);
  });

  it('does not let one endless report stand for every planted incident', () => {
    const endless = found({ firstDay: '2026-01-01', lastDay: '2026-03-15' });

    const score = scoreIncidents([outage, checkout], [endless]);

    expect(score.planted.map(({ isFound }) => isFound)).toEqual([false, true]);
  });

  it('says that everything was missed when nothing is reported', () => {
    const score = scoreIncidents([outage, checkout], []);

    expect(score.planted.map(({ id, isFound, isRootRight }) => [id, isFound, isRootRight])).toEqual([
      ['outage', false, false],
      ['checkout', false, false],
    ]);
  });
});
