import { addDays, daysBetween } from '#core/time.ts';
import type { CaseReport, NamedCause, Place, PlantedMatter, ReportedMatter } from './case-report.ts';

/** A planted matter beside the report that is credited with it. */
export interface MatchedMatter {
  readonly planted: PlantedMatter;
  /** Undefined when it was missed. */
  readonly reported: ReportedMatter | undefined;
  /** Place of the right cause among those named, from 1; null when none of them is right. */
  readonly rank: number | null;
}

/** Everything that was planted and everything that was reported, set beside each other. */
export interface MatchedCase {
  readonly matters: readonly MatchedMatter[];
  /** Reports that touch nothing planted. */
  readonly falseReports: readonly ReportedMatter[];
  /** Reports that touch something planted for which another one was credited. */
  readonly repeated: readonly ReportedMatter[];
}

/** A report may begin or end this many days beside the matter; what comes back to normal may stand out as a rise. */
const TOLERANCE_DAYS = 1;

/** Credits each planted matter with one report at most, and each report with one matter: the best explained first. */
export function matchMatters({ planted, reported }: Pick<CaseReport, 'planted' | 'reported'>): MatchedCase {
  const pairs = planted
    .flatMap((matter) => reported.map((report) => pairOf(matter, report)))
    .filter(({ sharedDays }) => sharedDays > 0)
    .toSorted(
      (one, other) =>
        (one.rank ?? Number.POSITIVE_INFINITY) - (other.rank ?? Number.POSITIVE_INFINITY) ||
        other.sharedDays - one.sharedDays ||
        one.report.urgency - other.report.urgency,
    );
  const credited: Pair[] = [];
  for (const pair of pairs) {
    if (!credited.some(({ matter, report }) => matter === pair.matter || report === pair.report))
      credited.push(pair);
  }
  const touching = new Set(pairs.map(({ report }) => report));
  const used = new Set(credited.map(({ report }) => report));
  return {
    matters: planted.map((matter) => {
      const pair = credited.find((each) => each.matter === matter);
      return { planted: matter, reported: pair?.report, rank: pair?.rank ?? null };
    }),
    falseReports: reported.filter((report) => !touching.has(report)),
    repeated: reported.filter((report) => touching.has(report) && !used.has(report)),
  };
}

/** True when a cause names the kind and, where it is judged, the place. */
export function isRightCause({ kind, places }: PlantedMatter, cause: NamedCause): boolean {
  return (
    kind === cause.kind && (places.length === 0 || places.some((place) => isSamePlace(place, cause.place)))
  );
}

/** True for the same value of the same dimension, and for everywhere twice. */
export function isSamePlace(one: Place, other: Place): boolean {
  if (one === null || other === null) return one === other;
  return one.dimension === other.dimension && one.value === other.value;
}

interface Pair {
  readonly matter: PlantedMatter;
  readonly report: ReportedMatter;
  readonly sharedDays: number;
  readonly rank: number | null;
}

function pairOf(matter: PlantedMatter, report: ReportedMatter): Pair {
  const from = addDays(matter.firstDay, -TOLERANCE_DAYS);
  const to = addDays(matter.lastDay, TOLERANCE_DAYS);
  const first = from > report.firstDay ? from : report.firstDay;
  const last = to < report.lastDay ? to : report.lastDay;
  const position = report.causes.findIndex((cause) => isRightCause(matter, cause));
  return {
    matter,
    report,
    sharedDays: daysBetween(first, last) + 1,
    rank: position === -1 ? null : position + 1,
  };
}
