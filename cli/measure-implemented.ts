import { z } from 'zod';
import { dayInZone } from '#core/time.ts';
import { promisedChangeOf } from '#graphs/growth/state-measurability.ts';
import type { Recommendation } from '#storage/insight/recommendation-read.repository.ts';
import { expectedEffect } from '#tools/growth/advice.ts';
import { segment } from '#tools/growth/cause.ts';
import {
  type MeasurabilityFault,
  type PromisedChange,
  SMALLEST_THAT_MATTERS,
} from '#tools/insight/measurability.ts';
import type { Cli, TenantScope } from './cli.ts';
import { toolContext } from './tool-context.ts';

/** What became of the wish to measure: the measurement that began, or why there is none. */
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
  | { readonly kind: 'not_measured'; readonly fault: MeasurabilityFault };

const promise = z.looseObject({
  effect: expectedEffect.nullable(),
  cause: z.looseObject({ segment: segment.nullable() }),
});

/** Begins to measure what an implemented recommendation brings, as far as its own promise says what should change where. */
export async function measureImplemented(
  cli: Cli,
  scope: TenantScope,
  recommendation: Recommendation,
): Promise<Measuring> {
  const { id, implementedAt } = recommendation;
  const promised = promiseOf(recommendation);
  if (typeof promised === 'string') return { kind: 'not_measured', fault: promised };
  const start = dayInZone(implementedAt ?? cli.now(), scope.tenant.timezone);
  return begin(cli, scope, { recommendationId: id, promised, start });
}

/** What a recommendation promises where, or why that can be held against nothing. */
export function promiseOf({ body }: Pick<Recommendation, 'body'>): ReturnType<typeof promisedChangeOf> {
  const written = promise.safeParse(body).data;
  return written === undefined ? 'no_promise' : promisedChangeOf(written);
}

interface Beginning {
  readonly recommendationId: string;
  readonly promised: PromisedChange;
  readonly start: string;
}

async function begin(
  cli: Cli,
  scope: TenantScope,
  { recommendationId, promised, start }: Beginning,
): Promise<Measuring> {
  const [{ startMeasurement }, { designOutcome }, { planMeasurement }, { sizePromise }] = await Promise.all([
    import('#tools/insight/start-measurement.tool.ts'),
    import('#tools/insight/design-outcome.ts'),
    import('#tools/insight/plan-measurement.ts'),
    import('#tools/insight/size-promise.ts'),
  ]);
  const plan = await planMeasurement(scope.db, promised, start);
  if (typeof plan === 'string') return { kind: 'not_measured', fault: plan };
  const { levelPerWeek } = await designOutcome(scope.db, plan);
  if (levelPerWeek === null) return { kind: 'not_measured', fault: 'no_level' };
  const sized = await sizePromise(scope.db, { promise: promised, plan, levelPerWeek });
  const predicted = sized.promised.mid;
  const { metric, subject, weeks } = plan;
  const { isNew: _, ...made } = await startMeasurement.run(
    { recommendationId, metric, subject, predicted, smallestThatMatters: SMALLEST_THAT_MATTERS, weeks },
    await toolContext(cli, scope),
  );
  return { kind: 'measuring', metric, promised: predicted, ...made };
}
