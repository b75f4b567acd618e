import { z } from 'zod';
import { addDays } from '#core/time.ts';
import type { Recommendation } from '#storage/insight/recommendation-read.repository.ts';
import { severity } from '#storage/metric/anomaly-record.ts';
import type { Incident } from '#storage/metric/incident.repository.ts';
import { cause, type Segment } from '#tools/growth/cause.ts';
import type { GivenAdvice, NamedCause, ReportedMatter } from './scores/case-report.ts';

/** What a run noted about an incident; absent while nobody has looked at it. */
const explained = z.object({ cause, alternatives: z.array(cause).optional() });
const advised = z.object({
  lever: z.string(),
  leverDirection: z.string(),
  cause: cause.pick({ metric: true, segment: true }),
});

/** An incident, reduced to what can be judged. */
export function reportOf({
  key,
  firstDay,
  lastDay,
  lead,
  anomalies,
  severity: level,
}: Incident): ReportedMatter {
  const known = explained.safeParse(lead.explanation);
  const causes = known.success ? [known.data.cause, ...(known.data.alternatives ?? [])] : [];
  const totals = anomalies.filter(({ dims }) => Object.keys(dims).length === 0);
  const place = Object.values(lead.dims).join(' ');
  return {
    ...{ key, firstDay, lastDay },
    urgency: severity.options.indexOf(level),
    causes: causes.map(asCause),
    alerts: totals.length,
    isRemark: false,
    title: `${lead.metric} ${lead.direction}${place === '' ? '' : ` in ${place}`}, z ${(lead.z ?? 0).toFixed(1)}, ${anomalies.length} anomalies`,
  };
}

/** What detection says of a source whose latest days are missing. */
export function lateRemark(
  { source, lastDay }: { readonly source: string; readonly lastDay: string | null },
  upTo: string,
): ReportedMatter {
  return {
    key: `late ${source}`,
    firstDay: lastDay === null ? upTo : addDays(lastDay, 1),
    lastDay: upTo,
    urgency: severity.options.indexOf('MEDIUM'),
    causes: [{ kind: 'late_data', place: null, confidence: 1 }],
    ...{ alerts: 0, isRemark: true, title: `${source} is late` },
  };
}

/** A recommendation, reduced to what can be judged. */
export function adviceOf({ incidentKey, body, title }: Recommendation): GivenAdvice {
  const { lever, leverDirection, cause: answered } = advised.parse(body);
  return {
    ...{ incidentKey: incidentKey ?? '', lever, leverDirection, title },
    metric: answered.metric,
    place: asPlace(answered.segment),
  };
}

function asCause({ kind, segment, confidence }: z.output<typeof cause>): NamedCause {
  return { kind, place: asPlace(segment), confidence };
}

function asPlace(segment: Segment | null): NamedCause['place'] {
  return segment === null ? null : { dimension: segment.dimension, value: segment.value };
}
