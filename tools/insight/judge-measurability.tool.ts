import { z } from 'zod';
import { LEAST_CONTROLS } from '#analysis/outcome/test-level.ts';
import { isMeasurable } from '#analysis/outcome/verdict.ts';
import type { Cells } from '#core/cell.ts';
import type { Tenant } from '#core/tenant.ts';
import { cellMaker } from '../metric/value-cell.ts';
import { defineTool } from '../tool.ts';
import { designOutcome, type OutcomeDesign, type PlannedMeasurement } from './design-outcome.ts';
import {
  type Measurability,
  measurability,
  notMeasurable,
  PRE_WEEKS,
  type PromiseBaseline,
  promisedChange,
  SMALLEST_THAT_MATTERS,
} from './measurability.ts';
import { planMeasurement } from './plan-measurement.ts';
import { promiseOf } from './promised-lift.ts';
import { type SizedPromise, sizePromise } from './size-promise.ts';

export const judgeMeasurability = defineTool({
  name: 'insight_measurability',
  version: '1',
  description:
    'Says before anybody acts whether a promised change could be measured: the smallest rise and fall that the measurement would find in four of five cases, how and beside how many comparable series, or why nothing can be measured.',
  effect: 'read',
  input: promisedChange.extend({
    start: z.iso.date().describe('Day on which it would be done; only what was before it is looked at.'),
  }),
  output: measurability,

  async run({ start, ...promise }, { db }) {
    const plan = await planMeasurement(db, promise, start);
    if (typeof plan === 'string') return notMeasurable(plan, start);
    const made = await designOutcome(db, plan);
    const { levelPerWeek } = made;
    const sized = levelPerWeek === null ? null : await sizePromise(db, { promise, plan, levelPerWeek });
    return judge(plan, made, sized);
  },

  cells: measurabilityCells,
});

function judge(
  { metric, subject, weeks, start }: PlannedMeasurement,
  { design, fault, controls }: OutcomeDesign,
  sized: SizedPromise | null,
): Measurability {
  const known = {
    ...{ metric, place: { dimension: subject.dimension, value: subject.members.join(', ') } },
    ...{ controls, controlsNeeded: LEAST_CONTROLS, weeksBefore: PRE_WEEKS, weeks, start },
    ...(sized ?? { baseline: null, promised: null }),
  };
  if (design === null || sized === null) return { ...notMeasurable(fault ?? 'no_level', start), ...known };
  const { method, detectable } = design;
  const seen = { ...known, method, detectableUp: detectable.up, detectableDown: detectable.down };
  const lifted = promiseOf(sized.promised.mid, SMALLEST_THAT_MATTERS);
  if (detectable[lifted.direction] === null) return { verdict: 'no', fault: 'nothing_detectable', ...seen };
  return { verdict: isMeasurable(lifted, detectable) ? 'yes' : 'beyond', fault: null, ...seen };
}

/** Cells: `verdict`, `fault`, `metric`, `baseline.*`, `promised.*`, `detectable.*`, `method`, `controls`, `weeks`, `weeks_before`. */
function measurabilityCells(found: Measurability, tenant: Tenant): Cells {
  const label = (value: string | null) => ({ value, unit: 'label', basis: 'computed' }) as const;
  const fraction = (value: number | null) => ({ value, unit: 'fraction', basis: 'estimate' }) as const;
  const count = (value: number | null) => ({ value, unit: 'count', basis: 'computed' }) as const;
  return {
    verdict: label(found.verdict),
    fault: label(found.fault),
    metric: label(found.metric),
    ...baselineCells(found.baseline, tenant),
    'promised.low': fraction(found.promised?.low ?? null),
    'promised.mid': fraction(found.promised?.mid ?? null),
    'promised.high': fraction(found.promised?.high ?? null),
    'detectable.up': fraction(found.detectableUp),
    'detectable.down': fraction(found.detectableDown),
    method: label(found.method),
    controls: count(found.controls),
    weeks: count(found.weeks),
    weeks_before: count(found.weeksBefore),
  };
}

function baselineCells(baseline: PromiseBaseline | null, tenant: Tenant): Cells {
  if (baseline === null) return {};
  const { basis, low, mid, high, unit, days } = baseline;
  const make = cellMaker(tenant);
  return {
    'baseline.basis': make(basis, 'label'),
    'baseline.low': make(low, unit, 'estimate'),
    'baseline.mid': make(mid, unit, 'estimate'),
    'baseline.high': make(high, unit, 'estimate'),
    'baseline.days': make(days, 'days'),
  };
}
