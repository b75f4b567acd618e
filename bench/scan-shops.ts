import type { BenchDatabase } from './bench-database.ts';

/** How many shops with how many series of how many days. */
export interface ScanSize {
  readonly tenants: number;
  readonly metrics: readonly string[];
  readonly days: number;
}

/**
 * Stores shops with a total of each metric: a level of its own, a weekday pattern, a slow drift and noise; and in every tenth
 * shop a week at half of the usual, so that there is something to find and to store.
 */
export async function storeShops(
  { pool }: BenchDatabase,
  { tenants, metrics, days }: ScanSize,
  lastDay: string,
): Promise<void> {
  await pool.query(
    `insert into core.tenant (slug, name, timezone, currency, locale)
     select 'shop-' || number, 'Shop ' || number, 'Europe/Warsaw', 'PLN', 'pl'
     from generate_series(1, $1::integer) as number`,
    [tenants],
  );
  await pool.query(
    `insert into metric.series (tenant_id, definition_id, dims, source)
     select tenant.id, definition.id, '{}', 'bench'
     from core.tenant as tenant, metric.definition as definition where definition.key = any($1::text[])`,
    [metrics],
  );
  await pool.query(
    `insert into metric.point (tenant_id, series_id, day, value, weight)
     select series.tenant_id, series.id, $1::date - ago,
            case when definition.kind = 'count' then round(size.level * ordinary.day) else size.level * ordinary.day end,
            case when definition.kind = 'rate' then 1000 end
     from metric.series as series
     join metric.definition as definition on definition.id = series.definition_id
     cross join lateral (
       select case when definition.kind = 'rate' then 0.02 + 0.2 * random() else exp(3 + 5 * random()) end as level,
              hashtext(series.tenant_id::text) % 10 = 0 as has_fall
       offset 0 * length(series.id::text)
     ) as size
     cross join generate_series(0, $2::integer - 1) as ago
     cross join lateral (
       select (1 + 0.2 * sin(2 * pi() * ago / 7)) * (1 + 0.1 * sin(ago / 60.0))
              * exp(0.1 * sqrt(-2 * ln(1 - random())) * cos(2 * pi() * random()))
              * case when size.has_fall and ago between 20 and 26 then 0.5 else 1 end as day
       offset 0 * ago
     ) as ordinary`,
    [lastDay, days],
  );
  await pool.query('vacuum analyze metric.point');
}
