import { expect, it } from 'vitest';
import { daysFrom } from '#core/time.ts';
import type { SourceDay } from '#storage/metric/source-day.repository.ts';
import { coverageOf } from './source-coverage.ts';
import { testConnector } from './testing-connector.ts';

const connector = testConnector({ lateDays: 2 });

function read(from: string, to: string, parts: Partial<SourceDay> = {}): SourceDay[] {
  return daysFrom(from, to).map((day) => ({
    ...{ source: 'ga4', account: '1', day, state: 'final', facts: 1, flags: [] as const },
    ...parts,
    flags: parts.flags ?? [],
  }));
}

it('tells first and last day, gaps between them, and what still changes', () => {
  const days = [
    ...read('2026-03-01', '2026-03-03'),
    ...read('2026-03-06', '2026-03-08', { flags: ['sampled'] }),
    ...read('2026-03-09', '2026-03-10', { state: 'provisional' }),
  ];

  expect(coverageOf(connector, days, '2026-03-11')).toEqual({
    ...{ firstDay: '2026-03-01', lastDay: '2026-03-10', days: 8, provisional: 2 },
    gaps: [{ from: '2026-03-04', to: '2026-03-05' }],
    flags: ['sampled'],
  });
});

it.each([
  ['2026-03-06', []],
  ['2026-03-08', [{ from: '2026-03-04', to: '2026-03-04' }]],
  ['2026-03-20', [{ from: '2026-03-04', to: '2026-03-16' }]],
])('on %s, days at the end that the source should have by now are missing', (today, gaps) => {
  expect(coverageOf(connector, read('2026-03-01', '2026-03-03'), today).gaps).toEqual(gaps);
});

it('knows nothing of an account that was never read', () => {
  expect(coverageOf(connector, [], '2026-03-11')).toMatchObject({ firstDay: null, days: 0, gaps: [] });
});
