import { expect, it } from 'vitest';
import { addDays } from '#core/time.ts';
import { getMetric } from '#tools/metric/metric-catalog.ts';
import type { IncidentPicture, PicturedSeries } from '../incident-picture.ts';
import { incidentSvg } from './incident-svg.ts';

const TENANT = {
  id: '1',
  slug: 'shop',
  name: 'Shop',
  domain: null,
  timezone: 'Europe/Warsaw',
  currency: 'PLN',
  locale: 'en',
} as const;

/** Ten days of ten sessions and the given last ones, of which nothing else was known. */
function series(last: readonly (number | null)[], dims: PicturedSeries['dims'] = {}): PicturedSeries {
  const points = [...Array.from({ length: 10 }, () => 10), ...last].map((actual, index) => ({
    ...{ day: addDays('2026-01-01', index), actual, weight: null },
    ...{ expected: 10, lower: 7, upper: 13, z: 0, status: 'ok' as const },
  }));
  const lastDay = addDays('2026-01-01', 9 + last.length);
  return {
    definition: getMetric('sessions'),
    source: 'sessions',
    dims,
    points,
    firstDay: addDays('2026-01-01', 10),
    lastDay,
  };
}

const picture = (lead: PicturedSeries): IncidentPicture => ({
  lead,
  shape: 'undecided',
  cause: null,
  parts: null,
});

it('marks each day of the incident that has a value, and says what was expected of it', () => {
  const { markup } = incidentSvg(picture(series([3, null, 4])), TENANT);

  expect(markup.match(/<circle class="mark" cx="[\d.]+" cy="[\d.]+" r="4"><title>/g)).toHaveLength(2);
  expect(markup).toContain('<title>Jan 11, 2026: 3 (10)</title>');
  expect(markup.match(/class="actual" d="([^"]*)"/)?.[1]?.match(/M/g)).toHaveLength(2);
});

it('draws the segment of the cause, and the parts with the cause marked', () => {
  const { markup } = incidentSvg(
    {
      lead: series([3]),
      shape: 'undecided',
      cause: series([1], { country: '<Poland>' }),
      parts: {
        dimension: 'country',
        parts: [
          { value: '<Poland>', share: 1.2, isCause: true },
          { value: 'Germany', share: -0.2, isCause: false },
        ],
      },
    },
    TENANT,
  );

  expect(markup).toContain('Sessions, country &lt;Poland&gt;');
  expect(markup).toContain('<rect class="part cause"');
  expect(markup).toContain('<rect class="part against"');
  expect(markup).not.toContain('<Poland>');
});

it('has no coordinate that is no number', () => {
  const { markup } = incidentSvg(picture(series([null])), TENANT);

  expect(markup).not.toMatch(/NaN|undefined|Infinity/);
});
