import { z } from 'zod';
import { supportedValue, type Unit } from '#core/cell.ts';

/** How a figure is printed: with its sign always, as it is, or without sign because the words tell loss from gain. */
export type FigureSign = 'always' | 'as-is' | 'never';

/** What a placeholder of a recommendation text stands for. */
export interface FigureDefinition {
  /** Units that its value may have. */
  readonly units: readonly Unit[];
  readonly sign: FigureSign;
  readonly meaning: string;
}

const METRIC_UNITS: readonly Unit[] = ['count', 'currency', 'fraction', 'seconds', 'ratio'];
const CHANGE_UNITS: readonly Unit[] = ['fraction', 'points'];

/**
 * The figures that the strategy role supplies in `advice.figures`, by placeholder name. Besides these a text may use
 * the constants of its template (`effort_hours`, `recovery_low`, `horizon_days`…), supplied under their own names.
 */
export const FIGURES = {
  actual: {
    units: METRIC_UNITS,
    sign: 'as-is',
    meaning: 'Value of the cause metric over the stretch of the incident.',
  },
  expected: {
    units: METRIC_UNITS,
    sign: 'as-is',
    meaning: 'What it would have been without the incident.',
  },
  change: {
    units: CHANGE_UNITS,
    sign: 'always',
    meaning: 'Actual beside expected: -0.48 is 48 % less; points for a difference of rates.',
  },
  first_day: { units: ['date'], sign: 'as-is', meaning: 'First day of the incident.' },
  last_day: { units: ['date'], sign: 'as-is', meaning: 'Last day of the incident.' },
  days: { units: ['days'], sign: 'as-is', meaning: 'Length of the incident.' },
  impact_total: {
    units: ['currency'],
    sign: 'never',
    meaning: 'Money over the whole incident, negative for a loss. Not supplied when it cannot be said.',
  },
  impact_week: { units: ['currency'], sign: 'never', meaning: 'The same for seven days.' },
  segment_before: {
    units: METRIC_UNITS,
    sign: 'as-is',
    meaning: 'Metric of the segment as expected, or before the incident.',
  },
  segment_after: { units: METRIC_UNITS, sign: 'as-is', meaning: 'Metric of the segment over the incident.' },
  segment_change: { units: CHANGE_UNITS, sign: 'always', meaning: 'The segment after beside before.' },
  share: {
    units: ['fraction'],
    sign: 'as-is',
    meaning: 'Part of the total change that the segment explains. Printed only from 0 to 1.',
  },
  price_change: {
    units: ['fraction'],
    sign: 'always',
    meaning: 'Prices of the same goods beside the weeks before, apart from which goods were bought.',
  },
  unit_price_before: { units: ['currency'], sign: 'as-is', meaning: 'Mean price of a unit sold before.' },
  unit_price_after: { units: ['currency'], sign: 'as-is', meaning: 'The same over the incident.' },
  units_change: { units: ['fraction'], sign: 'always', meaning: 'Units sold beside the weeks before.' },
  holiday: { units: ['label'], sign: 'as-is', meaning: 'Name of the public holiday on the days.' },
  record_amount: {
    units: ['currency'],
    sign: 'as-is',
    meaning: 'Value of the largest single order, or of the largest cancelled one.',
  },
  record_share: {
    units: ['fraction'],
    sign: 'as-is',
    meaning: 'Its part of the revenue, or of the refunds, of its day.',
  },
  record_day: { units: ['date'], sign: 'as-is', meaning: 'Its day.' },
  current: { units: METRIC_UNITS, sign: 'as-is', meaning: 'What an analyst found, where it found it.' },
  baseline: {
    units: METRIC_UNITS,
    sign: 'as-is',
    meaning: 'What the analyst held it against: the time before, other places, a target.',
  },
  limit: { units: METRIC_UNITS, sign: 'as-is', meaning: 'The limit that the analyst goes by.' },
  sample: { units: METRIC_UNITS, sign: 'as-is', meaning: 'Cases that the finding rests on.' },
  money: {
    units: ['currency'],
    sign: 'never',
    meaning: 'Money at stake in the period of the report: lost, spent for nothing, within reach, or exposed.',
  },
  effect_low: {
    units: METRIC_UNITS,
    sign: 'always',
    meaning: 'Expected effect over the horizon, low end.',
  },
  effect_mid: { units: METRIC_UNITS, sign: 'always', meaning: 'The same, most likely value.' },
  effect_high: { units: METRIC_UNITS, sign: 'always', meaning: 'The same, high end.' },
} as const satisfies Readonly<Record<string, FigureDefinition>>;

/** Name of a figure of an incident. */
export type FigureName = keyof typeof FIGURES;

/** The figures of an incident by placeholder name; what is not known is absent. */
export const incidentFigures = z.partialRecord(
  // Object.keys forgets the names that it lists; there is at least one.
  z.enum(Object.keys(FIGURES) as [FigureName, ...FigureName[]]),
  supportedValue,
);
export type IncidentFigures = z.infer<typeof incidentFigures>;

/**
 * Placeholders that are words, or phrases made of figures: `period` is made of `first_day` and `last_day`. `finding` is
 * the sentence of an analyst about what it found, `remedy` its advice; both are whole sentences, for the description
 * and the plan.
 */
export const LABELS = ['metric', 'dimension', 'value', 'shop', 'period', 'finding', 'remedy'] as const;

/** How a placeholder is printed; constants of templates are printed as they are. */
export function signOf(name: string): FigureSign {
  return name in FIGURES ? FIGURES[name as FigureName].sign : 'as-is';
}
