import { describe, expect, it } from 'vitest';
import type { GivenAdvice } from './case-report.ts';
import { addressedShare, countDuplicates, isAdviceWithheld } from './score-advice.ts';
import { planted, report, reported } from './testing.ts';

const repair: GivenAdvice = {
  incidentKey: 'inc-1',
  lever: 'checkout',
  leverDirection: 'fix',
  metric: 'transactions',
  place: { dimension: 'device', value: 'mobile' },
  title: 'Repair the checkout',
};
const matter = { planted: planted(), reported: reported(), rank: 1 };

describe('addressedShare', () => {
  it.each([
    ['the right lever at the right place', [repair], 1],
    ['another lever', [{ ...repair, lever: 'rankings' }], 0],
    ['another place', [{ ...repair, place: null }], 0],
    ['one that fits and one that does not', [repair, { ...repair, lever: 'content' }], 0.5],
    ['nothing', [], 0],
    ['advice on something else', [{ ...repair, incidentKey: 'inc-2' }], 0],
  ])('of %s is told', (_what, advice, share) => {
    expect(addressedShare(matter, advice)).toBe(share);
  });

  it.each([
    ['a matter that asks for no advice', { ...matter, planted: planted({ kind: 'data_gap' }) }],
    ['a matter that nobody noticed', { ...matter, reported: undefined }],
  ])('says nothing of %s', (_what, other) => {
    expect(addressedShare(other, [repair])).toBeNull();
  });
});

describe('isAdviceWithheld', () => {
  const outage = { ...matter, planted: planted({ kind: 'tracking_outage', class: 'data_problem' }) };

  it('is true when wrong numbers led to no advice, and false when they did', () => {
    expect(isAdviceWithheld(outage, [])).toBe(true);
    expect(isAdviceWithheld(outage, [repair])).toBe(false);
  });

  it('says nothing of a business matter', () => {
    expect(isAdviceWithheld(matter, [])).toBeNull();
  });
});

describe('countDuplicates', () => {
  it('counts what says the same as another, whatever its words', () => {
    const advice = [repair, { ...repair, title: 'Mend the checkout' }, { ...repair, place: null }];

    expect(countDuplicates(report({ advice }))).toBe(1);
  });
});
