import { expect, it } from 'vitest';
import { all as analysts } from '../analysts.gen.ts';
import { topicsOfReports } from './topics-of-reports.ts';

const CONTEXT = { analysts, currency: 'PLN' };
const ID = (n: number): string => `00000000-0000-4000-8000-00000000000${n}`;

const money = (value: number) => ({
  ...{ value, unit: 'currency', currency: 'PLN', basis: 'computed' },
  ...{ evidenceId: ID(9), cell: 'wasting.1.money' },
});
const insight = (changes: object = {}) => ({
  ...{ check: 'wasting', rank: 1, subject: { campaign: 'search_pl' }, trend: 'stable', severity: 'medium' },
  ...{ text: { en: 'Too dear.', pl: 'Za drogo.' }, certainty: 'clear', money: money(4_000) },
  ...{ moneyNature: 'waste', figures: { money: money(4_000) }, meaning: null },
  ...changes,
});
const report = (key: string, insights: readonly object[], changes: object = {}) => {
  const [source = '', name = ''] = key.split('/');
  const period = { from: '2026-10-21', to: '2026-11-17' };
  return {
    agentMetadata: {
      ...{ key, name, source, title: { en: 'T', pl: 'T' }, analysisDate: '2026-11-20T12:00:00+01:00' },
      ...{ timezone: 'Europe/Warsaw', period, baseline: null, account: null },
    },
    status: 'ok',
    summary: {
      keyFinding: { en: 'K.', pl: 'K.' },
      businessImpact: { text: { en: 'B.', pl: 'B.' }, money: null },
      ...{ urgency: 'medium', confidence: 0.9 },
    },
    ...{ metrics: [], insights, opportunities: [], risks: [], setAside: [], citations: [] },
    data: {
      ...{ rows: 1, sources: [source], tables: [], notes: [], missing: [], cannot: [] },
      ...{ userActions: [], evidenceId: ID(9) },
    },
    ...changes,
  };
};
const CAMPAIGNS = 'google_ads/campaign_performance_analyst';

it('makes one topic of findings of one kind at one place, told by the one that weighs most', () => {
  const { topics } = topicsOfReports(
    [
      { insightId: ID(1), report: report(CAMPAIGNS, [insight({ money: money(400) })]) },
      {
        insightId: ID(2),
        report: report('meta_ads/campaign_performance_analyst', [
          insight({ subject: { campaign_name: 'SEARCH_PL' }, text: { en: 'Far too dear.', pl: 'O wiele.' } }),
        ]),
      },
    ],
    CONTEXT,
  );

  expect(topics).toMatchObject([
    {
      topicKey: 'campaign_wasting:campaign=search_pl',
      sourceId: ID(2),
      // Over four weeks.
      stake: { perWeek: 1_000, nature: 'waste' },
      impactAmount: -4_000,
      words: { finding: { en: 'Far too dear.' } },
      findings: [{ insightId: ID(2) }, { insightId: ID(1) }],
    },
  ]);
});

it('keeps kinds and places apart, the most valuable first', () => {
  const { topics } = topicsOfReports(
    [
      {
        insightId: ID(1),
        report: report(CAMPAIGNS, [
          insight({ subject: { campaign: 'small' }, money: money(10) }),
          insight({ check: 'scaling', moneyNature: 'opportunity' }),
          insight(),
        ]),
      },
    ],
    CONTEXT,
  );

  expect(topics.map(({ topicKey }) => topicKey)).toEqual([
    'campaign_wasting:campaign=search_pl',
    'campaign_earning:campaign=search_pl',
    'campaign_wasting:campaign=small',
  ]);
});

it('says what gave nothing, what cannot be read, and which checks are gone, and makes topics of the rest', () => {
  const silent = report('ga4/conversion_funnel_analyst', [], {
    status: 'unavailable',
    data: { ...report(CAMPAIGNS, []).data, userActions: ['Connect it.'] },
  });

  const read = topicsOfReports(
    [
      { insightId: ID(1), report: silent },
      { insightId: ID(2), report: { written: 'by another version' } },
      { insightId: ID(3), report: report(CAMPAIGNS, [insight({ check: 'of_long_ago' }), insight()]) },
    ],
    CONTEXT,
  );

  expect(read.topics).toHaveLength(1);
  expect(read.unavailable).toEqual(['ga4/conversion_funnel_analyst']);
  expect(read.userActions).toEqual(['Connect it.', expect.stringContaining(ID(2))]);
  expect(read.obsolete).toBe(1);
});
