import { z } from 'zod';
import { type Database, execute, many, type Transaction } from '../database.ts';
import { sql } from '../sql.ts';
import type { FactRow } from './fact.ts';

/** What the numbers of a fact are in: the tenant's currency (ISO 4217) and time zone (IANA name). */
export interface FactUnits {
  readonly currency: string;
  readonly timezone: string;
  /** The part of each day that a delivery is about: facts with these dimensions. All of the day when left out. */
  readonly part?: Readonly<Record<string, string>>;
}

/** What is stored with each fact besides its numbers. */
export interface FactOrigin extends FactUnits {
  /** The run that brought the facts; null for none. */
  readonly executionId: string | null;
}

const dayChanges = z
  .object({
    dataset: z.string(),
    days: z.number(),
    new_days: z.number(),
    replaced_days: z.number(),
    unchanged_days: z.number(),
    facts: z.number(),
  })
  .transform(({ new_days, replaced_days, unchanged_days, ...rest }) => ({
    ...rest,
    newDays: new_days,
    replacedDays: replaced_days,
    unchangedDays: unchanged_days,
  }));

/** What a delivery means for one dataset: how many of its days are new, differ from what is stored, or are the same. */
export type DayChanges = z.output<typeof dayChanges>;

const STORE_BATCH = 5000;

/**
 * Opens the temporary tables through which facts are delivered: `incoming` holds the facts, `covered_day` the days
 * that the delivery is about, so that a day that lost all its facts is emptied.
 */
export async function createIncoming(tx: Transaction): Promise<void> {
  await execute(
    tx,
    sql`
      create temporary table incoming (
        dataset   text  not null,
        day       date  not null,
        dims      jsonb not null,
        dims_hash text  not null generated always as (md5(dims::text)) stored,
        measures  jsonb not null
      ) on commit drop
    `,
  );
  await execute(
    tx,
    sql`create temporary table covered_day (dataset text not null, day date not null) on commit drop`,
  );
}

/** Compares the delivery with the store, day by day. Nothing is changed; another delivery waits until this one ends. */
export async function compareDays(tx: Transaction, units: FactUnits): Promise<DayChanges[]> {
  const { currency, timezone, part = {} } = units;
  await execute(
    tx,
    sql`select pg_advisory_xact_lock(hashtextextended('metric.fact ' || core.current_tenant(), 0))`,
  );
  await execute(tx, sql`analyze incoming (dataset, day, dims_hash), covered_day`);
  await execute(
    tx,
    sql`
      create temporary table changed_day on commit drop as
      select coalesce(fresh.dataset, known.dataset) as dataset, coalesce(fresh.day, known.day) as day,
             count(known.dims_hash) > 0 as is_known
      from incoming as fresh
      full join (
        select * from metric.fact
        where (dataset, day) in (select dataset, day from covered_day) and dims @> ${JSON.stringify(part)}::jsonb
      ) as known
        on known.dataset = fresh.dataset and known.day = fresh.day and known.dims_hash = fresh.dims_hash
      group by 1, 2
      having bool_or(
        (fresh.measures, ${currency}::text, ${timezone}::text)
          is distinct from (known.measures, known.currency, known.timezone)
      )
    `,
  );
  return many(
    tx,
    dayChanges,
    sql`
      select covered.dataset, count(*)::int as days,
             (count(*) filter (where not changed.is_known))::int as new_days,
             (count(*) filter (where changed.is_known))::int as replaced_days,
             (count(*) filter (where changed.day is null))::int as unchanged_days,
             (select count(*)::int from incoming where incoming.dataset = covered.dataset) as facts
      from covered_day as covered
      left join changed_day as changed using (dataset, day)
      group by covered.dataset
      order by covered.dataset
    `,
  );
}

/** Puts the delivery in the place of the days that `compareDays` found changed; the others are not touched. */
// The tenant stands in a sub-select so that its signature is checked once, not for each row.
export async function replaceChangedDays(tx: Transaction, origin: FactOrigin): Promise<void> {
  await execute(
    tx,
    sql`
      delete from metric.fact as known using changed_day as changed
      where known.tenant_id = (select core.current_tenant())
        and known.dataset = changed.dataset and known.day = changed.day
        and known.dims @> ${JSON.stringify(origin.part ?? {})}::jsonb
    `,
  );
  await execute(
    tx,
    sql`
      insert into metric.fact (tenant_id, dataset, day, dims, measures, currency, timezone, execution_id)
      select (select core.current_tenant()), dataset, day, dims, measures,
             ${origin.currency}::text, ${origin.timezone}::text, ${origin.executionId}::uuid
      from incoming join changed_day using (dataset, day)
    `,
  );
}

/** A day of a dataset. */
export interface DatasetDay {
  readonly dataset: string;
  readonly day: string;
}

/** Facts made in memory, and the days that they are about: a day without facts is emptied. */
export interface FactDelivery {
  readonly facts: readonly FactRow[];
  readonly covered: readonly DatasetDay[];
}

/** Stores facts made in memory. Each day of a dataset that they hold is replaced whole; the same facts change nothing. */
export function storeFacts(
  tx: Transaction,
  facts: readonly FactRow[],
  origin: FactOrigin,
): Promise<DayChanges[]> {
  const days = new Map(facts.map(({ dataset, day }) => [`${dataset} ${day}`, { dataset, day }]));
  return storeDelivery(tx, { facts, covered: [...days.values()] }, origin);
}

/** Puts a delivery in the place of what is stored of its days; days that are the same are not touched. */
export async function storeDelivery(
  tx: Transaction,
  { facts, covered }: FactDelivery,
  origin: FactOrigin,
): Promise<DayChanges[]> {
  await createIncoming(tx);
  for (let from = 0; from < facts.length; from += STORE_BATCH) {
    const batch = JSON.stringify(facts.slice(from, from + STORE_BATCH));
    await execute(
      tx,
      sql`
        insert into incoming (dataset, day, dims, measures)
        select dataset, day, dims, measures
        from jsonb_to_recordset(${batch}::jsonb) as fact (dataset text, day date, dims jsonb, measures jsonb)
      `,
    );
  }
  await execute(
    tx,
    sql`
      insert into covered_day (dataset, day)
      select dataset, day from jsonb_to_recordset(${JSON.stringify(covered)}::jsonb) as covered (dataset text, day date)
    `,
  );
  const changes = await compareDays(tx, origin);
  await replaceChangedDays(tx, origin);
  await execute(tx, sql`drop table incoming, covered_day, changed_day`);
  return changes;
}

const coverageRow = z
  .object({
    dataset: z.string(),
    first_day: z.string(),
    last_day: z.string(),
    days: z.number(),
    facts: z.number(),
  })
  .transform(({ first_day, last_day, ...rest }) => ({ ...rest, firstDay: first_day, lastDay: last_day }));

/** Which days of a dataset are stored. */
export type DatasetCoverage = z.output<typeof coverageRow>;

/** The datasets of this tenant, with the days that they cover. */
export function listDatasets(db: Database): Promise<DatasetCoverage[]> {
  return many(
    db,
    coverageRow,
    sql`
      select dataset, min(day) as first_day, max(day) as last_day, count(distinct day)::int as days,
             count(*)::int as facts
      from metric.fact
      group by dataset
      order by dataset
    `,
  );
}
