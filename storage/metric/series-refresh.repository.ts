import { z } from 'zod';
import type { Transaction } from '../database.ts';
import { execute, one } from '../database.ts';
import { sql } from '../sql.ts';
import { buildFactCube } from './fact-cube.ts';

/** One metric as the facts of one dataset give it; positions count measures of the plan from 1. */
export interface SeriesRecipe {
  readonly definitionId: string;
  readonly currency: string | null;
  readonly dimensions: readonly string[];
  readonly numerator: number;
  /** Null for a sum. */
  readonly denominator: number | null;
  /** Later days are not all there yet. */
  readonly lastDay: string;
}

/** Everything that one dataset gives. */
export interface RefreshPlan {
  readonly dataset: string;
  readonly upTo: string;
  /** Days of which only a part is stored; they give no points. */
  readonly leftOut: readonly string[];
  readonly measures: readonly string[];
  /** Position of the measure by which the main values of a dimension are chosen. */
  readonly volume: number;
  readonly recipes: readonly SeriesRecipe[];
}

export interface RefreshResult {
  readonly series: number;
  /** Points that are new or have another value than before. */
  readonly changedPoints: number;
}

const BUCKET_DAYS = 30;
const RECENT_BUCKETS = 3;
/** A value is watched when it ranked this high lately with at least this share … */
const TOP_VALUES = 12;
const LEAST_RECENT_SHARE = 0.02;
/** … or when it had this share in any month, so that a wave of visits that passed is seen too. */
const LEAST_MONTH_SHARE = 0.03;

/**
 * Recomputes the series of one dataset. A day on which the dataset has rows gives 0 for a sum whose value has none;
 * a day without rows, or on which no row states the measure, gives no point; nor does a rate whose denominator is 0.
 * Running it again changes nothing.
 */
export async function refreshDataset(tx: Transaction, plan: RefreshPlan): Promise<RefreshResult> {
  const dimensions = [...new Set(plan.recipes.flatMap((recipe) => recipe.dimensions))];
  await buildFactCube(tx, { ...plan, dimensions });
  await insertSeries(tx, plan);
  await computePoints(tx, plan);
  await removeStalePoints(tx, plan);
  const changedPoints = await storePoints(tx);
  const { series } = await one(
    tx,
    z.object({ series: z.number() }),
    sql`select count(*)::int as series from metric.series where source = ${plan.dataset} and is_monitored`,
  );
  await execute(tx, sql`drop table fact_cube, fresh_point`);
  return { series, changedPoints };
}

/** Watches totals and the main values; a series that is no longer among them stays, unwatched, for what refers to it. */
async function insertSeries(tx: Transaction, plan: RefreshPlan): Promise<void> {
  await execute(
    tx,
    sql`
      with volume as (
        select dimension, value, (${plan.upTo}::date - day) / ${BUCKET_DAYS}::int as bucket,
               sum(abs(measures[${plan.volume}::int])) as amount
        from fact_cube where dimension <> '' group by 1, 2, 3
      ), share as (
        select dimension, value, bucket,
               amount / nullif(sum(amount) over (partition by dimension, bucket), 0) as part
        from volume
      ), recent as (
        select dimension, value,
               rank() over (partition by dimension order by sum(amount) desc, value) as place,
               sum(amount) / nullif(sum(sum(amount)) over (partition by dimension), 0) as part
        from volume where bucket < ${RECENT_BUCKETS}::int group by 1, 2
      ), chosen as (
        select dimension, value from recent where place <= ${TOP_VALUES}::int and part >= ${LEAST_RECENT_SHARE}::float8
        union
        select dimension, value from share where part >= ${LEAST_MONTH_SHARE}::float8
      ), telling as (
        -- A dimension of one value only repeats the total.
        select dimension, value from chosen
        where dimension in (select dimension from volume group by 1 having count(distinct value) > 1)
      ), wanted as (
        select recipe.definition_id, scope.dims, recipe.currency
        from jsonb_to_recordset(${JSON.stringify(recipeRows(plan))}::jsonb)
               as recipe (definition_id uuid, currency text, dimensions jsonb)
        cross join lateral (
          select '{}'::jsonb as dims
          union all
          select jsonb_build_object(dimension, value) from telling where recipe.dimensions ? dimension
        ) as scope
      ), retired as (
        update metric.series as series set is_monitored = false
        where source = ${plan.dataset} and is_monitored
          and not exists (
            select from wanted
            where wanted.definition_id = series.definition_id and wanted.dims = series.dims
          )
      )
      insert into metric.series (tenant_id, definition_id, dims, source, currency)
      select (select core.current_tenant()), definition_id, dims, ${plan.dataset}, currency from wanted
      on conflict (tenant_id, definition_id, source, grain, dims_hash)
        do update set is_monitored = true where not series.is_monitored
    `,
  );
}

async function computePoints(tx: Transaction, plan: RefreshPlan): Promise<void> {
  await execute(
    tx,
    sql`create temporary table fresh_point (series_id uuid, day date, value float8, weight float8) on commit drop`,
  );
  await execute(
    tx,
    sql`
      insert into fresh_point (series_id, day, value, weight)
      select series.id, known.day,
             coalesce(cube.measures[recipe.numerator], 0)
               / case when recipe.denominator is null then 1 else cube.measures[recipe.denominator] end,
             cube.measures[recipe.denominator]
      from metric.series as series
      join jsonb_to_recordset(${JSON.stringify(recipeRows(plan))}::jsonb)
             as recipe (definition_id uuid, numerator int, denominator int, last_day date)
        on recipe.definition_id = series.definition_id
      left join lateral jsonb_each_text(series.dims) as scope (dimension, value) on true
      join fact_cube as known
        on known.dimension = '' and known.measures[recipe.numerator] is not null and known.day <= recipe.last_day
      left join fact_cube as cube
        on cube.day = known.day
       and cube.dimension = coalesce(scope.dimension, '') and cube.value = coalesce(scope.value, '')
      where series.source = ${plan.dataset}
        and (recipe.denominator is null or cube.measures[recipe.denominator] > 0)
    `,
  );
  // On a server that has no statistics of our tables yet, the planner would look through all of these for each point.
  await execute(tx, sql`create index on fresh_point (series_id, day)`);
  await execute(tx, sql`analyze fresh_point`);
}

async function removeStalePoints(tx: Transaction, { dataset, upTo }: RefreshPlan): Promise<void> {
  await execute(
    tx,
    sql`
      delete from metric.point as point
      using metric.series as series
      where series.id = point.series_id and series.source = ${dataset} and point.day <= ${upTo}
        and not exists (
          select from fresh_point as fresh
          where fresh.series_id = point.series_id and fresh.day = point.day
        )
    `,
  );
}

function storePoints(tx: Transaction): Promise<number> {
  return execute(
    tx,
    sql`
      insert into metric.point (tenant_id, series_id, day, value, weight)
      select (select core.current_tenant()), fresh.series_id, fresh.day, fresh.value, fresh.weight
      from fresh_point as fresh
      left join metric.point as point on point.series_id = fresh.series_id and point.day = fresh.day
      where point.day is null or (point.value, point.weight) is distinct from (fresh.value, fresh.weight)
      on conflict (tenant_id, series_id, day)
        do update set value = excluded.value, weight = excluded.weight, loaded_at = now()
    `,
  );
}

function recipeRows({ recipes }: RefreshPlan) {
  return recipes.map((recipe) => ({
    definition_id: recipe.definitionId,
    currency: recipe.currency,
    dimensions: recipe.dimensions,
    numerator: recipe.numerator,
    denominator: recipe.denominator,
    last_day: recipe.lastDay,
  }));
}
