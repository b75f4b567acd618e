import type { MoneyUnitFinding } from './data-finding.ts';
import type { ExpectedPoint } from './expectation.ts';
import { median } from './statistics.ts';
import { detectStretches } from './stretches.ts';

/** No sale and no price list moves the value of every order by this much overnight, up or down. */
const LEAST_FACTOR = 2;
/** One large order moves a day or two. */
const LEAST_DAYS = 3;
/** The days of a new unit agree with each other: their logarithms lie this near to the middle. */
const AGREEMENT = 0.4;
const LEAST_AGREEING = 0.8;
const LIMIT = { dayZ: 4, runZ: 4 } as const;
const LIMITS = { down: LIMIT, up: LIMIT };

/** Finds where the value of an order moved by a factor and stayed there, by its series alone. */
export function findMoneyUnit(orderValue: readonly ExpectedPoint[]): readonly MoneyUnitFinding[] {
  return detectStretches(orderValue, LIMITS).flatMap(({ firstDay, lastDay }) => {
    const factors = orderValue
      .filter(({ day }) => day >= firstDay && day <= lastDay)
      .flatMap(({ actual, expected }) =>
        actual !== null && expected !== null && actual > 0 && expected > 0
          ? [Math.log(actual / expected)]
          : [],
      );
    if (factors.length < LEAST_DAYS) return [];
    const middle = median(factors);
    const agree = factors.filter((factor) => Math.abs(factor - middle) <= AGREEMENT);
    const isUnit =
      Math.abs(middle) >= Math.log(LEAST_FACTOR) && agree.length >= LEAST_AGREEING * factors.length;
    return isUnit ? [{ kind: 'currency_change' as const, firstDay, lastDay, factor: Math.exp(middle) }] : [];
  });
}
