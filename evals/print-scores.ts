import type { CaseReport, NamedCause, Place } from './scores/case-report.ts';
import { isRightWithin, type JudgedCase, type Scores } from './scores/score-cases.ts';
import type { StoredResult } from './stored-result.ts';

const NAME_WIDTH = 26;
const CELL_WIDTH = 12;

/** The scores of each part of the cases, beside what was stored of all of them. */
export function scoreTable(
  scores: Readonly<Record<string, Scores>>,
  stored: StoredResult | undefined,
): string {
  const parts = Object.keys(scores);
  const names = Object.keys(scores[parts[0] ?? ''] ?? {});
  const rows = names.map((name) => {
    const cells = parts.map((part) => ({ ...scores[part] })[name as keyof Scores]);
    return row(name, [
      ...cells.map((cell) => figure(cell ?? null)),
      figure(stored?.scores.all?.[name] ?? null),
    ]);
  });
  return [row('score', [...parts, 'stored']), ...rows].join('\n');
}

/** Found and right by kind of what was planted. */
export function kindTable(cases: readonly JudgedCase[]): string {
  const matters = cases.flatMap(({ matched }) => matched.matters);
  const byKind = [...Map.groupBy(matters, ({ planted }) => planted.kind)].toSorted(([one], [other]) =>
    one.localeCompare(other),
  );
  const rows = byKind.map(([kind, same]) => {
    const found = same.filter(({ reported }) => reported !== undefined).length;
    const right = same.filter((matter) => isRightWithin(matter, 1)).length;
    const called = same
      .filter((matter) => !isRightWithin(matter, 1))
      .map(({ reported }) => reported?.causes[0]?.kind ?? 'missed');
    return `${row(kind, [`${same.length}`, `${found}`, `${right}`])}  ${called.join(', ')}`;
  });
  return [row('kind', ['planted', 'found', 'right']), ...rows].join('\n');
}

/** One line about a case while the run goes on. */
export function progressLine({ name, seconds }: CaseReport, place: string): string {
  return `${place.padStart(7)}  ${name.padEnd(NAME_WIDTH + CELL_WIDTH)} ${seconds.toFixed(1)} s`;
}

/** Everything that happened in a case, for somebody who mends the system. */
export function caseStory({ report, matched }: JudgedCase): string {
  const lines = [
    `${report.name}: ${report.metricDays} metric-days, ${report.holds} of ${report.cited} cited figures hold`,
    ...matched.matters.flatMap(({ planted, reported, rank }) => [
      `  planted ${planted.kind} ${planted.firstDay} to ${planted.lastDay} (${planted.places.map(placeName).join(' or ') || 'any place'}), worth ${planted.worthInDays?.toFixed(2) ?? '?'} days of income`,
      reported === undefined
        ? '    missed'
        : `    ${rank === null ? 'wrong' : `right at ${rank}`}: ${told(reported)}`,
      ...report.advice.filter(({ incidentKey }) => incidentKey === reported?.key).map(adviceLine),
    ]),
    ...matched.repeated.map((each) => `  repeated: ${told(each)}`),
    ...matched.falseReports.map((each) => `  false: ${told(each)}`),
  ];
  return lines.join('\n');
}

function told({
  firstDay,
  lastDay,
  title,
  causes,
  alerts,
}: JudgedCase['report']['reported'][number]): string {
  return `${firstDay} to ${lastDay}, ${title}, ${alerts} alerts; ${causes.map(causeName).join(' > ') || 'not explained'}`;
}

function causeName({ kind, place, confidence }: NamedCause): string {
  return `${kind} (${placeName(place)}) ${confidence.toFixed(2)}`;
}

function placeName(place: Place): string {
  return place === null ? 'everywhere' : `${place.dimension}=${place.value}`;
}

function adviceLine({ lever, leverDirection, place, title }: CaseReport['advice'][number]): string {
  return `    advice ${leverDirection} ${lever} (${placeName(place)}): ${title}`;
}

function row(name: string, cells: readonly string[]): string {
  return [name.padEnd(NAME_WIDTH), ...cells.map((cell) => cell.padStart(CELL_WIDTH))].join('');
}

function figure(value: number | null): string {
  if (value === null) return '-';
  return Number.isInteger(value) ? String(value) : value.toFixed(3);
}
