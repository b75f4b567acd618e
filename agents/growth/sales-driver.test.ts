import { describe, expect, it } from 'vitest';
import { driverOf } from './sales-driver.ts';
import { observe } from './testing-observation.ts';

describe('driverOf', () => {
  it.each([
    [{ sessions: -0.3, conversion_rate: 0.02, average_order_value: 0 }, 'traffic'],
    [{ sessions: 0.05, conversion_rate: -0.3, average_order_value: -0.05 }, 'conversion'],
    [{ sessions: -0.02, conversion_rate: -0.01, average_order_value: -0.2 }, 'order_value'],
    [{ sessions: 0.1, conversion_rate: 0.1, average_order_value: 0.1 }, null],
    [{ sessions: -1, conversion_rate: null, average_order_value: null }, 'traffic'],
    [{}, null],
  ])('of a fall with %o is %s', (changes, driver) => {
    expect(driverOf(observe({ changes }))).toBe(driver);
  });
});
