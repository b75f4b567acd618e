import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { alertLimits } from '#analysis/alert-limits.ts';
import { expectSeries } from '#analysis/expectation.ts';
import { scoreStream } from '#analysis/score-stream.ts';
import { median } from '#analysis/statistics.ts';
import { detectStretches } from '#analysis/stretches.ts';
import { type DropFigures, halvesOf, measureDrops } from './detect-drops.ts';
import { type NamedSeries, readRetail } from './detect-retail.ts';
import type { DetectionRule } from './detect-rule.ts';
import { simpleRules } from './detect-simple-rules.ts';
import { rounded } from './figures.ts';
import { type NabSeries, readNab } from './nab-corpus.ts';
import { NAB_PROFILES, nabScore } from './nab-score.ts';
import { windowedGaussian } from './nab-windowed-gaussian.ts';

/*
 * How well detection finds drops that were injected into a real shop's days, at how many alerts on the days as they were,
 * beside the rules of known products; and how well it does on the Numenta Anomaly Benchmark by that benchmark's own score.
 * The first half of a shop's days was there to choose constants by; the figures are those of the second half, and of the
 * first under `first_half`. --file F takes another file with the columns of Online Retail, --nab D another folder of NAB.
 */

const DATA = join(import.meta.dirname, '..', '..', 'shared', 'data');
const { values: options } = parseArgs({
  options: {
    file: { type: 'string', default: join(DATA, 'online_retail', 'online_retail_2010-12_2011-08.csv.gz') },
    nab: { type: 'string', default: join(DATA, 'nab') },
  },
});

console.log(JSON.stringify({ bench: 'detect', ...(await measureShop()), nab: measureNab() }));

async function measureShop(): Promise<Record<string, unknown>> {
  if (!existsSync(options.file)) return { skipped: `there is no ${options.file}` };
  const all = await readRetail(options.file);
  const rules = [oursFor(all.length), ...simpleRules];
  const [tuned, scored] = halvesOf(all.map(({ series }) => series));
  return {
    scored_days: `${scored.at(0)} to ${scored.at(-1)}`,
    ...Object.fromEntries(rules.map((rule) => [rule.name, judge(rule, all, { tuned, scored })])),
  };
}

/** The detector with the limits that a tenant with so many series has. */
function oursFor(seriesCount: number): DetectionRule {
  const limits = alertLimits(seriesCount);
  return { name: 'ours', alerts: (series) => detectStretches(expectSeries(series), limits) };
}

function judge(
  rule: DetectionRule,
  all: readonly NamedSeries[],
  { tuned, scored }: { readonly tuned: readonly string[]; readonly scored: readonly string[] },
): DropFigures & { readonly first_half: DropFigures } {
  const figures = { ...measureDrops(rule, all, scored), first_half: measureDrops(rule, all, tuned) };
  console.error(`${rule.name.padEnd(22)} ${tell(figures)}`);
  return figures;
}

function tell({ alerts_per_100_metric_days: alerts, caught }: DropFigures): string {
  const shares = Object.entries(caught).map(([drop, share]) => `${drop} ${share.toFixed(2)}`);
  return `${alerts.toFixed(1).padStart(5)} alerts per 100 metric-days; caught ${shares.join('  ')}`;
}

function measureNab(): Record<string, unknown> {
  if (!existsSync(options.nab)) return { skipped: `there is no ${options.nab}` };
  const corpus = readNab(options.nab);
  const score = (detect: (series: NabSeries) => readonly number[]): Record<string, number> => {
    const scores = corpus.map(detect);
    return Object.fromEntries(
      Object.entries(NAB_PROFILES).map(([name, profile]) => [
        name,
        rounded(nabScore(corpus, scores, profile), 1),
      ]),
    );
  };
  const figures = {
    series: corpus.length,
    windows: corpus.reduce((count, { windows }) => count + windows.length, 0),
    ...score(scoreNab),
    windowed_gaussian: score(({ values }) => windowedGaussian(values)),
  };
  console.error(`NAB ${JSON.stringify(figures)}`);
  return figures;
}

/** An alarm that is no news is none: an operator has it already. */
function scoreNab({ times, values }: NabSeries): number[] {
  const timed = times.map((at, index) => ({ at, value: values[index] ?? Number.NaN }));
  return scoreStream(timed, stepOf(times)).map(({ news }) => news);
}

/** The usual distance of two rows among the first hundred, in milliseconds. */
function stepOf(times: readonly number[]): number {
  const early = times.slice(0, 100);
  return median(early.slice(1).map((time, index) => time - (early[index] ?? time)));
}
