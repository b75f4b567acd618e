import { leastDetectable, type StatedMeasurability } from '#tools/insight/measurability.ts';
import { shortId } from '../recommendation-text.ts';
import { formatChange, formatDay, formatNumber, formatValue, type Manner, UNKNOWN } from './format.ts';
import { sayDetectable, sayReason } from './outcome-words.ts';
import { indentBlock, narrowed } from './prose.ts';
import { renderRecord } from './record.ts';
import type { Output } from './terminal.ts';

type Tongue = Pick<Manner, 'locale'>;

/** Whether what is promised could be seen, in a word or two. */
export function sayMeasurable(stated: StatedMeasurability | null, manner: Tongue): string {
  if (stated === null) return UNKNOWN;
  return stated.verdict === 'beyond'
    ? `beyond ${formatChange(leastDetectable(stated), manner)}`
    : stated.verdict;
}

/** Whether what a recommendation promises could be measured, and how; nothing where it states nothing. */
export function renderMeasurability(stated: StatedMeasurability | null, manner: Manner, out: Output): string {
  if (stated === null) return '';
  const only = stated.verdict === 'beyond' ? 'only ' : '';
  const head = out.paint.bold(`Measurable: ${only}${sayMeasurable(stated, manner)}`);
  return `${head}\n${indentBlock(renderRecord(fieldsOf(stated, manner), narrowed(out)))}\n`;
}

function fieldsOf(stated: StatedMeasurability, manner: Manner): Record<string, string | null> {
  const { method, weeks, weeksBefore, evidenceId } = stated;
  return {
    'why not': sayReason({ reason: stated.fault }),
    'without acting': sayBaseline(stated, manner),
    promised: sayPromise(stated, manner),
    'can be detected': method === null ? null : `${sayDetectable(stated, manner)}, in four of five cases`,
    method: method?.replaceAll('_', ' ') ?? null,
    'compared with': sayControls(stated, manner),
    weeks: weeks === null ? null : `${weeksBefore} before and ${weeks} after`,
    'as of': formatDay(stated.start, manner),
    evidence: evidenceId === null ? null : shortId(evidenceId),
  };
}

function sayBaseline({ baseline }: StatedMeasurability, manner: Manner): string | null {
  if (baseline === null) return null;
  const [mid, low, high] = [baseline.mid, baseline.low, baseline.high].map((amount) =>
    formatValue(amount, baseline.unit, manner),
  );
  const within = `within ${formatNumber(baseline.days, manner)} days`;
  return baseline.basis === 'forecast'
    ? `${mid} (${low} to ${high}) ${within}, by forecast`
    : `${mid} ${within}, as in the weeks before`;
}

function sayPromise({ promised, metric, place }: StatedMeasurability, manner: Tongue): string | null {
  if (promised === null || metric === null || place === null) return null;
  const [mid, low, high] = [promised.mid, promised.low, promised.high].map((lift) =>
    formatChange(lift, manner),
  );
  return `${mid} (${low} to ${high}) of ${metric}, ${place.dimension} ${place.value}`;
}

function sayControls({ controls, controlsNeeded }: StatedMeasurability, manner: Tongue): string | null {
  if (controls === null) return null;
  const needed =
    controls < controlsNeeded ? `; at least ${formatNumber(controlsNeeded, manner)} are needed` : '';
  return `${formatNumber(controls, manner)} others${needed}`;
}
