import { describe, expect, it } from 'vitest';
import { classifyCause } from './classify-cause.ts';
import type { Observation } from './observation.ts';
import { doubt, observe, root } from './testing-observation.ts';

const brokenMobile = observe({
  changes: { sessions: 0.01, conversion_rate: -0.35, average_order_value: -0.02 },
  roots: { revenue: root('device', 'mobile'), conversion_rate: root('device', 'mobile') },
  segmentChanges: { sessions: 0.02, conversion_rate: -0.7 },
});
const lostOrganic = observe({
  changes: { sessions: -0.16, conversion_rate: 0.01, average_order_value: 0 },
  roots: { sessions: root('channel', 'Organic Search') },
  segmentChanges: { sessions: -0.5, conversion_rate: 0 },
});
const stoppedCampaign = observe({
  changes: { sessions: -0.15, conversion_rate: -0.02 },
  roots: { sessions: root('campaign', 'shopping_pl', { remaining: 0.01 }) },
  segmentChanges: { sessions: -0.99 },
});
const wave = observe({
  metric: 'sessions',
  family: 'traffic',
  direction: 'up',
  isGood: true,
  doubts: [doubt('bot_traffic')],
  changes: { sessions: 0.8, conversion_rate: -0.45 },
  roots: { sessions: root('country', 'Singapore') },
});
const record = doubt('record_dominance', { segment: { dimension: 'record', value: 'D-1' }, share: 0.97 });

