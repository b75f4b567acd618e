import { describe, expect, it } from 'vitest';
import { all as connectors } from '../connectors.gen.ts';
import { all } from '../metrics.gen.ts';

const definitions = all.flat();
const keys = definitions.map(({ key }) => key);

it('names each metric once', () => {
  expect(keys.toSorted()).toEqual([...new Set(keys)].toSorted());
});

it('holds the metrics that a shop is watched by', () => {
  expect(keys).toEqual(
    expect.arrayContaining([
      ...[
        'revenue',
        'transactions',
        'conversion_rate',
        'average_order_value',
        'sessions',
        'users',
        'new_users',
      ],
      ...[
        'bounce_rate',
        'pages_per_session',
        'impressions',
        'clicks',
        'ad_spend',
        'roas',
        'ctr',
        'cpc',
        'cpa',
      ],
    ]),
  );
});

describe.each(definitions.map((definition) => [definition.key, definition] as const))(
  '%s',
  (key, definition) => {
    it('is named in both languages and described', () => {
      expect(key).toMatch(/^[a-z][a-z0-9_]*$/);
      expect(definition.name.en.length).toBeGreaterThan(2);
      expect(definition.name.pl.length).toBeGreaterThan(2);
      expect(definition.description).toMatch(/^[A-Z].*\.$/);
    });

    it('implies other metrics that exist, each once', () => {
      expect(keys).toEqual(expect.arrayContaining([...definition.implies]));
      expect(definition.implies).not.toContain(key);
      expect(new Set(definition.implies).size).toBe(definition.implies.length);
    });

    it('is computed from measures that its datasets hold', () => {
      const { expression } = definition;
      const parts =
        expression.kind === 'sum' ? [expression.measure] : [expression.numerator, expression.denominator];

      expect(new Set(parts).size).toBe(parts.length);
      expect(definition.datasets.length).toBeGreaterThan(0);
      for (const dataset of definition.datasets) {
        if (dataset !== 'metrics') expect(MEASURES[dataset]).toEqual(expect.arrayContaining(parts));
      }
    });

    it('has a unit that fits its kind', () => {
      const units = {
        count: ['count'],
        money: ['currency'],
        duration: ['seconds'],
        rate: ['fraction', 'ratio'],
      };

      expect(units[definition.kind]).toContain(definition.unit);
      expect(definition.kind === 'rate' || definition.kind === 'duration').toBe(
        definition.expression.kind === 'ratio' && definition.unit !== 'currency',
      );
    });
  },
);

it('breaks the metrics of one family and dataset down by the same dimensions', () => {
  const groups = Map.groupBy(definitions, ({ family, datasets }) => `${family} ${datasets.join()}`);

  for (const group of groups.values()) {
    expect(new Set(group.map(({ dimensions }) => dimensions.join())).size).toBe(1);
  }
});

/** What the imports, the demo shop and the connectors bring. */
const MEASURES: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    connectors.flatMap(({ tables }) =>
      tables.map(({ dataset, measures }) => [dataset, Object.keys(measures)] as const),
    ),
  ),
  sessions: [
    ...['sessions', 'users', 'new_users', 'bounces', 'pageviews', 'time_on_site', 'transactions', 'revenue'],
  ],
  orders: [
    ...['transactions', 'cancelled_transactions', 'revenue', 'units', 'refunds', 'fees', 'adjustments'],
  ],
  order_items: ['units', 'revenue', 'orders'],
  ads: ['impressions', 'clicks', 'spend', 'publisher_cost', 'conversions', 'conversion_value'],
};
