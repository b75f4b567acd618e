import { metricSeries } from '#tools/metric/metric-series.tool.ts';
import type { SeriesAnswer } from '#tools/metric/series-answer.ts';
import type { Desk, Finding } from './desk.ts';
import type { Period } from './period.ts';
import { inParentheses, isSum, lateNote, metricName, periodOf } from './phrases.ts';

const DAYS = ['summary.first_day', 'summary.last_day'] as const;

/** How a metric did over some days beside what was to be expected. */
export async function answerMetric(metric: string, period: Period, desk: Desk): Promise<void> {
  const series = await askSeries(metric, period, desk);
  desk.say(
    lateNote(period, { finding: series, cell: DAYS[1] }, desk),
    headline(series, desk),
    verdict(series, desk),
  );
  const impact = series.print('impact.amount', { sign: 'always' });
  const isTelling = impact !== null && metric !== 'revenue' && isUnusual(series.output);
  desk.say(
    isTelling
      ? desk.words({
          en: `In money, the difference comes to about ${impact} over these days ${series.mark()}.`,
          pl: `W pieniądzach ta różnica to około ${impact} w tym czasie ${series.mark()}.`,
        })
      : null,
  );
}

/** The series of a metric in total over the days. */
export function askSeries(
  metric: string,
  { firstDay, lastDay }: Period,
  desk: Desk,
): Promise<Finding<SeriesAnswer>> {
  return desk.ask(metricSeries, { metric, dims: {}, firstDay, lastDay, contextDays: 0 });
}

/** What it came to, and what was expected. */
export function headline(series: Finding<SeriesAnswer>, desk: Desk): string {
  const { metric, summary } = series.output;
  const name = metricName(metric, desk);
  const days = periodOf(series, desk, DAYS);
  if (summary === null) {
    return desk.words({
      en: `${name} ${days} cannot be compared with an expectation: there is too little history, or no data ${series.mark()}.`,
      pl: `${name} ${days}: nie ma z czym porównać, bo historia jest za krótka albo brak danych ${series.mark()}.`,
    });
  }
  const [actual, expected] = isSum(metric)
    ? [series.print('summary.actual_total'), series.print('summary.expected_total')]
    : [series.print('summary.actual'), series.print('summary.expected')];
  const change = inParentheses(series.print('summary.change', { sign: 'always' }));
  return desk.words({
    en: `${name} came to ${actual} ${days}, where ${expected} was expected${change} ${series.mark()}.`,
    pl: `${name}: ${actual} ${days}, przy oczekiwaniu ${expected}${change} ${series.mark()}.`,
  });
}

/** Whether that is beyond what ordinary days do; nothing when it cannot be said. */
export function verdict({ output }: Finding<SeriesAnswer>, { words }: Desk): string | null {
  if (output.summary === null) return null;
  if (!isUnusual(output)) {
    return words({
      en: 'That is within what ordinary days do.',
      pl: 'To mieści się w zwykłych wahaniach.',
    });
  }
  return words({ en: 'That is more than ordinary days do.', pl: 'To więcej niż zwykłe wahania.' });
}

/** As in detection: less is what ordinary days do. */
const UNUSUAL_Z = 3;

/** True when the days left their expectation by more than chance does. */
export function isUnusual({ summary }: SeriesAnswer): boolean {
  return summary !== null && Math.abs(summary.z) >= UNUSUAL_Z;
}
