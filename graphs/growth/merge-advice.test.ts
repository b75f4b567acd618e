import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Advice } from '#tools/growth/advice.ts';
import { MOST_ADVICES, mergeAdvice, subjectOf } from './merge-advice.ts';

function advise(changes: Partial<Advice> = {}): Advice {
  return {
    template: 'repair_checkout',
    team: 'ux_conversion',
    cause: {
      kind: 'checkout_broken',
      class: 'business',
      metric: 'revenue',
      direction: 'down',
      segment: { dimension: 'device', value: 'mobile' },
      share: 0.9,
      confidence: 0.8,
    },
    lever: 'checkout',
    leverDirection: 'fix',
    priority: 'HIGH',
    confidence: 0.7,
    effort: 'medium',
    effect: null,
    figures: {},
    ...changes,
  };
}

const raise = advise({ template: 'raise_budget', lever: 'budget', leverDirection: 'raise' });
const cut = advise({
  template: 'cut_budget',
  team: 'performance_marketing',
  lever: 'budget',
  leverDirection: 'cut',
});

describe('mergeAdvice', () => {
  it('makes one of two teams with the same idea, the surer team first and the higher priority kept', () => {
    const seo = advise({ team: 'seo_technical', confidence: 0.9, priority: 'MEDIUM', template: 'other' });

    const { advices } = mergeAdvice([advise(), seo]);

    expect(advices).toEqual([
      { advice: { ...seo, priority: 'HIGH' }, teams: ['seo_technical', 'ux_conversion'] },
    ]);
  });

  it.each([
    [{ cause: { ...advise().cause, segment: null } }],
    [{ lever: 'delivery' }],
    [{ leverDirection: 'investigate' as const }],
  ])('keeps both ideas when one has %o', (changes) => {
    expect(mergeAdvice([advise(), advise(changes)]).advices).toHaveLength(2);
  });

  it.each([
    [{ priority: 'URGENT' as const }, {}, 'priority', 'raise_budget'],
    [{}, { priority: 'URGENT' as const }, 'priority', 'cut_budget'],
    [{ confidence: 0.9 }, {}, 'confidence', 'raise_budget'],
    [{}, { confidence: 0.9 }, 'confidence', 'cut_budget'],
    [{ confidence: 0.75 }, {}, 'undecided', 'raise_budget'],
  ])('settles raise %o against cut %o by %s', (...row) => {
    const [ofRaise, ofCut, resolvedBy, kept] = row;

    const { advices, conflicts } = mergeAdvice([
      { ...raise, ...ofRaise },
      { ...cut, ...ofCut },
    ]);

    expect(advices.map(({ advice }) => advice.template)).toEqual([kept]);
    expect(conflicts).toMatchObject([
      { lever: 'budget', subject: 'device=mobile', kept: { template: kept }, resolvedBy },
    ]);
  });

  it('sees no conflict between cutting and looking into it, nor about two campaigns', () => {
    const elsewhere = {
      ...cut,
      cause: { ...cut.cause, segment: { dimension: 'campaign', value: 'brand' } },
    };

    const { conflicts } = mergeAdvice([raise, elsewhere, { ...cut, leverDirection: 'investigate' }]);

    expect(conflicts).toEqual([]);
  });

  it('gives the best few and holds the rest', () => {
    const many = ['LOW', 'MEDIUM', 'URGENT', 'HIGH'].map((priority) =>
      advise({ lever: priority, priority: priority as Advice['priority'] }),
    );

    const { advices, held } = mergeAdvice(many);

    expect(advices.map(({ advice }) => advice.priority)).toEqual(['URGENT', 'HIGH', 'MEDIUM']);
    expect(held.map(({ advice }) => advice.priority)).toEqual(['LOW']);
  });

  it('never publishes a contradiction, never loses an advice, and does not mind the order of the teams', () => {
    const advices = fc.array(
      fc.record({
        lever: fc.constantFrom('budget', 'checkout'),
        leverDirection: fc.constantFrom('raise', 'cut', 'fix', 'hold', 'investigate'),
        team: fc.constantFrom('performance_marketing', 'ux_conversion', 'seo_technical'),
        priority: fc.constantFrom('URGENT', 'HIGH', 'MEDIUM', 'LOW'),
        confidence: fc.constantFrom(0.5, 0.55, 0.9),
      }),
    );

    fc.assert(
      fc.property(advices, (given) => {
        const all = given.map((changes) => advise({ ...changes, template: JSON.stringify(changes) }));

        const merged = mergeAdvice(all);

        const published = merged.advices.map(({ advice }) => advice);
        const budget = published.filter(({ lever }) => lever === 'budget').map((each) => each.leverDirection);
        expect(budget.includes('raise') && budget.includes('cut')).toBe(false);
        expect(published.length).toBeLessThanOrEqual(MOST_ADVICES);
        const ideas = new Set(all.map((each) => [subjectOf(each), each.lever, each.leverDirection].join()));
        expect(published.length + merged.held.length + merged.conflicts.length).toBe(ideas.size);
        expect(mergeAdvice(all.toReversed())).toEqual(merged);
      }),
    );
  });
});
