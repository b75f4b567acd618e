import { describe, expect, it } from 'vitest';
import type { Breakdown } from '#tools/metric/breakdown-answer.ts';
import type { AnomalyBrief } from './incident-brief.ts';
import { placeOfLead, rootOf } from './observed-roots.ts';

const DAYS = { firstDay: '2026-07-06', lastDay: '2026-07-11' };

function anomaly(
  metric: string,
  dims: AnomalyBrief['dims'],
  changes: Partial<AnomalyBrief> = {},
): AnomalyBrief {
  return {
    ...{ id: 'a3bb189e-8bf9-4c94-9d3a-2f5d3f2a1c11', metric, dims, source: 'sessions', ...DAYS },
    ...{ direction: 'down', actual: 1, expected: 100, z: -20, changeFraction: -0.99, ...changes },
  };
}

function ranked(
  [dimension, value]: readonly [string, string],
  share: number,
  lift: number,
): Breakdown['ranked'][number] {
  const measures = [{ measure: 'amount', before: 100, after: 0 }];
  return { ...{ dimension, value, share, lift, measures }, confidence: 0.35 };
}

function broad(metric: string, values: Breakdown['ranked'], after = 800): Breakdown {
  return {
    ...{ metric, source: 'order_items', dims: {}, ...DAYS, comparedDays: 6, baselineDays: 24 },
    total: { before: 1000, after, measures: [] },
    ...{ kind: 'broad', root: null, ranked: values, dimensions: [], combinations: null },
  };
}

describe('rootOf', () => {
  const total = anomaly('item_revenue', {}, { z: -3.5 });
  const product = anomaly('item_units', { product: 'Sleeping mat' });
  const sold = broad('item_revenue', [
    ranked(['category', 'Camping'], 0.66, 2.4),
    ranked(['product', 'Sleeping mat'], 0.6, 5),
  ]);

  it('names what is gone beyond doubt when the total barely tells its parts from chance', () => {
    const found = rootOf(sold, [total, product]);

    expect(found).toMatchObject({ dimension: 'product', value: 'Sleeping mat', share: 0.6, confidence: 0.6 });
  });

  it.each<[string, Breakdown, AnomalyBrief[]]>([
    ['the rest would have been noticed as well', sold, [{ ...total, z: -9 }, product]],
    ['it does not stand out by itself', sold, [total, { ...product, z: -5 }]],
    ['it went the other way', sold, [total, { ...product, direction: 'up', z: 20 }]],
    [
      'it moved as everything did',
      broad('item_revenue', [ranked(['product', 'Sleeping mat'], 0.9, 1.1)]),
      [total, product],
    ],
    [
      'it explains too little',
      broad('item_revenue', [ranked(['product', 'Sleeping mat'], 0.2, 5)]),
      [total, product],
    ],
    ['only its price shows it', sold, [total, { ...product, metric: 'average_item_price' }]],
    ['another family of metrics shows it', sold, [total, { ...product, metric: 'sessions' }]],
  ])('leaves the change broad where %s', (_where, breakdown, anomalies) => {
    expect(rootOf(breakdown, anomalies)).toBeNull();
  });

  it('names the finest of several names of the same records', () => {
    const names = { channel: 'Paid Social', source: 'facebook.com', campaign: 'gift_ideas' };
    const entries = Object.entries(names);
    const visits = broad(
      'sessions',
      entries.map(([name, value]) => ranked([name, value], 0.58, 6)),
    );
    const anomalies = entries.map(([name, value]) => anomaly('sessions', { [name]: value }));

    const found = rootOf(visits, [anomaly('sessions', {}, { z: -4.7 }), ...anomalies]);

    expect(found).toMatchObject({ dimension: 'campaign', value: 'gift_ideas' });
  });
});

describe('rootOf a value that stands out', () => {
  const measures = [{ measure: 'amount', before: 100, after: 30 }];
  const channel = {
    dimension: 'channel',
    value: 'Paid Search',
    share: 0.8,
    confidence: 0.6,
    lift: 3.4,
    measures,
  };
  const campaign = { ...channel, dimension: 'campaign', value: 'shopping', share: 0.72, lift: 4.8 };
  const wide = anomaly('sessions', { channel: 'Paid Search' }, { z: -24 });
  const sharp = anomaly('users', { campaign: 'shopping' }, { z: -39 });
  const nameWith = (part: Partial<typeof campaign>, seen: AnomalyBrief) => {
    const breakdown = broad('sessions', [channel, { ...campaign, ...part }]);
    return rootOf({ ...breakdown, kind: 'single', root: channel }, [wide, seen])?.value;
  };

  it('names the part of it that stands out more clearly and explains nearly as much', () => {
    expect(nameWith({}, sharp)).toBe('shopping');
  });

  it.each<[string, Partial<typeof campaign>, AnomalyBrief]>([
    ['stands out no more clearly', {}, { ...sharp, z: -25 }],
    ['explains much less', { share: 0.5 }, sharp],
    ['is no smaller', { lift: 3 }, sharp],
  ])('keeps to the whole when the part %s', (_why, part, seen) => {
    expect(nameWith(part, seen)).toBe('Paid Search');
  });
});

describe('placeOfLead', () => {
  const lead = anomaly('sessions', { channel: 'Paid Social' });
  const inside: Breakdown = { ...broad('sessions', []), dims: { channel: 'Paid Social' } };
  const nameOf = (anomalies: readonly AnomalyBrief[]) =>
    placeOfLead(inside, { anomalies: [...anomalies], shareOfWhole: 0.9 })?.value;

  it('calls a channel of one campaign by the campaign', () => {
    expect(nameOf([lead, anomaly('sessions', { campaign: 'gift_ideas' })])).toBe('gift_ideas');
  });

  it('keeps the channel when the campaign is a part of it', () => {
    const part = anomaly('sessions', { campaign: 'gift_ideas' }, { expected: 60 });

    expect(nameOf([lead, part])).toBe('Paid Social');
  });

  it('names no place for a lead of the whole shop', () => {
    expect(placeOfLead(broad('sessions', []), { anomalies: [lead], shareOfWhole: null })).toBeUndefined();
  });
});
