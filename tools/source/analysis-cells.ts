import type { RuleKind, RuleOf } from '#analysis/tables/rule.ts';
import type { Cell, Cells, Unit } from '#core/cell.ts';
import type { AnalysedFinding, AnalysedHeadline, AnalysedRule, AnalysisAnswer } from './analysis-answer.ts';
import type { UnitMeasure } from './analysis-input.ts';

/** Units of what findings have beside the value of their measure; what is not named is a word. */
const EXTRA_UNITS: Readonly<Record<string, Unit>> = {
  ctr: 'fraction',
  ordinary_ctr: 'fraction',
  more_clicks: 'count',
  impressions: 'count',
  position: 'ratio',
  cost: 'currency',
  returns: 'currency',
  results: 'count',
  expected: 'count',
  part_of_cost: 'fraction',
  first_share: 'fraction',
  rivals: 'count',
  places: 'count',
  age: 'days',
  frequency: 'ratio',
  frequency_before: 'ratio',
  growth: 'fraction',
  forecast_days: 'days',
  first_missing: 'date',
  last_missing: 'date',
};
/** Extras in the unit of what the rule sums. */
const IN_MEASURE = ['inside', 'whole', 'last_year'];

type MakeCell = (value: number | string | null, unit: Unit, basis?: Cell['basis']) => Cell;

/** Every value of an analysis that a text may state, by name: `headline.revenue.change`, `wasted_terms.1.money`. */
export function analysisCells(answer: AnalysisAnswer): Cells {
  const { currency, from, to, rows, headlines, rules } = answer;
  const make: MakeCell = (value, unit, basis = 'computed') => ({
    ...{ value, unit, basis },
    ...(unit === 'currency' ? { currency } : {}),
  });
  return Object.assign(
    {
      'period.from': make(from, 'date', 'measured'),
      'period.to': make(to, 'date', 'measured'),
      'data.rows': make(rows, 'count', 'measured'),
    },
    ...headlines.map((each) => headlineCells(each, make)),
    ...rules.map((each) => ruleCells(each, make)),
  );
}

function headlineCells(each: AnalysedHeadline, make: MakeCell): Cells {
  const name = `headline.${each.name}`;
  return {
    [`${name}.current`]: make(each.current, each.unit),
    [`${name}.previous`]: make(each.previous, each.unit),
    [`${name}.change`]: make(each.change, 'fraction'),
    [`${name}.year_before`]: make(each.yearBefore, each.unit),
    [`${name}.year_change`]: make(each.yearChange, 'fraction'),
  };
}

function ruleCells(rule: AnalysedRule, make: MakeCell): Cells {
  const { id, limit, unit, moneyOfAll, judged, tooSmall, more, findings } = rule;
  return Object.assign(
    {
      [`${id}.limit`]: make(limit, unit, 'benchmark'),
      [`${id}.money_of_all`]: make(moneyOfAll, 'currency'),
      [`${id}.found`]: make(findings.length + more, 'count'),
      [`${id}.judged`]: make(judged, 'count'),
      [`${id}.too_small`]: make(tooSmall, 'count'),
    },
    ...findings.map((finding) => findingCells(rule, finding, make)),
  );
}

function findingCells(
  { id, unit, measureUnit }: AnalysedRule,
  finding: AnalysedFinding,
  make: MakeCell,
): Cells {
  const name = `${id}.${finding.rank}`;
  const subject = Object.entries(finding.subject).map(([dimension, value]): [string, Cell] => [
    `${name}.${dimension}`,
    make(value, 'label', 'measured'),
  ]);
  const extras = Object.entries(finding.extras).map(([extra, value]): [string, Cell] => [
    `${name}.extra.${extra}`,
    make(value, extraUnit(extra, measureUnit)),
  ]);
  return {
    [`${name}.current`]: make(finding.current, unit),
    [`${name}.baseline`]: make(finding.baseline, unit),
    [`${name}.change`]: make(finding.change, 'fraction'),
    [`${name}.sample`]: make(finding.sample, 'count'),
    [`${name}.money`]: make(finding.money, 'currency'),
    ...Object.fromEntries([...subject, ...extras]),
  };
}

function extraUnit(extra: string, measureUnit: Unit): Unit {
  return IN_MEASURE.includes(extra) ? measureUnit : (EXTRA_UNITS[extra] ?? 'label');
}

type Measures = Readonly<Record<string, UnitMeasure>>;

const measured = ({ measure }: { readonly measure?: string | undefined }, measures: Measures): Unit =>
  measures[measure ?? '']?.unit ?? 'count';

/** In which unit the value and the baseline of a rule's findings are. */
const UNITS: { readonly [Kind in RuleKind]: (rule: RuleOf<Kind>, measures: Measures) => Unit } = {
  change: measured,
  gap: measured,
  level: measured,
  turnover: measured,
  decay: measured,
  forecast: measured,
  target: measured,
  efficiency: ({ returns }) => (returns === undefined ? 'currency' : 'ratio'),
  band: () => 'ratio',
  curve: () => 'fraction',
  rivalry: () => 'fraction',
  concentration: () => 'fraction',
  part: () => 'fraction',
  missing_days: () => 'days',
  members: () => 'count',
  flag: () => 'count',
};

/** The units of a rule: of its values, and of what it sums. */
export function unitsOf<Kind extends RuleKind>(rule: RuleOf<Kind>, measures: Measures) {
  const unitFor = UNITS[rule.kind as Kind] as (rule: RuleOf<Kind>, measures: Measures) => Unit;
  return { unit: unitFor(rule, measures), measureUnit: measured(rule as { measure?: string }, measures) };
}
