import { Send } from '@langchain/langgraph';
import { describe, expect, it } from 'vitest';
import { TEST_TEMPLATE, testAdvice, testPackage } from '#agents/growth/testing.ts';
import type { Advice } from '#tools/growth/advice.ts';
import type { DraftItem } from './draft-loop.ts';
import { fingerprintOf } from './fingerprint.ts';
import { afterMerge, afterRoute, afterValidate } from './growth-reactive.graph.ts';
import { afterIncident, mostUrgentFirst } from './growth-reactive-sweep.graph.ts';

const run = [
  { team: 'performance_marketing', confidence: 0.9, reason: '-' },
  { team: 'ux_conversion', confidence: 0.8, reason: '-' },
] as const;
const draft: DraftItem = {
  advice: testAdvice(),
  teams: ['performance_marketing'],
  template: TEST_TEMPLATE,
  texts: null,
  computations: [],
  problems: [],
  attempts: 1,
};
const failed = { ...draft, problems: [{ language: 'en', field: 'h1', rule: 'x', detail: 'x' }] } as const;

describe('afterRoute', () => {
  it('sends the package to every selected team at once', () => {
    const packed = testPackage();

    expect(afterRoute({ run, package: packed })).toEqual(
      run.map(({ team }) => new Send('askTeam', { team, package: packed })),
    );
  });

  it.each([
    ['data_problem', 'tracking_outage'],
    ['single_record', 'single_order'],
  ] as const)('asks no team about a %s, whoever was suggested', (causeClass, kind) => {
    const cause = { ...testPackage().cause, class: causeClass, kind };

    expect(afterRoute({ run, package: testPackage({ cause }) })).toBe('record');
  });

  it('goes to the record when nobody is concerned', () => {
    expect(afterRoute({ run: [], package: testPackage() })).toBe('record');
  });
});

describe('afterMerge and afterValidate', () => {
  it.each([
    [[], 'record'],
    [[draft], 'format'],
  ] as const)('after merging %o goes to %s', (drafts, next) => {
    expect(afterMerge({ drafts })).toBe(next);
  });

  it.each<[readonly DraftItem[], string]>([
    [[draft], 'record'],
    [[draft, failed], 'format'],
    [[{ ...failed, attempts: 4 }], 'record'],
  ])('after judging %o goes to %s', (drafts, next) => {
    expect(afterValidate({ drafts })).toBe(next);
  });
});

describe('fingerprintOf', () => {
  const advice = testAdvice();
  const same = fingerprintOf('shop', advice);

  it.each<[string, [string, Advice]]>([
    ['another team', ['shop', { ...advice, team: 'ux_conversion' }]],
    ['other words', ['shop', { ...advice, template: 'other' }]],
    ['another confidence', ['shop', { ...advice, confidence: 0.1, priority: 'LOW' }]],
  ])('is the same for %s', (_what, [tenant, other]) => {
    expect(fingerprintOf(tenant, other)).toBe(same);
  });

  it.each<[string, [string, Advice]]>([
    ['another shop', ['shop 2', advice]],
    ['another lever', ['shop', { ...advice, lever: 'bids' }]],
    ['another direction', ['shop', { ...advice, leverDirection: 'cut' }]],
    ['another metric', ['shop', { ...advice, cause: { ...advice.cause, metric: 'clicks' } }]],
    ['another place', ['shop', { ...advice, cause: { ...advice.cause, segment: null } }]],
  ])('differs for %s', (_what, [tenant, other]) => {
    expect(fingerprintOf(tenant, other)).not.toBe(same);
  });
});

describe('the sweep', () => {
  it('takes the most urgent first, then the most money, then the newest', () => {
    const incidents = [
      { key: 'old', severity: 'LOW', impactAmount: 10, lastDay: '2026-03-01' },
      { key: 'new', severity: 'LOW', impactAmount: 10, lastDay: '2026-03-02' },
      { key: 'large', severity: 'LOW', impactAmount: -900, lastDay: '2026-03-01' },
      { key: 'urgent', severity: 'URGENT', impactAmount: null, lastDay: '2026-03-01' },
    ] as const;

    const order = ['urgent', 'large', 'new', 'old'];
    expect(mostUrgentFirst(incidents).map(({ key }) => key)).toEqual(order);
    expect(mostUrgentFirst(incidents.toReversed()).map(({ key }) => key)).toEqual(order);
  });

  it.each([
    [[{ incidentKey: 'a', runKey: 'incident:a' }], 'startNext'],
    [[], '__end__'],
  ])('with %o waiting goes to %s', (waiting, next) => {
    expect(afterIncident({ waiting })).toBe(next);
  });
});
