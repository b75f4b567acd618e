import type { SupportedValue } from '#core/cell.ts';
import type { Advice, ExpectedEffect } from '#tools/growth/advice.ts';
import type { Cause } from '#tools/growth/cause.ts';
import type { GrowthTemplate } from '#tools/growth/growth-template.ts';
import type { InsightPackage } from './package.schema.ts';
import type { SchemaReport } from './schema-report.ts';
import type { Objection, ObjectionKind } from './strategy-report.ts';

/** What an advice is held against: everything computed anew by the validator itself. */
export interface Standard {
  readonly package: InsightPackage;
  readonly schema: SchemaReport;
  /** The template, if it is one that this team may use for this cause. */
  readonly template: GrowthTemplate | undefined;
  readonly effect: ExpectedEffect | null;
  readonly figures: Advice['figures'];
}

/** A measure may bring back what was lost over its horizon, and not noticeably more. */
const MOST_OF_LOSS = 1.05;
const DAYS_PER_WEEK = 7;

/** What speaks against an advice; at most one objection of each kind. */
export function checkAdvice(given: Advice, standard: Standard): Objection[] {
  const object = (kind: ObjectionKind, detail: string): Objection[] => [
    { kind, template: given.template, detail },
  ];
  if (standard.schema.soundness === 'unusable')
    return object('data_unsound', 'The data carries no conclusion.');
  if (standard.template === undefined) {
    return object('foreign_template', 'The template is not one that this team has for this cause.');
  }
  return [
    ...(isSameCause(given.cause, standard.package.cause)
      ? []
      : object('cause_differs', 'The advice is about another cause than the package.')),
    ...(isAsDefined(given, standard.template)
      ? []
      : object('condition_unmet', 'Lever, direction or effort are not those of the template.')),
    ...checkFigures(given, standard).flatMap(([kind, detail]) => object(kind, detail)),
    ...checkEffect(given, standard).flatMap((detail) => object('effect_implausible', detail)),
  ];
}

function isSameCause(given: Cause, expected: Cause): boolean {
  return (
    given.kind === expected.kind &&
    given.metric === expected.metric &&
    given.direction === expected.direction &&
    given.segment?.dimension === expected.segment?.dimension &&
    given.segment?.value === expected.segment?.value
  );
}

function isAsDefined(given: Advice, { team, lever, leverDirection, effort }: GrowthTemplate): boolean {
  return (
    given.team === team &&
    given.lever === lever &&
    given.leverDirection === leverDirection &&
    given.effort === effort
  );
}

/** Every figure must be one that the validator found too, in the same cell and with the same value. */
function checkFigures({ figures }: Advice, standard: Standard): (readonly [ObjectionKind, string])[] {
  const missing = (standard.template?.required ?? []).filter((name) => figures[name] === undefined);
  const [unknown] = Object.keys(figures).filter(
    (name) => !isEffect(name) && standard.figures[name] === undefined,
  );
  const [different] = Object.entries(figures).filter(([name, value]) => {
    const expected = standard.figures[name];
    return !isEffect(name) && expected !== undefined && !isSameFigure(value, expected);
  });
  return [
    ...(missing.length === 0
      ? []
      : [['no_evidence', `These figures are missing: ${missing.join(', ')}.`] as const]),
    ...(unknown === undefined ? [] : [['no_evidence', `Nothing supports the figure ${unknown}.`] as const]),
    ...(different === undefined
      ? []
      : [['figure_differs', `The figure ${different[0]} is not that of its evidence.`] as const]),
  ];
}

/** Effects are judged by themselves: leaving one out is allowed. */
function isEffect(name: string): boolean {
  return name.startsWith('effect_');
}

function isSameFigure(given: SupportedValue, expected: SupportedValue): boolean {
  return (
    given.value === expected.value &&
    given.unit === expected.unit &&
    given.currency === expected.currency &&
    given.evidenceId === expected.evidenceId &&
    given.cell === expected.cell
  );
}

function checkEffect({ effect, figures }: Advice, { effect: expected, package: packed }: Standard): string[] {
  if (effect === null) {
    const stated = Object.keys(figures).some(isEffect);
    return stated ? ['Figures of an effect are stated, but no effect.'] : [];
  }
  if (expected === null) return ['No effect can be computed for this cause.'];
  const ends = ['low', 'mid', 'high'] as const;
  if (ends.some((end) => !isSameFigure(effect[end], expected[end])))
    return ['The effect is not the computed one.'];
  if (
    ends.some(
      (end) =>
        figures[`effect_${end}`] !== undefined &&
        !isSameFigure(figures[`effect_${end}`] ?? effect[end], effect[end]),
    )
  ) {
    return ['The figures of the effect are not those of the effect.'];
  }
  return exceedsLoss(effect, packed) ? ['The effect exceeds what was lost.'] : [];
}

/** The middle of the estimate, since its high end rests on the uncertainty of the loss itself. */
function exceedsLoss({ mid, horizonDays }: ExpectedEffect, packed: InsightPackage): boolean {
  const week = packed.sourceType === 'anomaly' ? packed.figures.impact_week?.value : packed.stake?.perWeek;
  if (typeof week !== 'number' || typeof mid.value !== 'number') return false;
  return mid.value > (MOST_OF_LOSS * Math.abs(week) * horizonDays) / DAYS_PER_WEEK;
}
