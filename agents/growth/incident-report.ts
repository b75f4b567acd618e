import { checkGrounding, type SupportedFigure } from '#analysis/grounding/check-grounding.ts';
import type { SupportedValue } from '#core/cell.ts';
import { type Language, language, type Tenant } from '#core/tenant.ts';
import {
  GAIN_SO_FAR,
  LOSS_SO_FAR,
  METRIC_CHANGED,
  SEGMENT_CHANGED,
  SEGMENT_SHARE,
} from '#tools/growth/facts.ts';
import type { Wording } from '#tools/template.ts';
import { namesFor } from './draft-texts.ts';
import { noAdviceFor, recordSentence, wordingFor } from './incident-wordings.ts';
import type { AnomalyPackage } from './package.schema.ts';
import { citedCells, rootCauseOf } from './wording/cited-values.ts';
import { fillWording, type Print } from './wording/fill-wording.ts';
import { metricsFor, placesFor } from './wording/known-names.ts';
import { printerOf } from './wording/print-placeholder.ts';

/** The report of an incident in one language. */
export interface IncidentText {
  readonly title: string;
  /** What happened, in figures; empty when no figure is known. */
  readonly summary: string;
  /** What it means. */
  readonly meaning: string;
  readonly checks: readonly string[];
  /** Why there is no business advice; null when there may be some. */
  readonly noAdvice: string | null;
}

/** A figure of the report and the stored value that it rests on. */
export interface ReportCitation extends SupportedFigure {
  readonly language: Language;
  readonly value: number | string;
  readonly unit: SupportedValue['unit'];
}

/** The report of an incident in every language, with the evidence of every figure. */
export interface IncidentReport {
  readonly texts: Readonly<Record<Language, IncidentText>>;
  readonly citations: readonly ReportCitation[];
}

/** Tells what happened; a sentence of which a figure is not known, or not supported, is left out. */
export function reportIncident(packed: AnomalyPackage, tenant: Tenant): IncidentReport {
  const texts = { en: write(packed, tenant, 'en'), pl: write(packed, tenant, 'pl') };
  const citations = language.options.flatMap((each) => cite(texts[each], packed, each));
  return { texts, citations };
}

function write(packed: AnomalyPackage, tenant: Tenant, each: Language): IncidentText {
  const { cause } = packed;
  const figures = valuesByName(packed);
  const print = printerOf({ cause, figures }, namesFor(tenant), { language: each, isCompact: false });
  const sentence = (wording: Wording) => supported(fillWording(wording[each], print), packed, each);
  const { title, meaning, checks } = wordingFor(cause);
  return {
    title: title.map(sentence).find((filled) => filled !== undefined) ?? plainTitle(print, each),
    summary: sentencesFor(packed)
      .flatMap((wording) => sentence(wording) ?? [])
      .join(' '),
    meaning: meaning[each],
    checks: checks.map((wording) => wording[each]),
    noAdvice: noAdviceFor(cause)?.[each] ?? null,
  };
}

/** What the figures say, before any opinion. */
function sentencesFor({ cause, figures }: AnomalyPackage): readonly Wording[] {
  const impact = figures.impact_total?.value ?? 0;
  if (cause.class === 'data_problem') return [METRIC_CHANGED];
  if (cause.class === 'single_record') return [METRIC_CHANGED, recordSentence(cause)];
  if (cause.class === 'calendar') return [METRIC_CHANGED];
  return [METRIC_CHANGED, SEGMENT_CHANGED, SEGMENT_SHARE, Number(impact) < 0 ? LOSS_SO_FAR : GAIN_SO_FAR];
}

function plainTitle(print: Print, each: Language): string {
  const metric = print('metric') ?? '';
  return each === 'pl' ? `Zmiana: ${metric}` : `A change: ${metric}`;
}

function supported(text: string | undefined, packed: AnomalyPackage, each: Language): string | undefined {
  if (text === undefined) return undefined;
  return ground({ text }, packed, each).unsupported.length === 0 ? text : undefined;
}

function cite(text: IncidentText, packed: AnomalyPackage, each: Language): ReportCitation[] {
  const values = new Map(Object.values(valuesByName(packed)).map((value) => [keyOf(value), value]));
  const { title, summary } = text;
  return ground({ title, summary }, packed, each).supported.flatMap((figure) => {
    const source = values.get(keyOf(figure));
    if (source === undefined) return [];
    return [{ ...figure, language: each, value: source.value, unit: source.unit }];
  });
}

function ground(fields: Readonly<Record<string, string>>, packed: AnomalyPackage, each: Language) {
  const { cause } = packed;
  const labels = cause.segment === null ? [] : [cause.segment.value];
  return checkGrounding(fields, citedCells(valuesByName(packed), { cause, horizonDays: null }), {
    language: each,
    labels,
    places: placesFor(labels, each),
    metrics: metricsFor(each),
    rootCause: rootCauseOf(cause),
  });
}

function valuesByName({ figures }: AnomalyPackage): Record<string, SupportedValue> {
  const known = Object.entries(figures).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return Object.fromEntries(known);
}

function keyOf({ evidenceId, cell }: { readonly evidenceId: string; readonly cell: string }): string {
  return `${evidenceId} ${cell}`;
}
