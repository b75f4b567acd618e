import { metricCatalog } from '#tools/metric/metric-catalog.ts';
import { relatedMetrics } from '#tools/metric/related-metrics.tool.ts';
import type { SeriesAnswer } from '#tools/metric/series-answer.ts';
import { sayAdvice } from './answer-first.ts';
import { sayIncidents } from './answer-incidents.ts';
import { askSeries, headline, isUnusual, verdict } from './answer-metric.ts';
import type { Desk } from './desk.ts';
import type { Period } from './period.ts';
import { inParentheses, lateNote, metricName } from './phrases.ts';
import { sayBreakdown } from './say-breakdown.ts';
import { sayDoubts } from './say-doubts.ts';

/** A metric that is said to have moved, and which way. */
export interface Movement {
  readonly metric: string;
  readonly direction: 'up' | 'down' | null;
}

const SHOWN_RELATED = 4;
/** As in detection: less is what ordinary days do. */
const UNUSUAL_Z = 3;

/** Why a metric moved: whether it did, whether the data is sound, which value it comes from, what moved with it. */
export async function answerWhy(movement: Movement, period: Period, desk: Desk): Promise<void> {
  const series = await askSeries(movement.metric, period, desk);
  desk.say(
    lateNote(period, { finding: series, cell: 'summary.last_day' }, desk),
    headline(series, desk),
    contradiction(movement, series.output, desk),
    verdict(series, desk),
  );
  const asked = { metric: movement.metric, dims: {}, firstDay: period.firstDay, lastDay: period.lastDay };
  await sayDoubts(asked, desk);
  await sayBreakdown(asked, desk);
  if (isUnusual(series.output)) await sayRelated(asked, desk);
  const incidents = await sayIncidents(period, desk);
  // Advice on an incident of another kind would look like the answer.
  const own = incidents.find((incident) => familyOf(incident.metric) === familyOf(movement.metric));
  if (own !== undefined) await sayAdvice(own.key, desk);
}

/** That it did not go the way that the question says. */
function contradiction({ direction }: Movement, { summary }: SeriesAnswer, { words }: Desk): string | null {
  if (summary === null || direction === null) return null;
  const went = summary.difference < 0 ? 'down' : 'up';
  if (went === direction) return null;
  return direction === 'down'
    ? words({
        en: 'So it did not fall below what was to be expected.',
        pl: 'Nie spadek więc, lecz wynik powyżej oczekiwań.',
      })
    : words({
        en: 'So it did not rise above what was to be expected.',
        pl: 'Nie wzrost więc, lecz wynik poniżej oczekiwań.',
      });
}

interface Asked {
  readonly metric: string;
  readonly dims: Readonly<Record<string, string>>;
  readonly firstDay: string;
  readonly lastDay: string;
}

async function sayRelated(asked: Asked, desk: Desk): Promise<void> {
  const found = await desk.ask(relatedMetrics, { ...asked, dims: {} });
  const moved = found.output.related.filter(
    ({ z, dims }) => Math.abs(z) >= UNUSUAL_Z && Object.keys(dims).length === 0,
  );
  const named = moved.slice(0, SHOWN_RELATED).map(({ source, metric }) => {
    const change = found.print(`related.${source}.${metric}.change`, { sign: 'always' });
    return `${metricName(metric, desk)}${inParentheses(change)}`;
  });
  if (named.length === 0) return;
  desk.say(
    desk.words({
      en: `What moved in the same days: ${named.join(', ')} ${found.mark()}.`,
      pl: `Co jeszcze zmieniło się w tych dniach: ${named.join(', ')} ${found.mark()}.`,
    }),
  );
}

function familyOf(metric: string): string | undefined {
  return metricCatalog.find(({ key }) => key === metric)?.family;
}
