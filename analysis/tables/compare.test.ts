import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askRule } from './ask-rule.ts';
import { type Rule, rule } from './rule.ts';
import { ruleData } from './testing.ts';

const asRule = (given: object): Rule => rule.parse(given);

const CHANGE = {
  ...{ kind: 'change', report: 'r', by: ['device'], measure: 'rate', minChange: 0.1, sample: { least: 500 } },
  money: { nature: 'loss', quantity: 'missing', worth: { report: 'r', measure: 'order_value' } },
};
const row = (device: string, sessions: number, orders: number) => ({
  device,
  sessions,
  orders,
  revenue: orders * 100,
});

describe('a change', () => {
  it('is found where it is no chance, with the money that is lacking', () => {
    const data = ruleData({
      r: {
        current: [row('mobile', 10_000, 100), row('desktop', 10_000, 300)],
        previous: [row('mobile', 10_000, 200), row('desktop', 10_000, 298)],
      },
    });

    const { findings, judged } = askRule(asRule(CHANGE), data);

    expect(judged).toBe(2);
    expect(findings).toMatchObject([
      {
        subject: { device: 'mobile' },
        current: 0.01,
        baseline: 0.02,
        certainty: 'clear',
        direction: 'worse',
      },
    ]);
    // A hundred orders are lacking, at a hundred each.
    expect(findings[0]?.money).toBeCloseTo(10_000);
  });

  it('is not judged on few cases, which is said', () => {
    const data = ruleData({ r: { current: [row('mobile', 90, 0)], previous: [row('mobile', 80, 8)] } });

    expect(askRule(asRule(CHANGE), data)).toMatchObject({ findings: [], judged: 0, tooSmall: 1 });
  });

  it('needs an earlier window, and calls its absence so', () => {
    const data = ruleData({ r: { current: [row('mobile', 9_000, 90)] } });

    expect(askRule(asRule(CHANGE), data)).toMatchObject({ findings: [], missing: 'no_history' });
  });

  it('of a source that did not answer is unknown, and no zero', () => {
    expect(askRule(asRule(CHANGE), ruleData({}))).toMatchObject({ findings: [], missing: 'unavailable' });
  });

  it('of unknown values is not judged', () => {
    const unknown = { device: 'mobile', sessions: 9_000, orders: null, revenue: null };
    const data = ruleData({ r: { current: [unknown], previous: [unknown] } });

    expect(askRule(asRule(CHANGE), data).missing).toBe('unknown_values');
  });

  it('between two windows of pure chance is claimed in less than one of twenty', () => {
    const shops = Array.from({ length: 300 }, (_, seed) => {
      const draw = fc.sample(fc.nat(1_000_000), { numRuns: 8_000, seed });
      const hits = (from: number): number =>
        draw.slice(from, from + 4_000).filter((each) => each < 30_000).length;
      return [hits(0), hits(4_000)] as const;
    });

    const claimed = shops.filter(([now, before]) => {
      const data = ruleData({
        r: { current: [row('m', 4_000, now)], previous: [row('m', 4_000, before)] },
      });
      return askRule(asRule({ ...CHANGE, minChange: 0.01 }), data).findings.length > 0;
    });

    // Only falls are asked for, so half of a twentieth is what chance gives.
    expect(claimed.length / shops.length).toBeLessThan(0.05);
  });
});

