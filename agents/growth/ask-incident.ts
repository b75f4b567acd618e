import type { Breakdown } from '#tools/metric/breakdown-answer.ts';
import { isWhole } from '#tools/metric/evidence.ts';
import { metricBreakdown } from '#tools/metric/metric-breakdown.tool.ts';
import { metricSeries } from '#tools/metric/metric-series.tool.ts';
import type { SeriesAnswer } from '#tools/metric/series-answer.ts';
import { type Answer, type Asking, askTool } from './ask-tool.ts';
import { clearestTotal } from './clearest-total.ts';
import type { IncidentBrief } from './incident-brief.ts';

/** Metrics that tell what a shop's takings are made of; broken down beside the lead where its source has them. */
const FACTORS = ['sessions', 'conversion_rate'];

/** How a tool is asked about a metric of this incident, within the values that its lead is restricted to. */
export function inside({ lead, firstDay, lastDay }: IncidentBrief, metric: string) {
  return { metric, dims: lead.dims, source: lead.source, firstDay, lastDay };
}

/** The same for the whole shop. */
export function whole(incident: IncidentBrief, metric: string) {
  return { ...inside(incident, metric), dims: {} };
}

/** True when the lead is a part of the shop, so that inside and whole differ. */
export function isRestricted({ lead }: IncidentBrief): boolean {
  return !isWhole(lead);
}

/** An incident over the days in which its lead shows what it is about, and the lead's series over them. */
export interface DatedIncident {
  readonly incident: IncidentBrief;
  readonly series: Answer<SeriesAnswer>;
}

/**
 * The days of an incident are those of its strongest anomaly. Where the lead went the other way over them, the lead's
 * own days are the ones to speak about: nobody should read of growth beside a number that fell.
 */
export async function settleDays(incident: IncidentBrief, asking: Asking): Promise<DatedIncident> {
  const { lead } = incident;
  const series = await askSeries(inside(incident, lead.metric), asking);
  const change = series.found ? (series.output.summary?.changeFraction ?? 0) : 0;
  const agrees = change === 0 || change > 0 === (lead.direction === 'up');
  if (agrees) return { incident, series };
  const own = { ...incident, firstDay: lead.firstDay, lastDay: lead.lastDay };
  return { incident: own, series: await askSeries(inside(own, lead.metric), asking) };
}

/** A metric over the days of a question. */
export function askSeries(
  question: ReturnType<typeof inside>,
  asking: Asking,
): Promise<Answer<SeriesAnswer>> {
  return askTool(metricSeries, { ...question, contextDays: 0 }, asking);
}

/** Breakdowns by metric. */
export type Breakdowns = ReadonlyMap<string, Answer<Breakdown>>;

/** Breakdowns of the lead and of what it is made of; days that were not measured cannot be broken down. */
export async function askBreakdowns(incident: IncidentBrief, asking: Asking): Promise<Breakdowns> {
  if (incident.dataProblem !== null) return new Map();
  const lead = incident.lead.metric;
  const first = await askTool(metricBreakdown, inside(incident, lead), asking);
  const measured = new Set(first.found ? first.output.total.measures.map(({ measure }) => measure) : []);
  const hasFactors = measured.has('sessions') && measured.has('transactions');
  const clearest = clearestTotal(incident)?.metric;
  const asked = [...(hasFactors ? FACTORS : []), ...(clearest === undefined ? [] : [clearest])];
  const others = [...new Set(asked)].filter((metric) => metric !== lead);
  const rest = await Promise.all(
    others.map(async (metric) => {
      const answer = await askTool(metricBreakdown, inside(incident, metric), asking);
      return [metric, answer] as const;
    }),
  );
  return new Map([[lead, first], ...rest]);
}

/** The breakdown of the whole shop in one metric, which is known already unless the lead is restricted. */
export async function askWhole(
  metric: string,
  { incident, breakdowns }: { incident: IncidentBrief; breakdowns: Breakdowns },
  asking: Asking,
): Promise<Answer<Breakdown>> {
  const known = isRestricted(incident) ? undefined : breakdowns.get(metric);
  return known ?? askTool(metricBreakdown, whole(incident, metric), asking);
}

/** Part of the whole change that the lead's own restriction explains; null when it has none or it cannot be said. */
export function shareOfWhole({ lead }: IncidentBrief, answer: Answer<Breakdown>): number | null {
  const [restriction] = Object.entries(lead.dims);
  if (restriction === undefined || !answer.found) return null;
  const [name, value] = restriction;
  const of = answer.output.dimensions.find(({ dimension }) => dimension === name);
  return of?.contributions.find((each) => each.value === value)?.share ?? null;
}
