import { metricCatalog } from '../metric/metric-catalog.ts';
import type { RecommendationTemplate, TemplateRules } from '../template.ts';
import type { CauseKind } from './cause.ts';

/** What a template is asked for: a cause, where it is, and how much of it is known. Null is not known. */
export interface TemplateCase {
  readonly cause: CauseKind;
  readonly metric: string;
  readonly direction: 'up' | 'down';
  readonly dimension: string | null;
  readonly share: number | null;
  readonly days: number | null;
  readonly sample: number | null;
}

/** Whether a template applies, how well (higher is better), and why in a sentence. */
export interface TemplateMatch {
  readonly applies: boolean;
  readonly score: number;
  readonly reason: string;
}

interface Check {
  readonly isMet: boolean;
  /** What meeting it says in favour of the template. */
  readonly points: number;
  readonly met: string;
  readonly unmet: string;
}

/** How far each kind of fit goes: the typical cause first, then the place, then the metric, then the conditions. */
const TYPICAL_CAUSE = 4;
const FITTING_DIMENSION = 3;
const FITTING_METRIC = 2;
const MET_CONDITION = 0.5;

/** Judges one template for a case. A condition on something that is not known counts as met, for no points. */
export function matchTemplate({ rules }: RecommendationTemplate, wanted: TemplateCase): TemplateMatch {
  const checks = [
    causeCheck(rules, wanted),
    listCheck(rules.metrics, wanted.metric, { what: 'metric', points: FITTING_METRIC }),
    dimensionCheck(rules, wanted),
    segmentCheck(rules, wanted),
    directionCheck(rules, wanted),
    outcomeCheck(rules, wanted),
    leastCheck(rules.minShare, wanted.share, 'share of the change'),
    leastCheck(rules.minDays, wanted.days, 'days'),
    leastCheck(rules.minSample, wanted.sample, 'sample'),
  ].filter((check) => check !== undefined);
  const unmet = checks.filter(({ isMet }) => !isMet);
  const told = (unmet.length > 0 ? unmet.map(({ unmet }) => unmet) : checks.map(({ met }) => met)).join('; ');
  const score = checks.reduce((sum, { isMet, points }) => sum + (isMet ? points : 0), 0);
  return { applies: unmet.length === 0, score, reason: `${told}.` };
}

function causeCheck({ causes }: TemplateRules, { cause }: TemplateCase): Check {
  const place = causes.indexOf(cause);
  return {
    isMet: place >= 0,
    points: TYPICAL_CAUSE - place,
    met: place === 0 ? `made for ${cause}` : `also serves ${cause}`,
    unmet: `not for ${cause}`,
  };
}

function listCheck(
  list: readonly string[],
  value: string,
  { what, points }: { what: string; points: number },
): Check | undefined {
  if (list.length === 0) return undefined;
  return {
    isMet: list.includes(value),
    points,
    met: `for the ${what} ${value}`,
    unmet: `not for the ${what} ${value}`,
  };
}

function dimensionCheck({ dimensions }: TemplateRules, { dimension }: TemplateCase): Check | undefined {
  if (dimension === null) return undefined;
  return listCheck(dimensions, dimension, { what: 'dimension', points: FITTING_DIMENSION });
}

function segmentCheck({ needsSegment }: TemplateRules, { dimension }: TemplateCase): Check | undefined {
  if (needsSegment === undefined) return undefined;
  return {
    isMet: needsSegment === (dimension !== null),
    points: MET_CONDITION,
    met: needsSegment ? 'one segment is named' : 'everything is hit',
    unmet: needsSegment ? 'needs one segment' : 'only when no single segment explains it',
  };
}

function directionCheck(rules: TemplateRules, { direction }: TemplateCase): Check | undefined {
  if (rules.direction === undefined) return undefined;
  return {
    isMet: rules.direction === direction,
    points: MET_CONDITION,
    met: `for a change ${direction}`,
    unmet: `only for a change ${rules.direction}`,
  };
}

/** Of a metric that has no better direction it cannot be said what its change meant. */
function outcomeCheck({ outcome }: TemplateRules, { metric, direction }: TemplateCase): Check | undefined {
  if (outcome === undefined) return undefined;
  const better = metricCatalog.find(({ key }) => key === metric)?.better ?? 'neutral';
  if (better === 'neutral') return { isMet: true, points: 0, met: 'better or worse not known', unmet: '' };
  return {
    isMet: (better === direction ? 'better' : 'worse') === outcome,
    points: MET_CONDITION,
    met: `for a change to the ${outcome}`,
    unmet: `only for a change to the ${outcome}`,
  };
}

function leastCheck(least: number | undefined, known: number | null, what: string): Check | undefined {
  if (least === undefined) return undefined;
  if (known === null) return { isMet: true, points: 0, met: `${what} not known`, unmet: '' };
  return {
    isMet: known >= least,
    points: MET_CONDITION,
    met: `${what} at least ${least}`,
    unmet: `${what} below ${least}`,
  };
}
