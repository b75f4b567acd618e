import type { Cells } from '#core/cell.ts';
import type { Tenant } from '#core/tenant.ts';
import type { Breakdown } from './breakdown-answer.ts';
import { getMetric } from './metric-catalog.ts';
import { type CellMaker, cellMaker, differenceUnit, measureUnit } from './value-cell.ts';

/**
 * Cells of a breakdown: `total.*`, `measure.<measure>.*`, `root.*`, `combination.<place>.*` for the combinations that stand
 * out, the first place being 1, and for each shown value
 * `by.<dimension>.<value>.*`, its measures under `by.<dimension>.<value>.measure.<measure>.*`.
 */
export function breakdownCells(answer: Breakdown, tenant: Tenant): Cells {
  const make = cellMaker(tenant);
  return {
    ...totalCells(answer, make),
    ...rootCells(answer, make),
    ...combinationCells(answer, make),
    ...Object.assign({}, ...answer.dimensions.map((each) => dimensionCells(answer, each, make))),
    ...Object.assign(
      {},
      ...answer.ranked.map(({ dimension, value, measures }) =>
        measureCells(`by.${dimension}.${value}.measure`, measures, make),
      ),
    ),
  };
}

function totalCells({ metric, total, ...answer }: Breakdown, make: CellMaker): Cells {
  const definition = getMetric(metric);
  const change = total.before === null || total.after === null ? null : total.after - total.before;
  return {
    'total.before': make(total.before, definition.unit),
    'total.after': make(total.after, definition.unit),
    'total.change': make(change, differenceUnit(definition)),
    'total.change_fraction': make(fractionOf(total.before, total.after), 'fraction'),
    'stretch.first_day': make(answer.firstDay, 'date', 'measured'),
    'stretch.last_day': make(answer.lastDay, 'date', 'measured'),
    'stretch.days': make(answer.comparedDays, 'days'),
    'baseline.days': make(answer.baselineDays, 'days'),
    ...measureCells('measure', total.measures, make),
  };
}

function rootCells({ root, kind }: Breakdown, make: CellMaker): Cells {
  const isSingle = make(kind, 'label');
  if (root === null) return { 'root.kind': isSingle };
  return {
    'root.kind': isSingle,
    'root.dimension': make(root.dimension, 'label'),
    'root.value': make(root.value, 'label'),
    'root.share': make(root.share, 'fraction'),
    'root.confidence': make(root.confidence, 'fraction'),
    ...measureCells('root.measure', root.measures, make),
  };
}

function combinationCells({ metric, combinations }: Breakdown, make: CellMaker): Cells {
  const difference = differenceUnit(getMetric(metric));
  const cells = (combinations?.causes ?? []).map(({ values, change, share, confidence }, index): Cells => {
    const name = `combination.${index + 1}`;
    return {
      [`${name}.change`]: make(change, difference),
      [`${name}.share`]: make(share, 'fraction'),
      [`${name}.confidence`]: make(confidence, 'fraction'),
      ...Object.fromEntries(
        Object.entries(values).map(([dimension, value]) => [
          `${name}.value.${dimension}`,
          make(value, 'label'),
        ]),
      ),
    };
  });
  return Object.assign({}, ...cells);
}

function dimensionCells(
  { metric }: Breakdown,
  { dimension, contributions, others }: Breakdown['dimensions'][number],
  make: CellMaker,
): Cells {
  const definition = getMetric(metric);
  const difference = differenceUnit(definition);
  const shown = contributions.map((each): Cells => {
    const name = `by.${dimension}.${each.value}`;
    return {
      [`${name}.before`]: make(each.before, definition.unit),
      [`${name}.after`]: make(each.after, definition.unit),
      [`${name}.change`]: make(each.change, difference),
      [`${name}.change_fraction`]: make(fractionOf(each.before, each.after), 'fraction'),
      [`${name}.share`]: make(each.share, 'fraction'),
      [`${name}.prior_share`]: make(each.priorShare, 'fraction'),
      ...(each.rateEffect === null
        ? {}
        : {
            [`${name}.rate_effect`]: make(each.rateEffect, difference),
            [`${name}.mix_effect`]: make(each.mixEffect, difference),
          }),
    };
  });
  const rest: Cells = {
    [`others.${dimension}.values`]: make(others.values, 'count'),
    [`others.${dimension}.change`]: make(others.change, difference),
    [`others.${dimension}.share`]: make(others.share, 'fraction'),
  };
  return Object.assign(rest, ...shown);
}

function measureCells(name: string, measures: Breakdown['total']['measures'], make: CellMaker): Cells {
  const cells = measures.map(({ measure, before, after }): Cells => {
    const unit = measureUnit(measure);
    return {
      [`${name}.${measure}.before`]: make(before, unit),
      [`${name}.${measure}.after`]: make(after, unit),
      [`${name}.${measure}.change`]: make(after - before, unit),
      [`${name}.${measure}.change_fraction`]: make(fractionOf(before, after), 'fraction'),
    };
  });
  return Object.assign({}, ...cells);
}

/** after / before - 1; null when there was nothing before. */
function fractionOf(before: number | null, after: number | null): number | null {
  return before === null || after === null || before === 0 ? null : after / before - 1;
}
