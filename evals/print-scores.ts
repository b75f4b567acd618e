import { countFallenBack } from './asked-models.ts';
import type { AskedModels, CaseReport, NamedCause, Place } from './scores/case-report.ts';
import { flipsBetween } from './scores/compare-runs.ts';
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

/** What the comparison stands beside; undefined where nothing is stored. */
export interface StoredBeside {
  readonly playbook: StoredResult | undefined;
  /** The same configuration's. */
  readonly own: StoredResult | undefined;
}

/** Each score of a configuration of models beside the stored one of the playbook and its own, with what changed. */
export function comparisonTable(result: StoredResult, { playbook, own }: StoredBeside): string {
  const heads = ['this', 'playbook', 'change', 'stored', 'change'];
  const rows = Object.entries(result.scores.all ?? {}).map(([name, now]) => {
    const beside = [playbook, own].flatMap((stored) => {
      const then = stored?.scores.all?.[name] ?? null;
      return [figure(then), now === null || then === null ? '-' : signed(now - then)];
    });
    return row(name, [figure(now), ...beside]);
  });
  return [row(result.configuration, heads), ...rows].join('\n');
}

/** Matters that are found, and explained rightly, beside the same matters of the playbook: also of a part of the cases. */
export function mattersBeside(result: StoredResult, playbook: StoredResult): string {
  const lines = (['found', 'right'] as const).map((question) => {
    const names = Object.keys(result[question]).filter((name) => name in playbook[question]);
    const yes = (stored: StoredResult): number => names.filter((name) => stored[question][name]).length;
    const { gained, lost } = flipsBetween(playbook[question], result[question]);
    const flips = `gained ${gained.join(', ') || 'none'}; lost ${lost.join(', ') || 'none'}`;
    return `${question.padEnd(6)} ${yes(result)} of ${names.length}, the playbook ${yes(playbook)}: ${flips}`;
  });
  return [`Beside the playbook as of ${playbook.commit}, matter by matter:`, ...lines].join('\n');
}

/** What each model was asked and cost, and how much of the models' work they did. */
export function askedTable(asked: AskedModels): string {
  const rows = asked.models.map(({ model, calls, failed, input, output, usd }) =>
    row(model, [`${calls}`, `${failed}`, `${input}`, `${output}`, usd === null ? 'unknown' : usd.toFixed(4)]),
  );
  const fallen = countFallenBack(asked);
  const work = `Of ${asked.answered + fallen} pieces of work for models, models did ${asked.answered} and the playbook ${fallen}.`;
  return [row('model', ['calls', 'failed', 'tokens in', 'tokens out', 'USD']), ...rows, work].join('\n');
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
export function progressLine({ name, seconds, asked }: CaseReport, place: string): string {
  const fallen = asked === undefined ? 0 : countFallenBack(asked);
  const note = fallen === 0 ? '' : `; the playbook did ${fallen} pieces of the models' work`;
  return `${place.padStart(7)}  ${name.padEnd(NAME_WIDTH + CELL_WIDTH)} ${seconds.toFixed(1)} s${note}`;
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

function signed(value: number): string {
  if (value === 0) return '0';
  return `${value > 0 ? '+' : ''}${figure(value)}`;
}
