import { z } from 'zod';
import { findLateData } from '#analysis/data-gap.ts';
import { MINIMUM_DAYS } from '#analysis/history.ts';
import { addDays, dayInZone } from '#core/time.ts';
import { severity } from '#storage/metric/anomaly-record.ts';
import { listSeriesWithPoints, type SeriesWithPoints } from '#storage/metric/series.repository.ts';
import { usualLagOf } from '../source/find-connector.ts';
import { defineTool } from '../tool.ts';
import { detectStored, totalsOf } from './detect-stored.ts';
import { toDailySeries } from './expected-series.ts';
import { getMetric, measuresOf } from './metric-catalog.ts';
import { refreshSeries } from './refresh-series.ts';

const shortSeries = z.object({
  metric: z.string(),
  source: z.string(),
  days: z.number().int(),
  needed: z.number().int(),
});

const detected = z.object({
  upTo: z.string(),
  series: z.number().int(),
  changedPoints: z.number().int(),
  /** Totals that have too few days for an expectation. */
  notEnoughHistory: z.array(shortSeries),
  /** Sources whose latest days are missing. */
  lateSources: z.array(
    z.object({ source: z.string(), lastDay: z.string().nullable(), daysLate: z.number().int() }),
  ),
  incidents: z.array(
    z.object({
      key: z.string(),
      state: z.enum(['new', 'updated', 'unchanged']),
      anomalies: z.number().int(),
      severity,
    }),
  ),
  anomalies: z.number().int(),
  removedAnomalies: z.number().int(),
});

export const detectAnomalies = defineTool({
  name: 'metric_detect',
  version: '1',
  description:
    'Recomputes all series from the stored facts, compares each complete day with what the days before it led one to expect, and stores what stands out as incidents with their worth in money.',
  effect: 'write',
  input: z.object({
    upTo: z.iso
      .date()
      .optional()
      .describe("Last complete day, YYYY-MM-DD; without it yesterday in the tenant's time zone."),
  }),
  output: detected,

  async run({ upTo: asked }, context) {
    const upTo = asked ?? addDays(dayInZone(context.now(), context.tenant.timezone), -1);
    const refreshed = await refreshSeries(context, upTo);
    const stored = await listSeriesWithPoints(context.db, { monitoredOnly: true, upTo });
    const { incidents, obsolete } = await detectStored(stored, upTo, context);
    return {
      upTo,
      series: stored.length,
      changedPoints: refreshed.reduce((sum, { changedPoints }) => sum + changedPoints, 0),
      notEnoughHistory: totalsOf(stored).flatMap(asShort),
      lateSources: lateSourcesOf(stored, upTo),
      incidents: incidents.map(({ key, state, anomalies }) => ({
        key,
        state,
        anomalies: anomalies.length,
        severity: anomalies[0]?.severity ?? 'LOW',
      })),
      anomalies: incidents.reduce((sum, { anomalies }) => sum + anomalies.length, 0),
      removedAnomalies: obsolete.length,
    };
  },
});

function asShort({ metric, source, points }: SeriesWithPoints) {
  const days = points.length;
  return days > MINIMUM_DAYS ? [] : [{ metric, source, days, needed: MINIMUM_DAYS + 1 }];
}

function lateSourcesOf(stored: readonly SeriesWithPoints[], upTo: string) {
  const bySource = [...Map.groupBy(totalsOf(stored), ({ source }) => source)];
  return bySource.flatMap(([source, [series]]) => {
    if (series === undefined) return [];
    const definition = getMetric(series.metric);
    const { points } = toDailySeries(definition.kind, series.points);
    // A source that is always some days behind is not late before that.
    const due = addDays(upTo, -usualLagOf(source, measuresOf(definition)));
    const late = findLateData(points, due);
    return late === undefined ? [] : [{ source, lastDay: late.lastDay, daysLate: late.daysLate }];
  });
}