describe('a gap', () => {
  const GAP = {
    kind: 'gap',
    report: 'r',
    by: ['device'],
    measure: 'rate',
    minChange: 0.2,
    sample: { least: 500 },
  };
  const data = ruleData({
    r: { current: [row('mobile', 10_000, 100), row('desktop', 10_000, 300), row('tablet', 100, 0)] },
  });

  it('is measured by one value where one is named', () => {
    const { findings, tooSmall } = askRule(asRule({ ...GAP, against: 'desktop' }), data);

    expect(findings).toMatchObject([{ subject: { device: 'mobile' }, current: 0.01, baseline: 0.03 }]);
    expect(tooSmall).toBe(1);
  });

  it('is measured by all others together where none is', () => {
    const { findings } = askRule(asRule(GAP), data);

    expect(findings).toMatchObject([{ subject: { device: 'mobile' }, baseline: 300 / 10_100 }]);
  });

  it('upwards is no discovery where most cases come from', () => {
    const most = ruleData({ r: { current: [row('home', 20_000, 600), row('abroad', 5_000, 50)] } });

    expect(askRule(asRule({ ...GAP, direction: 'better' }), most).findings).toEqual([]);
  });

  it('of one place alone has nothing to be compared with', () => {
    const alone = ruleData({ r: { current: [row('mobile', 10_000, 100)] } });

    expect(askRule(asRule(GAP), alone).missing).toBe('nothing_to_compare');
  });
});

describe('efficiency', () => {
  const RULE = {
    ...{
      kind: 'efficiency',
      report: 'r',
      by: ['campaign'],
      cost: 'cost',
      results: 'orders',
      returns: 'revenue',
    },
    ...{ leastExpected: 5, factor: 0.5, direction: 'worse', money: { nature: 'waste', quantity: 'clicks' } },
  };
  const spent = (campaign: string, cost: number, orders: number) => ({
    campaign,
    cost,
    orders,
    revenue: orders * 50,
  });

  it('finds what spends and brings nothing, and wastes no more than was spent', () => {
    const data = ruleData({ r: { current: [spent('good', 1_000, 100), spent('bad', 500, 0)] } });

    const { findings } = askRule(asRule(RULE), data);

    expect(findings).toMatchObject([
      { subject: { campaign: 'bad' }, current: 0, baseline: 5, isSevere: true, money: 500 },
    ]);
    expect(findings[0]?.extras).toMatchObject({ expected: 50, results: 0 });
  });

  it('says nothing of a place at which too little was due', () => {
    const data = ruleData({ r: { current: [spent('good', 1_000, 100), spent('small', 20, 0)] } });

    expect(askRule(asRule(RULE), data)).toMatchObject({ findings: [], tooSmall: 1 });
  });

  it('needs results elsewhere to say what one may cost', () => {
    const data = ruleData({ r: { current: [spent('one', 1_000, 0), spent('other', 500, 0)] } });

    expect(askRule(asRule(RULE), data).missing).toBe('nothing_to_compare');
  });

  it('never wastes a negative amount, whatever the numbers', () => {
    const places = fc.array(fc.record({ cost: fc.nat(5_000), orders: fc.nat(200) }), {
      minLength: 2,
      maxLength: 6,
    });

    fc.assert(
      fc.property(places, (all) => {
        const current = all.map(({ cost, orders }, index) => spent(String(index), cost, orders));
        const { findings } = askRule(asRule(RULE), ruleData({ r: { current } }));
        for (const { money, extras } of findings) {
          expect(money).toBeGreaterThanOrEqual(0);
          expect(money).toBeLessThanOrEqual(Number(extras.cost) + 1e-6);
        }
      }),
    );
  });
});

describe('a target', () => {
  const RULE = {
    ...{ kind: 'target', report: 'r', by: ['campaign'], measure: 'roas', minChange: 0.2 },
    sample: { measure: 'orders', least: 15 },
    settings: { report: 's', key: 'id', columns: ['target', 'other_target'] },
  };
  const tables = (target: number | null, other: number | null) =>
    ruleData({
      r: { current: [{ campaign: 'a', id: '1', cost: 100, revenue: 200, orders: 20 }] },
      s: { current: [{ id: '1', target, other_target: other }] },
    });

  it('that is missed is found, whichever column it stands in', () => {
    expect(askRule(asRule(RULE), tables(null, 3)).findings).toMatchObject([{ current: 2, baseline: 3 }]);
  });

  it('that is not set, or zero, is not missed', () => {
    expect(askRule(asRule(RULE), tables(null, 0))).toMatchObject({ findings: [], judged: 0 });
  });
});
