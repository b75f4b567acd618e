import { isHedged, namesBenchmark } from './certainty.ts';
import type { CitedCell } from './cited-cell.ts';
import { directionsIn, statedDirection, verbDirection } from './direction.ts';
import type { Mention } from './name.ts';
import type { Passage } from './passage.ts';
import { statedRate } from './period-words.ts';
import type { Flaw } from './problem.ts';
import type { Printed } from './reading.ts';

/** What is wrong when a figure of this value rests on this cell; undefined when nothing is. */
type CellRule = (printed: Printed, cited: CitedCell) => Flaw | undefined;

const RULES: readonly CellRule[] = [
  isOfPlace,
  isOfMetric,
  isOfSpan,
  isOfMoment,
  isOfBenchmark,
  isWordedAsEstimate,
  isNoChange,
  hasSign,
];

/** Everything that speaks against a cell whose value a figure prints. */
export function flawsOf(printed: Printed, cited: CitedCell): Flaw[] {
  return RULES.flatMap((rule) => rule(printed, cited) ?? []);
}

function isOfPlace({ reading, figure, clause, sentence }: Printed, { about }: CitedCell): Flaw | undefined {
  const { entity } = about ?? {};
  if (entity === undefined) return undefined;
  const nearest = lastWithin(reading.places, { start: clause.start, end: figure.start });
  if (entity === null) {
    if (nearest === undefined) return undefined;
    return { code: 'wrong_entity', why: `it is of the whole and not of ${nearest.name}` };
  }
  const isNamed = reading.places.some(({ name, start }) => name === entity && start < sentence.end);
  if (isNamed && (nearest === undefined || nearest.name === entity)) return undefined;
  return { code: 'wrong_entity', why: `it is of ${entity} and of nothing else` };
}

/** What stands between a figure and the metric that it counts. */
const COUNTS = /^[\s\u00a0](?:of |the |liczby |wszystkich |all )*$/u;

/** Words after which another metric may be spoken of. */
const CONTRAST =
  /(?<!\p{L})(?:while|whereas|although|though|but|where|which|despite|podczas|natomiast|ale|choć|chociaż|mimo|gdzie|któr\p{L}+|przy)(?!\p{L})/iu;

/** The metric that the words give a figure: "4,173 sessions", else one of its clause, else the last one of its sentence. */
function metricOf({ reading, figure, clause, sentence }: Printed): Mention | undefined {
  const behind = reading.metrics.find(({ start }) => start >= figure.end && start < clause.end);
  const isCounted = behind !== undefined && COUNTS.test(reading.text.slice(figure.end, behind.start));
  if (isCounted) return behind;
  const inClause = lastWithin(reading.metrics, { start: clause.start, end: figure.start }) ?? behind;
  const lead = { start: sentence.start, end: figure.start };
  if (inClause !== undefined || CONTRAST.test(proseOf(reading, lead))) return inClause;
  return lastWithin(reading.metrics, lead);
}

function isOfMetric(printed: Printed, { about }: CitedCell): Flaw | undefined {
  const metric = about?.metric;
  if (metric === undefined) return undefined;
  const named = metricOf(printed);
  if (named === undefined || named.name === metric) return undefined;
  return { code: 'wrong_entity', why: `it is of the metric ${metric} and not of ${named.name}` };
}

function isOfSpan(printed: Printed, { about, cell }: CitedCell): Flaw | undefined {
  const perDays = about?.perDays;
  if (perDays === undefined || cell.unit === 'fraction') return undefined;
  const stated = statedRate(printed);
  if (stated === perDays) return undefined;
  if (perDays === null) return { code: 'wrong_period', why: 'it is of the whole stretch of days' };
  if (stated === null && saysSpan(printed, perDays)) return undefined;
  return { code: 'wrong_period', why: `it is per ${perDays} days` };
}

/** Whether the sentence says the span elsewhere: "over 7 days", or behind the other end of a range. */
function saysSpan({ reading, sentence }: Printed, perDays: number): boolean {
  return reading.figures.some((figure) => {
    if (figure.start < sentence.start || figure.start >= sentence.end) return false;
    if (figure.unit === 'days') return figure.magnitude === perDays;
    return statedRate({ reading, sentence, clause: sentence, figure }) === perDays;
  });
}

const EXPECTED_BEFORE =
  /(?:expected|usual|normal|forecast|instead of|rather than|against|versus|vs\.?|zamiast|wobec|oczekiwan\p{L}*|spodziewan\p{L}*)(?: (?:wartości|poziomu|level|value|of))*[\s\u00a0]$/iu;
