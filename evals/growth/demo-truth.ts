import { inclusiveDays } from './demo-shop-calendar.ts';

export type PlantedKind =
  | 'checkout_broken'
  | 'campaign_stopped'
  | 'organic_loss'
  | 'bot_traffic'
  | 'tracking_outage'
  | 'single_order';

/** The dimension and value that explain an incident. */
export interface RootCause {
  readonly dimension: string;
  readonly value: string;
}

/** Something that was done to the generated shop on purpose, and how it should be reported. */
export interface PlantedIncident {
  readonly id: string;
  readonly kind: PlantedKind;
  /** First and last day hit, both included, YYYY-MM-DD. */
  readonly firstDay: string;
  readonly lastDay: string;
  /** The metric that it hits most. */
  readonly metric: string;
  /** Null when everything was hit alike, so that naming a segment would be wrong. */
  readonly root: RootCause | null;
  /** What a good report makes of it: advice for the business, a data problem, or one explained record. */
  readonly expectation: 'business' | 'data_problem' | 'single_record';
}

/** What a detector reported, reduced to what can be judged. */
export interface FoundIncident {
  readonly incidentKey: string;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly causeKind: string;
  /** The root named first. */
  readonly root: RootCause | null;
}

export interface PlantedScore {
  readonly id: string;
  /** The reported incident credited with it; null when it was missed. */
  readonly incidentKey: string | null;
  readonly isFound: boolean;
  readonly isRootRight: boolean;
  readonly isKindRight: boolean;
}

export interface IncidentScore {
  /** One entry per planted incident, in the order of the truth. */
  readonly planted: readonly PlantedScore[];
  /** Keys of reported incidents that touch no planted one. */
  readonly extra: readonly string[];
  /** Keys of reported incidents that touch a planted one for which another was credited. */
  readonly repeated: readonly string[];
}

interface Match {
  readonly planted: PlantedIncident;
  readonly found: FoundIncident;
  readonly isRootRight: boolean;
  readonly isKindRight: boolean;
  readonly sharedDays: number;
}

/** Judges a report against the truth; one reported incident counts for at most one planted incident. */
export function scoreIncidents(
  truth: readonly PlantedIncident[],
  found: readonly FoundIncident[],
): IncidentScore {
  const matches = truth.flatMap((planted) => found.map((incident) => compare(planted, incident)));
  const overlapping = matches.filter(({ sharedDays }) => sharedDays > 0);
  const credited = creditBestFirst(overlapping);
  const touching = new Set(overlapping.map((match) => match.found));
  const used = new Set(credited.map((match) => match.found));
  return {
    planted: truth.map((planted) => toScore(planted, credited)),
    extra: found.filter((incident) => !touching.has(incident)).map(({ incidentKey }) => incidentKey),
    repeated: found
      .filter((incident) => touching.has(incident) && !used.has(incident))
      .map(({ incidentKey }) => incidentKey),
  };
}

function compare(planted: PlantedIncident, found: FoundIncident): Match {
  const firstShared = planted.firstDay > found.firstDay ? planted.firstDay : found.firstDay;
  const lastShared = planted.lastDay < found.lastDay ? planted.lastDay : found.lastDay;
  return {
    planted,
    found,
    isRootRight: isSameRoot(planted.root, found.root),
    isKindRight: planted.kind === found.causeKind,
    sharedDays: inclusiveDays(firstShared, lastShared),
  };
}

function isSameRoot(expected: RootCause | null, named: RootCause | null): boolean {
  if (expected === null || named === null) return expected === named;
  return expected.dimension === named.dimension && expected.value === named.value;
}

function creditBestFirst(matches: readonly Match[]): readonly Match[] {
  const ranked = matches.toSorted(
    (left, right) => rightAnswers(right) - rightAnswers(left) || right.sharedDays - left.sharedDays,
  );
  const credited: Match[] = [];
  for (const match of ranked) {
    const isTaken = credited.some(({ planted, found }) => planted === match.planted || found === match.found);
    if (!isTaken) credited.push(match);
  }
  return credited;
}

function rightAnswers({ isRootRight, isKindRight }: Match): number {
  return Number(isRootRight) + Number(isKindRight);
}

function toScore({ id }: PlantedIncident, credited: readonly Match[]): PlantedScore {
  const match = credited.find(({ planted }) => planted.id === id);
  return {
    id,
    incidentKey: match?.found.incidentKey ?? null,
    isFound: match !== undefined,
    isRootRight: match?.isRootRight ?? false,
    isKindRight: match?.isKindRight ?? false,
  };
}
