import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Ratio } from '#analysis/breakdown.ts';
import type { RootCauseCase } from './rootcause-case.ts';
import { type CaseColumns, findColumns } from './rootcause-columns.ts';
import { readTruth } from './rootcause-truth.ts';

type Row = readonly string[];

/**
 * Foreign cases: a folder, at any depth, with one CSV a case, and a truth.json beside it or above. An error says which file
 * is wrong and what is expected of it.
 */
export function readCases(folder: string): RootCauseCase[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.csv'))
    .sort();
  if (files.length === 0)
    throw new Error(
      `There is no CSV in ${folder}: --cases takes a folder with one CSV a case and a truth.json.`,
    );
  return files.map((file) => readCase(folder, file));
}

function readCase(folder: string, file: string): RootCauseCase {
  const path = join(folder, file);
  const truth = readTruth(folder, file);
  try {
    const [header = [], ...rows] = readRows(path);
    const posed = pose({ name: file, family: folder, header, rows, truth });
    requireKnown(posed);
    return posed;
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause;
    throw new Error(`${path}: ${cause.message}`, { cause });
  }
}

function readRows(path: string): Row[] {
  return parse(readFileSync(path), { bom: true, trim: true, skip_empty_lines: true });
}

interface Sheet extends Pick<RootCauseCase, 'name' | 'family' | 'truth'> {
  readonly header: Row;
  readonly rows: readonly Row[];
}

function pose({ name, family, truth, header, rows }: Sheet): RootCauseCase {
  const columns = findColumns(header);
  if (rows.length === 0) throw new Error('There are no rows below the header.');
  const dimensions = columns.dimensions.map((place) => header[place] ?? '');
  const about = { name, family, truth, dimensions };
  const leaf = (row: Row) => columns.dimensions.map((place) => row[place] ?? '');
  return columns.kind === 'additive'
    ? {
        kind: 'additive',
        ...about,
        leaves: rows.map((row, line) => ({ values: leaf(row), ...amounts(columns, row, line) })),
      }
    : {
        kind: 'ratio',
        ...about,
        leaves: rows.map((row, line) => ({ values: leaf(row), ...ratios(columns, row, line) })),
      };
}

type Kind<Name> = Extract<CaseColumns, { kind: Name }>;

function amounts({ expected, actual }: Kind<'additive'>, row: Row, line: number) {
  return { expected: readNumber(row[expected], line), actual: readNumber(row[actual], line) };
}

function ratios({ expected, actual }: Kind<'ratio'>, row: Row, line: number) {
  const ratio = (places: { numerator: number; denominator: number }): Ratio => ({
    numerator: readNumber(row[places.numerator], line),
    denominator: readNumber(row[places.denominator], line),
  });
  return { expected: ratio(expected), actual: ratio(actual) };
}

/** Lines are counted as an editor does: the header is the first one. */
function readNumber(text: string | undefined, line: number): number {
  // An empty cell of a forecast means that nothing was forecast there.
  if (text === undefined || text === '') return 0;
  const value = Number(text);
  if (Number.isFinite(value)) return value;
  throw new Error(`Line ${line + 2} has "${text}" where a number is expected.`);
}

function requireKnown({ truth, dimensions }: RootCauseCase): void {
  const unknown = truth.flatMap((cause) => Object.keys(cause)).find((name) => !dimensions.includes(name));
  if (unknown !== undefined)
    throw new Error(
      `The truth names "${unknown}", which is none of its dimensions: ${dimensions.join(', ')}.`,
    );
}
