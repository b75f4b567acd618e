import { printableLabel, shortenLabel } from '#analysis/grounding/label.ts';
import type { SupportedValue, Unit } from '#core/cell.ts';
import type { Advice } from '#tools/growth/advice.ts';
import { type Cause, type CauseKind, findingKind } from '#tools/growth/cause.ts';
import { team } from '#tools/growth/team.ts';
import { constantsOf, type RecommendationTemplate } from '#tools/template.ts';
import type { WordingNames } from './print-placeholder.ts';

export const NAMES: WordingNames = {
  shop: 'Demo Home & Garden',
  metrics: {
    revenue: { en: 'Revenue', pl: 'Przychód' },
    average_order_value: { en: 'Average order value', pl: 'Średnia wartość zamówienia' },
    avg_session_duration: { en: 'Average session duration', pl: 'Średni czas trwania sesji' },
  },
};

/** How large the numbers of an invented case are, in which money, and where it happened. */
export interface Case {
  readonly scale: number;
  readonly sign: -1 | 1;
  readonly currency: string;
  /** Null: no single segment explains it. */
  readonly label: string | null;
  readonly metric: string;
  /** Unit of the metric. */
  readonly unit: Unit;
  readonly firstDay: string;
  readonly lastDay: string;
}

export const PLAIN_CASE: Case = {
  scale: 1,
  sign: -1,
  currency: 'PLN',
  label: 'mobile',
  metric: 'revenue',
  unit: 'currency',
  firstDay: '2026-11-03',
  lastDay: '2026-11-19',
};

/** A value of evidence `e`, in the cell of that name. */
export function supported(
  cell: string,
  value: Pick<SupportedValue, 'value' | 'unit' | 'currency'>,
): SupportedValue {
  return { basis: 'measured', ...value, evidenceId: 'e', cell };
}

/** An advice with every figure that the strategy role may supply. */
export function adviceFor(template: RecommendationTemplate, given: Partial<Case> = {}): Advice {
  const details = { ...PLAIN_CASE, ...given };
  const figures = { ...incidentFigures(details), ...constantFigures(template) };
  const { effect_low: low, effect_mid: mid, effect_high: high } = figures;
  const { recovery } = template;
  const isKnown = low !== undefined && mid !== undefined && high !== undefined;
  return {
    template: template.name,
    team: team.parse(template.team),
    cause: causeOf(template, details),
    lever: template.lever,
    leverDirection: template.leverDirection,
    priority: 'HIGH',
    confidence: 0.8,
    effort: template.effort,
    effect:
      recovery !== null && isKnown
        ? {
            metric: recovery.metric,
            direction: recovery.direction,
            low,
            mid,
            high,
            horizonDays: recovery.horizonDays,
          }
        : null,
    figures,
    ...(isForFinding(template) ? wordsOf(details) : {}),
  };
}

function isForFinding({ rules }: RecommendationTemplate): boolean {
  return findingKind.safeParse(rules.causes[0]).success;
}

/** Sentences of an analyst about the case. */
function wordsOf({ label, metric }: Case): Pick<Advice, 'words' | 'names'> {
  const title = NAMES.metrics[metric] ?? { en: 'Bounce rate', pl: 'Współczynnik odrzuceń' };
  const shown = label === null ? undefined : shortenLabel(printableLabel(label), 80);
  const place = { en: shown && `, device “${shown}”`, pl: shown && `, urządzenie „${shown}”` };
  return {
    words: {
      finding: {
        en: `${title.en}${place.en ?? ''}: 2.1%, that is -73.9% compared with 8.2% elsewhere.`,
        pl: `${title.pl}${place.pl ?? ''}: 2,1%, czyli -73,9% w porównaniu z resztą (8,2%).`,
      },
      remedy: {
        en: 'Walk through it on that device and remove what stops people.',
        pl: 'Przejdź to na tym urządzeniu i usuń, co zatrzymuje.',
      },
      metric: title,
    },
    names: label === null ? [] : [label],
  };
}

function causeOf(template: RecommendationTemplate, { sign, label, metric }: Case): Cause {
  return {
    // The template's causes are checked against the kinds by a test of their own.
    kind: template.rules.causes[0] as CauseKind,
    class: 'business',
    metric,
    direction: sign < 0 ? 'down' : 'up',
    segment: label === null ? null : { dimension: template.rules.dimensions[0] ?? 'channel', value: label },
    share: 0.873,
    confidence: 0.7,
  };
}

function incidentFigures({ scale, sign, currency, label, unit, firstDay, lastDay }: Case) {
  const of = (cell: string, value: number, as: Unit): [string, SupportedValue] => [
    cell,
    supported(cell, { value, unit: as, ...(as === 'currency' ? { currency } : {}) }),
  ];
  const day = (cell: string, value: string): [string, SupportedValue] => [
    cell,
    supported(cell, { value, unit: 'date' }),
  ];
  const segment =
    label === null
      ? []
      : [
          of('segment_before', 6127.4 * scale, unit),
          of('segment_after', 2291.3 * scale, unit),
          of('segment_change', sign * 0.626, 'fraction'),
          of('share', 0.873, 'fraction'),
        ];
  return Object.fromEntries([
    of('actual', 4173.9 * scale, unit),
    of('expected', 8052.6 * scale, unit),
    of('change', sign * 0.482, 'fraction'),
    day('first_day', firstDay),
    day('last_day', lastDay),
    of('days', 17, 'days'),
    of('impact_total', sign * 9311.2 * scale, 'currency'),
    of('impact_week', sign * 3834.6 * scale, 'currency'),
    of('record_amount', 1777.5 * scale, 'currency'),
    of('record_share', 0.345, 'fraction'),
    day('record_day', '2026-10-25'),
    of('current', 0.0213, 'fraction'),
    of('baseline', 0.0816, 'fraction'),
    of('finding_change', -0.739, 'fraction'),
    of('money', 5123.4 * scale, 'currency'),
    of('effect_low', 1917.3 * scale, 'currency'),
    of('effect_mid', 2876.2 * scale, 'currency'),
    of('effect_high', 3642.8 * scale, 'currency'),
    ...segment,
  ]);
}

function constantFigures(template: RecommendationTemplate): Record<string, SupportedValue> {
  return Object.fromEntries(
    Object.entries(constantsOf(template)).flatMap(([name, { value, unit }]) =>
      value === null ? [] : [[name, supported(`${template.name}.${name}`, { value, unit })]],
    ),
  );
}
