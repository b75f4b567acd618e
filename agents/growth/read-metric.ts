import { metricSeries } from '#tools/metric/metric-series.tool.ts';
import { type Answer, askTool } from './ask-tool.ts';
import { type Reading, read, unavailable } from './reading.ts';
import type { TeamView } from './team-profile.ts';

/** A metric over the days of the package; another dataset than the package's own, and values to restrict to. */
export interface MetricQuestion {
  readonly metric: string;
  readonly dims?: Readonly<Record<string, string>>;
}

/** A metric over the days of the package, in the best dataset that the shop has for it. */
export function askMetric(view: TeamView, { metric, dims = {} }: MetricQuestion) {
  const { firstDay, lastDay } = view.package;
  return askTool(metricSeries, { metric, dims: { ...dims }, firstDay, lastDay, contextDays: 0 }, view);
}

/** One cell of such an answer, or why it is not there. */
export function readCell(answer: Answer<unknown>, cell: string): Reading {
  if (!answer.found) return unavailable(answer.reason);
  return read(answer, cell, 'The days of the incident cannot be compared with ordinary ones.');
}

/** One cell of a metric over the days of the package. */
export async function readMetric(view: TeamView, question: MetricQuestion, cell: string): Promise<Reading> {
  return readCell(await askMetric(view, question), cell);
}
