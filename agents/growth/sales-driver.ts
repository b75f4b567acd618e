import type { Observation } from './observation.ts';

/** What kind of factor moved the shop's takings: how many come, how many of them buy, how much they spend. */
export type Driver = 'traffic' | 'conversion' | 'order_value';

/** Of the factors of revenue the one with this part of the movement is the driver. */
const DRIVER_PART = 0.5;

/** Which factor of revenue moved most in the direction of the incident; null when none did clearly. */
export function driverOf({ changes, direction, metric }: Observation): Driver | null {
  const sign = direction === 'up' ? 1 : -1;
  const factors: readonly (readonly [Driver, number])[] = [
    ['traffic', sign * logOf(changes.sessions)],
    ['conversion', sign * logOf(changes.conversion_rate)],
    ['order_value', metric === 'transactions' ? 0 : sign * logOf(changes.average_order_value)],
  ];
  const moved = factors.filter(([, size]) => size > 0);
  const whole = moved.reduce((sum, [, size]) => sum + size, 0);
  const driver = moved.find(([, size]) => size >= DRIVER_PART * whole);
  return driver?.[0] ?? null;
}

/** Factors multiply, so their logarithms add up. A factor that is gone counts as nearly gone. */
function logOf(change: number | null | undefined): number {
  return change === null || change === undefined ? 0 : Math.log(Math.max(1e-3, 1 + change));
}
