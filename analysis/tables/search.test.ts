import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askRule } from './ask-rule.ts';
import { clickCurve } from './click-curve.ts';
import { type Rule, rule } from './rule.ts';
import { ruleData } from './testing.ts';

const asRule = (given: object): Rule => rule.parse(given);
const POSITIONS = { position: 'position', clicks: 'clicks', impressions: 'impressions' };
const query = (name: string, position: number, [clicks, impressions]: readonly [number, number]) => ({
  ...{ query: name, position, clicks, impressions },
});
/** A site that is clicked 30 % at the top and 1 % at place 15. */
const SITE = [
  query('top', 1, [3_000, 10_000]),
  query('third', 3, [1_000, 10_000]),
  query('eighth', 8, [400, 10_000]),
  query('behind', 15, [100, 10_000]),
];

describe('the curve of a site', () => {
  it('never rises from one place to the next, whatever it is made of', () => {
    const places = fc.array(
      fc.record({
        position: fc.integer({ min: 1, max: 60 }),
        impressions: fc.integer({ min: 1, max: 9_999 }),
        part: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
    );

    fc.assert(
      fc.property(places, (all) => {
        const curve = clickCurve(
          all.map(({ part, ...each }) => ({ ...each, clicks: part * each.impressions })),
        );
        const rates = Array.from({ length: 60 }, (_, index) => curve(index + 1)).filter(
          (rate) => rate !== null,
        );
        for (const [index, rate] of rates.entries())
          expect(rate).toBeLessThanOrEqual((rates[index - 1] ?? 1) + 1e-9);
      }),
    );
  });

  it('says nothing of places that it has not seen enough of', () => {
    expect(clickCurve([{ position: 5, clicks: 1, impressions: 20 }])(5)).toBeNull();
  });
});

describe('a query just behind the first page', () => {
  const BAND = {
    ...{
      kind: 'band',
      report: 'q',
      by: ['query'],
      ...POSITIONS,
      from: 10,
      to: 20,
      leastImpressions: 100,
      target: 8,
    },
    money: { nature: 'opportunity', quantity: 'clicks', worth: { report: 'ga', measure: 'order_value' } },
  };

  it('would bring the clicks that the site has further up', () => {
    const data = ruleData({ q: { current: SITE }, ga: { current: [{ revenue: 500, orders: 250 }] } });

    const { findings } = askRule(asRule(BAND), data);

    expect(findings).toMatchObject([{ subject: { query: 'behind' }, extras: { ctr: 0.01 } }]);
    expect(findings[0]?.extras.more_clicks).toBeCloseTo(300);
    expect(findings[0]?.money).toBeCloseTo(600);
  });

  it('has no amount where nobody says what a click is worth', () => {
    expect(askRule(asRule(BAND), ruleData({ q: { current: SITE } })).findings).toMatchObject([
      { money: null },
    ]);
  });
});

describe('a query that is clicked less than others at its place', () => {
  const CURVE = {
    kind: 'curve',
    report: 'q',
    by: ['query'],
    ...POSITIONS,
    leastImpressions: 300,
    below: 0.6,
  };

  it('is found', () => {
    const data = ruleData({ q: { current: [...SITE, query('weak', 3, [50, 5_000])] } });

    expect(askRule(asRule(CURVE), data).findings).toMatchObject([
      { subject: { query: 'weak' }, current: 0.01 },
    ]);
  });
});

describe('pages that compete for a query', () => {
  const RIVALS = {
    kind: 'rivalry',
    report: 'q',
    by: ['query'],
    rival: 'page',
    weight: 'impressions',
    leastShare: 0.25,
    leastWeight: 200,
  };
  const seen = (page: string, impressions: number) => ({ query: 'hose', page, impressions });

  it('are named with their parts', () => {
    const data = ruleData({ q: { current: [seen('/a', 600), seen('/b', 380), seen('/c', 20)] } });

    expect(askRule(asRule(RIVALS), data).findings).toMatchObject([
      { subject: { query: 'hose' }, current: 0.38, extras: { first: '/a', second: '/b', rivals: 2 } },
    ]);
  });

  it('are none where one has nearly all', () => {
    expect(
      askRule(asRule(RIVALS), ruleData({ q: { current: [seen('/a', 900), seen('/b', 100)] } })).findings,
    ).toEqual([]);
  });
});

describe('what is lost', () => {
  const LOST = { kind: 'turnover', report: 'q', by: ['query'], measure: 'clicks', least: 20, mode: 'lost' };

  it('had enough before and has next to nothing now', () => {
    const data = ruleData({
      q: {
        current: [
          { query: 'stays', clicks: 80 },
          { query: 'halved', clicks: 40 },
        ],
        previous: [
          { query: 'stays', clicks: 90 },
          { query: 'halved', clicks: 90 },
          { query: 'gone', clicks: 60 },
          { query: 'rare', clicks: 3 },
        ],
      },
    });

    expect(askRule(asRule(LOST), data)).toMatchObject({
      findings: [{ subject: { query: 'gone' }, current: 0, baseline: 60 }],
      tooSmall: 1,
    });
  });
});