const EXPECTED_BEHIND =
  /^[\s\u00a0](?:(?:is|was|were|jest|był[oa]?) )?(?:expected|would be normal|normal|oczekiwan\p{L}*)/iu;
const CAME_BEFORE =
  /(?:came to|came in at|reached|stood at|wyni[óo]s\p{L}*|osiągn\p{L}*|zatrzymał\p{L}* się na)(?: (?:just|only|about|tylko|zaledwie|około))?[\s\u00a0]$/iu;

function isOfMoment({ reading, figure, clause }: Printed, { about }: CitedCell): Flaw | undefined {
  const before = reading.prose.slice(clause.start, figure.start);
  const isExpected =
    EXPECTED_BEFORE.test(before) || EXPECTED_BEHIND.test(reading.prose.slice(figure.end, clause.end));
  if (about?.moment === 'after' && isExpected) {
    return { code: 'wrong_period', why: 'it is what came, and not what was expected' };
  }
  const isWrong = about?.moment === 'before' && CAME_BEFORE.test(before);
  return isWrong ? { code: 'wrong_period', why: 'it is what was expected, and not what came' } : undefined;
}

function isOfBenchmark(printed: Printed, { cell }: CitedCell): Flaw | undefined {
  if (printed.figure.kind === 'date') return undefined;
  const isCompared = comparesWithOthers(printed);
  if (cell.basis === 'benchmark') {
    return isCompared ? undefined : { code: 'estimate_as_fact', why: 'it is a published benchmark' };
  }
  return isCompared ? { code: 'invented_benchmark', why: 'it is of the shop and not of others' } : undefined;
}

/** Whether the clause of a figure speaks of others. */
export function comparesWithOthers({ reading, clause }: Printed): boolean {
  return namesBenchmark(reading.prose.slice(clause.start, clause.end), reading.language);
}

function isWordedAsEstimate({ reading, sentence }: Printed, { cell }: CitedCell): Flaw | undefined {
  if (cell.basis !== 'estimate' || isHedged(proseOf(reading, sentence), reading.language)) return undefined;
  return { code: 'estimate_as_fact', why: 'it is an estimate' };
}

/** A share goes nowhere: "+69%" and "fell by 69%" are said of a change. */
function isNoChange(printed: Printed, { about }: CitedCell): Flaw | undefined {
  if (about?.role !== 'share' || (printed.figure.sign === 0 && verbDirection(printed) === 0))
    return undefined;
  return { code: 'wrong_direction', why: 'it is a share of a whole, and no change' };
}

/** A printed sign must agree, a word for a rise or a fall too; a loss without sign needs such a word in its sentence. */
function hasSign(printed: Printed, cited: CitedCell): Flaw | undefined {
  const { figure, reading, sentence } = printed;
  const sign = signOf(cited);
  if (sign === 0 || figure.magnitude === 0 || figure.kind === 'multiple') return undefined;
  const told = figure.sign === 0 ? toldSign(printed, cited) : figure.sign;
  const isLoss = () => directionsIn(proseOf(reading, sentence), reading.language).some(isDown);
  const isTold = told === 0 ? sign > 0 || isLoss() : told === sign;
  if (isTold && !contradicts(printed, sign)) return undefined;
  return { code: 'wrong_direction', why: 'the sign contradicts the cited value' };
}

/** "Rose by −48%" says two things. */
function contradicts(printed: Printed, sign: number): boolean {
  return printed.figure.sign !== 0 && verbDirection(printed) === -sign;
}

function toldSign(printed: Printed, { cell, about }: CitedCell): number {
  if (about?.role === 'change') return statedDirection(printed);
  const isChange = about?.role === undefined && (cell.unit === 'fraction' || cell.unit === 'points');
  return isChange ? verbDirection(printed) : 0;
}

function signOf({ cell: { value } }: CitedCell): number {
  return typeof value === 'number' ? Math.sign(value) : 0;
}

function isDown({ direction }: { readonly direction: number }): boolean {
  return direction < 0;
}

function proseOf({ prose }: Printed['reading'], { start, end }: Passage): string {
  return prose.slice(start, end);
}

function lastWithin(mentions: readonly Mention[], { start, end }: Passage): Mention | undefined {
  return mentions.findLast((mention) => start <= mention.start && mention.end <= end);
}
