import { describe, expect, it } from 'vitest';
import { matchMatters } from './match-matters.ts';
import { planted, reported } from './testing.ts';

const demand = { kind: 'demand_drop', place: null, confidence: 0.4 };
const checkout = {
  kind: 'checkout_broken',
  place: { dimension: 'device', value: 'mobile' },
  confidence: 0.9,
};

describe('matchMatters', () => {
  it.each([
    ['first', [checkout, demand], 1],
    ['second', [demand, checkout], 2],
    ['nowhere', [demand], null],
    ['at another place', [{ ...checkout, place: { dimension: 'device', value: 'desktop' } }], null],
  ])('ranks the right cause named %s', (_where, causes, rank) => {
    const { matters } = matchMatters({ planted: [planted()], reported: [reported({ causes })] });

    expect(matters.map((matter) => matter.rank)).toEqual([rank]);
  });

  it('does not judge the place of a matter that has none', () => {
    const { matters } = matchMatters({ planted: [planted({ places: [] })], reported: [reported()] });

    expect(matters[0]?.rank).toBe(1);
  });

  it.each([
    ['the day after', '2026-03-11', 0],
    ['two days after', '2026-03-12', 1],
  ])('takes a report that begins %s as belonging to it or not', (_when, firstDay, falseReports) => {
    const matched = matchMatters({
      planted: [planted()],
      reported: [reported({ firstDay, lastDay: '2026-03-14' })],
    });

    expect(matched.falseReports).toHaveLength(falseReports);
  });

  it('credits the report that explains best, and calls the other one a repetition', () => {
    const wrong = reported({ key: 'wrong', causes: [demand], urgency: 0 });
    const right = reported({ key: 'right', firstDay: '2026-03-08' });

    const { matters, repeated, falseReports } = matchMatters({
      planted: [planted()],
      reported: [wrong, right],
    });

    expect(matters[0]?.reported?.key).toBe('right');
    expect(repeated.map(({ key }) => key)).toEqual(['wrong']);
    expect(falseReports).toEqual([]);
  });

  it('credits one report with one matter only', () => {
    const both = [planted(), planted({ kind: 'demand_drop', places: [null] })];

    const { matters } = matchMatters({ planted: both, reported: [reported()] });

    expect(matters.map((matter) => matter.reported?.key)).toEqual(['inc-1', undefined]);
  });
});
