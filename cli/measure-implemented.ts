import { z } from 'zod';
import { InvalidInputError, NotFoundError } from '#core/errors.ts';
import { addDays, dayInZone } from '#core/time.ts';
import type { Recommendation } from '#storage/insight/recommendation-read.repository.ts';
import { expectedEffect } from '#tools/growth/advice.ts';
import { type Segment, segment } from '#tools/growth/cause.ts';
import type { Cli, TenantScope } from './cli.ts';
import { toolContext } from './tool-context.ts';

/** What became of the wish to measure: the measurement that began, or why there is none, as a sentence. */
export type Measuring =
  | {
      readonly kind: 'measuring';
      readonly metric: string;
      /** Promised relative change. */
      readonly promised: number;
      readonly isMeasurable: boolean;
      readonly fault: string | null;
      readonly detectableUp: number | null;
      readonly detectableDown: number | null;
      readonly evaluateOn: string;
    }
  | { readonly kind: 'not_measured'; readonly why: string };

const promise = z.looseObject({
  effect: expectedEffect.nullable(),
  cause: z.looseObject({ segment: segment.nullable() }),
});

/** So many weeks before the start tell what is usual. */
const LEVEL_WEEKS = 12;
const DAYS_PER_WEEK = 7;
const LEAST_WEEKS = 4;
const MOST_WEEKS = 26;
/** A change smaller than this is not worth the work. */
const SMALLEST_THAT_MATTERS = 0.05;

/** Begins to measure what an implemented recommendation brings, as far as its own promise says what should change where. */
export async function measureImplemented(
  cli: Cli,
  scope: TenantScope,
  recommendation: Recommendation,
): Promise<Measuring> {
  const promised = promiseOf(recommendation);
  if (typeof promised === 'string') return { kind: 'not_measured', why: promised };
  try {
    return await begin(cli, scope, { recommendationId: recommendation.id, ...promised });
  } catch (error) {
    // What cannot be measured was done all the same.
    if (error instanceof InvalidInputError || error instanceof NotFoundError)
      return { kind: 'not_measured', why: error.message };
    throw error;
  }
}

/** What should change where: an amount of a metric over some days. */
interface Promised {
  readonly metric: string;
  readonly place: Segment;
  readonly amount: number;
  readonly horizonDays: number;
}

/** The promise of a recommendation, or why it cannot be held against what comes. */
function promiseOf({ body }: Recommendation): Promised | string {
  const { effect, cause } = promise.safeParse(body).data ?? { effect: null, cause: null };
  if (effect === null || typeof effect.mid.value !== 'number')
    return 'It promised no amount that could be held against what comes.';
  const place = cause?.segment ?? null;
  if (place === null) return 'It acts on the whole shop, which leaves nothing to compare with.';
  const { metric, direction, horizonDays } = effect;
  const amount = direction === 'down' ? -Math.abs(effect.mid.value) : effect.mid.value;
  return { metric, place, amount, horizonDays };
}

type Start = Parameters<
  typeof import('#tools/insight/start-measurement.tool.ts')['startMeasurement']['run']
>[0];

async function begin(
  cli: Cli,
  scope: TenantScope,
  { recommendationId, metric, place, amount, horizonDays }: Promised & { readonly recommendationId: string },
): Promise<Measuring> {
  const { startMeasurement } = await import('#tools/insight/start-measurement.tool.ts');
  const { source, perDay } = await readLevel(scope, { metric, place, now: cli.now() });
  const start: Start = {
    ...{ recommendationId, metric },
    subject: { source, dimension: place.dimension, members: [place.value] },
    predicted: amount / (perDay * horizonDays),
    smallestThatMatters: SMALLEST_THAT_MATTERS,
    weeks: Math.min(MOST_WEEKS, Math.max(LEAST_WEEKS, Math.ceil(horizonDays / DAYS_PER_WEEK))),
  };
  const { isNew: _, ...made } = await startMeasurement.run(start, await toolContext(cli, scope));
  return { kind: 'measuring', metric, promised: start.predicted, ...made };
}

/** Which data tell of the place, and what a day there usually comes to. */
async function readLevel(
  { db, tenant }: TenantScope,
  { metric, place, now }: { readonly metric: string; readonly place: Segment; readonly now: Date },
): Promise<{ source: string; perDay: number }> {
  const { readScope } = await import('#tools/metric/read-scope.ts');
  const lastDay = addDays(dayInZone(now, tenant.timezone), -1);
  const firstDay = addDays(lastDay, 1 - LEVEL_WEEKS * DAYS_PER_WEEK);
  const dims = { [place.dimension]: place.value };
  const { subject, source } = await readScope({ db }, { metric, dims, firstDay, lastDay });
  const known = subject.points.filter(({ day, actual }) => day >= firstDay && actual !== null);
  const total = known.reduce((sum, { actual }) => sum + (actual ?? 0), 0);
  if (!(total > 0)) throw new InvalidInputError(`Nothing is known of ${metric} in ${place.value} lately.`);
  return { source, perDay: total / known.length };
}
