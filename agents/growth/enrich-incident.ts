import type { IncidentCause } from '#tools/growth/cause.ts';
import type { IncidentFigures } from '#tools/growth/figures.ts';
import { dataQuality } from '#tools/metric/data-quality.tool.ts';
import type { Finding, QualityAnswer } from '#tools/metric/quality-answer.ts';
import {
  askBreakdowns,
  askSeries,
  askWhole,
  type Breakdowns,
  inside,
  isRestricted,
  settleDays,
  shareOfWhole,
  whole,
} from './ask-incident.ts';
import { askSurroundings, evidenceOf } from './ask-surroundings.ts';
import { type Answer, type Asking, askTool } from './ask-tool.ts';
import { buildObservation } from './build-observation.ts';
import { classifyCause } from './classify-cause.ts';
import type { Enrichment } from './enrichment.ts';
import type { IncidentBrief } from './incident-brief.ts';
import {
  impactFigures,
  metricFigures,
  periodFigures,
  recordFigures,
  segmentFigures,
} from './incident-figures.ts';
import { readKnowledge } from './read-knowledge.ts';
import { relevantDoubts } from './relevant-doubts.ts';

/** Asks everything that the master needs, so that it can decide without asking. */
export async function enrichIncident(given: IncidentBrief, asking: Asking): Promise<Enrichment> {
  const { incident, series } = await settleDays(given, asking);
  const { lead, firstDay, lastDay } = incident;
  const [quality, breakdowns, surroundings, knowledge] = await Promise.all([
    askTool(dataQuality, inside(incident, lead.metric), asking),
    askBreakdowns(incident, asking),
    askSurroundings(incident, asking),
    readKnowledge(asking),
  ]);
  const findings = quality.found ? quality.output.findings : [];
  const observation = buildObservation(incident, {
    breakdowns: [...breakdowns.values()].flatMap((each) => (each.found ? [each.output] : [])),
    doubts: relevantDoubts({ ...incident, dims: lead.dims }, { findings }),
    surroundings: surroundings.observed,
    shareOfWhole: isRestricted(incident)
      ? shareOfWhole(incident, await askWhole(lead.metric, { incident, breakdowns }, asking))
      : null,
  });
  const cause = classifyCause(observation);
  const isKnown = cause.metric === lead.metric && !isRestricted(incident);
  const shown = isKnown ? series : await askSeries(whole(incident, cause.metric), asking);
  const answers = [series, quality, shown, ...breakdowns.values()];
  return {
    observation,
    firstDay,
    lastDay,
    figures: { ...figuresOf(cause, series, quality), ...surroundings.figures[cause.kind] },
    metricFigures: shown.found ? { [cause.metric]: metricFigures(cause.metric, shown) } : {},
    segmentFigures: await askSegment(cause, { incident, breakdowns }, asking),
    knowledge: knowledge.notes,
    evidenceIds: [...new Set([...answers.flatMap(evidenceOf), ...surroundings.evidenceIds])],
    missing: [...new Set(answers.flatMap((each) => (each.found ? [] : [each.reason])))],
  };
}

/** What is true of the incident whatever its cause is called. */
function figuresOf(
  cause: IncidentCause,
  series: Answer<unknown>,
  quality: Answer<QualityAnswer>,
): IncidentFigures {
  const dated = series.found
    ? { ...periodFigures(series), ...(hasImpact(cause) ? impactFigures(series) : {}) }
    : {};
  const record = quality.found ? quality.output.findings.find(isRecord) : undefined;
  return quality.found && record !== undefined ? { ...dated, ...recordFigures(quality, record.day) } : dated;
}

function isRecord(finding: Finding): finding is Extract<Finding, { kind: 'record_dominance' }> {
  return finding.kind === 'record_dominance';
}

/** Nobody knows what the business took in on days that were not measured, nor what robots are worth. */
function hasImpact({ class: causeClass, kind }: IncidentCause): boolean {
  return causeClass === 'business' && kind !== 'bot_traffic';
}

/** The segment's part in the metric that shows the cause. */
async function askSegment(
  { metric, segment, class: causeClass }: IncidentCause,
  known: { incident: IncidentBrief; breakdowns: Breakdowns },
  asking: Asking,
): Promise<Enrichment['segmentFigures']> {
  if (segment === null || causeClass !== 'business') return null;
  const breakdown = await askWhole(metric, known, asking);
  return breakdown.found ? { metric, segment, figures: segmentFigures(breakdown, segment) } : null;
}
