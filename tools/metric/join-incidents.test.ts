import { describe, expect, it } from 'vitest';
import { addDays } from '#core/time.ts';
import type { FoundAnomaly } from './found-anomaly.ts';
import { joinIncidents } from './join-incidents.ts';
import { expectedSeries } from './testing.ts';

interface Spec {
  readonly metric: string;
  readonly start: number;
  readonly end: number;
  readonly z: number;
  readonly source?: string;
  readonly dims?: Record<string, string>;
}

function anomaly({ metric, start, end, z, source = 'sessions', dims = {} }: Spec): FoundAnomaly {
  const subject = expectedSeries(metric, [], { source, dims });
  const amounts = { actual: 1, expected: 2, lower: 1.5, upper: 2.5, changeFraction: -0.5 };
  const [firstDay, lastDay] = [addDays('2026-03-02', start), addDays('2026-03-02', end)];
  const stretch = {
    ...amounts,
    firstDay,
    lastDay,
    z,
    direction: z > 0 ? ('up' as const) : ('down' as const),
  };
  return {
    key: `${subject.series.id} ${firstDay}`,
    subject,
    stretch,
    impact: undefined,
    problem: {},
  };
}

const clear = { metric: 'conversion_rate', start: 0, end: 13, z: -20 };

describe('two groups become one incident', () => {
  it.each([
    ['when they come and go together', { metric: 'bounce_rate', start: 1, end: 12, z: 9 }],
    [
      'when one only shows later what the other showed at once',
      { metric: 'sessions', start: 4, end: 9, z: -8 },
    ],
    [
      'when the later one is the total of another source',
      { metric: 'ad_conversion_value', start: 2, end: 9, z: -8, source: 'ads' },
    ],
  ])('%s', (_, other) => {
    expect(joinIncidents([[anomaly(other)], [anomaly(clear)]])).toHaveLength(1);
  });

  it('when it falls in a part of another source in which the event can be seen too', () => {
    const seenInAds = anomaly({ metric: 'ad_spend', start: 0, end: 13, z: -15, source: 'ads' });
    const late = { metric: 'clicks', start: 2, end: 9, z: -8, source: 'ads', dims: { campaign: 'brand' } };

    expect(joinIncidents([[anomaly(late)], [anomaly(clear), seenInAds]])).toHaveLength(1);
  });
});

describe('two groups stay two incidents', () => {
  it.each([
    ['when the later one goes on longer', { metric: 'sessions', start: 4, end: 16, z: -8 }],
    ['when it begins much later', { metric: 'sessions', start: 6, end: 9, z: -8 }],
    ['when it is one for the better', { metric: 'sessions', start: 4, end: 9, z: 8 }],
    ['when it is nearly as clear', { metric: 'sessions', start: 4, end: 9, z: -18 }],
    [
      'when it is one campaign of another source',
      { metric: 'clicks', start: 2, end: 9, z: -8, source: 'ads', dims: { campaign: 'brand' } },
    ],
  ])('%s', (_, other) => {
    expect(joinIncidents([[anomaly(other)], [anomaly(clear)]])).toHaveLength(2);
  });
});
