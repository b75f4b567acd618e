import { describe, expect, it } from 'vitest';
import { daysBetween } from '#core/time.ts';
import { all } from '../analysts.gen.ts';
import { windowsOf } from './analyst-windows.ts';

const weekday = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();

describe('the days of an analyst', () => {
  it('end before those that the source may still change, and never with today', () => {
    const end = (source: 'ga4' | 'gsc' | 'pagespeed') =>
      windowsOf({ source, windowDays: 28 }, '2026-03-15').current.to;

    expect([end('ga4'), end('gsc'), end('pagespeed')]).toEqual(['2026-03-12', '2026-03-11', '2026-03-14']);
  });

  it.each(all.map((each) => [`${each.source}/${each.name}`, each] as const))(
    'of %s have as many days and the same weekdays in every window',
    (_key, analyst) => {
      const windows = Object.values(windowsOf(analyst, '2026-03-15'));

      expect(windows.map(({ from, to }) => daysBetween(from, to) + 1)).toEqual(
        windows.map(() => analyst.windowDays),
      );
      expect(new Set(windows.map(({ from }) => weekday(from))).size).toBe(1);
    },
  );
});
