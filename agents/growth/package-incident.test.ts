import { describe, expect, it } from 'vitest';
import type { IncidentCause } from '#tools/growth/cause.ts';
import { TEST_TENANT } from '#tools/testing.ts';
import { assessIncident } from './assess-incident.ts';
import { classifyCause } from './classify-cause.ts';
import type { Enrichment } from './enrichment.ts';
import type { IncidentBrief } from './incident-brief.ts';
import { packageIncident, settleCause } from './package-incident.ts';
import { observe } from './testing-observation.ts';

const observation = observe({
  changes: { sessions: -0.16, revenue: -0.15 },
  roots: {
    sessions: { dimension: 'channel', value: 'Organic Search', share: 1, confidence: 0.9, remaining: 0.5 },
  },
});
const figure = (cell: string) =>
  ({ value: 1, unit: 'count', basis: 'computed', evidenceId: 'e', cell }) as const;
const enrichment: Enrichment = {
  observation,
  firstDay: '2026-03-02',
  lastDay: '2026-03-11',
  figures: { days: figure('days') },
  metricFigures: { revenue: { actual: figure('revenue') }, sessions: { actual: figure('sessions') } },
  segmentFigures: {
    metric: 'sessions',
    segment: { dimension: 'channel', value: 'Organic Search' },
    figures: { segment_after: figure('organic') },
  },
  knowledge: [],
  evidenceIds: ['e'],
  missing: [],
};
const lead: IncidentBrief['lead'] = {
  id: '00000000-0000-4000-8000-00000000aa01',
  metric: 'revenue',
  dims: {},
  source: 'sessions',
  firstDay: '2026-03-02',
  lastDay: '2026-03-11',
  direction: 'down',
  actual: 1,
  expected: 2,
  z: -3.5,
  changeFraction: -0.15,
};
const incident: IncidentBrief = {
  key: 'inc-1',
  firstDay: '2026-03-02',
  lastDay: '2026-03-11',
  severity: 'LOW',
  impactScore: 0.5,
  impactAmount: -1000,
  dataProblem: null,
  missingMeasure: null,
  shiftedLabel: null,
  lead,
  anomalies: [lead, { ...lead, metric: 'sessions', z: -12 }],
};
const byRule = classifyCause(observation);

describe('settleCause', () => {
  it.each<[string, Partial<IncidentCause>, boolean]>([
    ['another kind of business cause', { kind: 'demand_drop' }, true],
    ['no place', { segment: null }, true],
    ['the metric that led the incident', { metric: 'revenue' }, true],
    ['an outage', { kind: 'tracking_outage', class: 'data_problem' }, false],
    ['a single order', { kind: 'single_order', class: 'single_record' }, false],
    ['a place that nobody saw', { segment: { dimension: 'channel', value: 'Email' } }, false],
    ['a metric that nobody saw move', { metric: 'bounce_rate' }, false],
    ['a direction that nobody saw', { direction: 'up' }, false],
  ])('lets a model name %s: %o %s', (...[, changes, isLet]) => {
    const named = { ...byRule, confidence: 0.4, ...changes };

    expect(settleCause(named, enrichment)).toEqual(isLet ? named : byRule);
  });

  it('does not let a model call an outage business', () => {
    const outage = {
      ...observation,
      doubts: [{ kind: 'tracker_break', segment: null, share: null }] as const,
    };

    const settled = settleCause(byRule, {
      ...enrichment,
      observation: { ...outage, doubts: [...outage.doubts] },
    });

    expect(settled.kind).toBe('tracking_outage');
  });
});

describe('packageIncident', () => {
  const stamp = { tenant: TEST_TENANT, at: '2026-03-12T06:00:00.000Z', traceId: 'trace' };
  const pack = (changes: Partial<IncidentCause> = {}) => {
    const assessment = assessIncident({ incident, enrichment });
    return packageIncident(
      { incident, enrichment, assessment: { ...assessment, cause: { ...assessment.cause, ...changes } } },
      stamp,
    );
  };

  it('carries the figures of the metric and the segment that the cause names', () => {
    expect(pack()).toMatchObject({
      cause: { kind: 'organic_loss', metric: 'sessions' },
      figures: { days: { cell: 'days' }, actual: { cell: 'sessions' }, segment_after: { cell: 'organic' } },
    });
  });

  it('carries no figure of a metric or segment that the cause does not name', () => {
    const { figures } = pack({ metric: 'revenue', segment: null, kind: 'demand_drop' });

    expect(figures.actual?.cell).toBe('revenue');
    expect(figures.segment_after).toBeUndefined();
  });

  it('takes its time from the run', () => {
    expect(pack().packagedAt).toBe(stamp.at);
  });
});

describe('assessIncident', () => {
  it('raises what the whole evidence shows to be more pressing than its lead', () => {
    const assessed = assessIncident({ incident, enrichment });

    expect(assessed.priority).toBe('MEDIUM');
  });

  it.each(['URGENT', 'HIGH'] as const)('never lowers what the detector called %s', (severity) => {
    expect(assessIncident({ incident: { ...incident, severity }, enrichment }).priority).toBe(severity);
  });

  it('asks no team about a problem of the data, and calls it pressing', () => {
    const doubts = [{ kind: 'gap' as const, segment: null, share: null }];

    const assessed = assessIncident({
      incident,
      enrichment: { ...enrichment, observation: { ...observation, doubts } },
    });

    expect(assessed).toMatchObject({ priority: 'HIGH', suggestedTeams: [], cause: { kind: 'data_gap' } });
  });
});