describe('classifyCause', () => {
  it.each<[string, Observation, string, string | null]>([
    ['all volumes gone', observe({ doubts: [doubt('tracker_break')] }), 'tracking_outage', null],
    ['missing days', observe({ doubts: [doubt('gap')] }), 'data_gap', null],
    ['a renamed value', observe({ doubts: [doubt('label_shift')] }), 'label_shift', null],
    ['rows that were loaded again', observe({ doubts: [doubt('duplicates')] }), 'duplicates', null],
    ['a sampled report', observe({ doubts: [doubt('sampling')] }), 'sampling', null],
    ['a day that is not over', observe({ doubts: [doubt('part_day')] }), 'part_day', null],
    [
      'orders without money',
      observe({
        doubts: [doubt('measure_missing', { segment: { dimension: 'measure', value: 'revenue' } })],
      }),
      'measure_missing',
      'revenue',
    ],
    ['money in another unit', observe({ doubts: [doubt('currency_change')] }), 'currency_change', null],
    ['days by another clock', observe({ doubts: [doubt('timezone_change')] }), 'timezone_change', null],
    ['days not there yet', observe({ doubts: [doubt('late_data')] }), 'late_data', null],
    ['one record', observe({ direction: 'up', isGood: true, doubts: [record] }), 'single_order', 'D-1'],
    ['robots', wave, 'bot_traffic', 'Singapore'],
    ['a campaign near zero', stoppedCampaign, 'campaign_stopped', 'shopping_pl'],
    ['fewer from search', lostOrganic, 'organic_loss', 'Organic Search'],
    [
      'fewer from a channel',
      { ...lostOrganic, roots: { sessions: root('channel', 'Email') } },
      'channel_loss',
      'Email',
    ],
    [
      'a campaign that only faded',
      {
        ...stoppedCampaign,
        roots: { sessions: root('campaign', 'shopping_pl', { remaining: 0.4 }) },
      },
      'channel_loss',
      'shopping_pl',
    ],
    ['fewer buyers among as many visitors', brokenMobile, 'checkout_broken', 'mobile'],
    [
      'hardly any buyers anywhere',
      observe({ changes: { sessions: 0.02, conversion_rate: -0.6 } }),
      'checkout_broken',
      null,
    ],
    [
      'somewhat fewer buyers everywhere',
      observe({ changes: { sessions: 0.02, conversion_rate: -0.2 } }),
      'demand_drop',
      null,
    ],
    [
      'weaker ads',
      observe({ metric: 'roas', family: 'ads', roots: { roas: root('campaign', 'brand_pl') } }),
      'ads_efficiency_drop',
      'brand_pl',
    ],
    [
      'more bounces',
      observe({ metric: 'bounce_rate', family: 'engagement', direction: 'up' }),
      'engagement_drop',
      null,
    ],
    [
      'one product',
      observe({ roots: { revenue: root('product', 'Chair') }, changes: { sessions: 0 } }),
      'product_change',
      'Chair',
    ],
    [
      'smaller baskets',
      observe({ changes: { sessions: 0, conversion_rate: 0.01, average_order_value: -0.2 } }),
      'order_value_change',
      null,
    ],
    [
      'another mix of visitors',
      observe({ metric: 'conversion_rate', mixShare: 0.8, changes: { conversion_rate: -0.1 } }),
      'mix_change',
      null,
    ],
    ['fewer of everything', observe({ changes: { sessions: -0.3 } }), 'demand_drop', null],
    [
      'more of everything',
      observe({ direction: 'up', isGood: true, changes: { sessions: 0.3 } }),
      'growth',
      null,
    ],
    [
      'more visits that buy more',
      observe({
        metric: 'sessions',
        family: 'traffic',
        direction: 'up',
        isGood: true,
        changes: { sessions: 0.5, transactions: 0.3 },
      }),
      'growth',
      null,
    ],
    [
      'more visits that buy no more',
      observe({
        metric: 'sessions',
        family: 'traffic',
        direction: 'up',
        isGood: true,
        changes: { sessions: 0.5, transactions: 0.02 },
      }),
      'unexplained',
      null,
    ],
    [
      'nothing that we know',
      observe({ metric: 'new_users', family: 'traffic', direction: 'up', isGood: null }),
      'unexplained',
      null,
    ],
  ])('takes %s for the right kind and place', (...[, seen, kind, value]) => {
    const cause = classifyCause(seen);

    expect([cause.kind, cause.segment?.value ?? null]).toEqual([kind, value]);
  });

  it.each([
    ['an outage before a broken checkout', brokenMobile, doubt('tracker_break'), 'tracking_outage'],
    ['an outage before one record', observe({ doubts: [record] }), doubt('tracker_break'), 'tracking_outage'],
    ['one record before growth', observe({ direction: 'up', isGood: true }), record, 'single_order'],
    ['a gap before a lost channel', lostOrganic, doubt('gap'), 'data_gap'],
  ] as const)('names %s', (...[, seen, added, kind]) => {
    expect(classifyCause({ ...seen, doubts: [...seen.doubts, added] }).kind).toBe(kind);
  });

  it('does not blame the checkout when the traffic of the segment left too', () => {
    const left = { ...brokenMobile, segmentChanges: { sessions: -0.6, conversion_rate: -0.7 } };

    expect(classifyCause(left).kind).not.toBe('checkout_broken');
  });

  it('knows one cancelled order by the money that was given back', () => {
    const refund = observe({ metric: 'refund_rate', family: 'returns', direction: 'up', doubts: [record] });

    const cause = classifyCause({ ...refund, changes: { refunds: 12, refund_rate: 11, revenue: -0.1 } });

    expect(cause).toMatchObject({ kind: 'single_order', metric: 'refunds', direction: 'up' });
  });

  it('does not take a record for the cause of many cancellations', () => {
    const many = observe({
      metric: 'cancelled_orders',
      family: 'returns',
      direction: 'up',
      doubts: [record],
    });

    expect(classifyCause(many).kind).toBe('unexplained');
  });

  it('says where it happened when nothing says why', () => {
    const seen = observe({
      metric: 'search_ctr',
      family: 'search',
      roots: { search_ctr: root('device', 'mobile') },
    });

    expect(classifyCause(seen)).toMatchObject({ kind: 'unexplained', segment: { value: 'mobile' } });
  });

  it('does not take a record for the cause of a change in traffic', () => {
    const traffic = observe({ metric: 'sessions', family: 'traffic', direction: 'up', doubts: [record] });

    expect(classifyCause(traffic).kind).not.toBe('single_order');
  });

  it.each<[string, Partial<Observation>]>([
    ['weaker evidence', { z: -3 }],
    ['fewer days', { days: 1 }],
    ['a segment that stands out less', { roots: { revenue: root('device', 'mobile', { confidence: 0.5 }) } }],
  ])('is less sure with %s', (_what, changes) => {
    const sure = classifyCause(brokenMobile).confidence;

    const unsure = classifyCause({ ...brokenMobile, ...changes }).confidence;

    expect(unsure).toBeLessThan(sure);
    expect(unsure).toBeGreaterThan(0);
  });
});
