import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';

/** One labelled series of the Numenta Anomaly Benchmark. */
export interface NabSeries {
  readonly name: string;
  /** Milliseconds since 1970, the clock of the series read as UTC. */
  readonly times: readonly number[];
  readonly values: readonly number[];
  /** First and last position of each anomaly window. */
  readonly windows: readonly (readonly [first: number, last: number])[];
}

const windowsByFile = z.record(z.string(), z.array(z.tuple([z.string(), z.string()])));
const rows = z.array(z.object({ timestamp: z.string(), value: z.coerce.number() }));

/** The series in a folder with the labels of NAB (combined_windows.json) and its data as one archive (.tar.gz). */
export function readNab(folder: string): readonly NabSeries[] {
  const labels = windowsByFile.parse(JSON.parse(readFileSync(join(folder, 'combined_windows.json'), 'utf8')));
  const archive = readdirSync(folder).find((name) => name.endsWith('.tar.gz'));
  if (archive === undefined) throw new Error(`There is no archive in ${folder}.`);
  const unpacked = mkdtempSync(join(tmpdir(), 'steward-nab-'));
  try {
    execFileSync('tar', ['xzf', join(folder, archive), '-C', unpacked]);
    return Object.entries(labels).map(([name, windows]) =>
      readSeries(join(unpacked, 'data', name), name, windows),
    );
  } finally {
    rmSync(unpacked, { recursive: true, force: true });
  }
}

function readSeries(file: string, name: string, windows: readonly (readonly [string, string])[]): NabSeries {
  const points = rows.parse(parse(readFileSync(file), { columns: true }));
  const times = points.map(({ timestamp }) => timeOf(timestamp));
  const position = (text: string): number => times.indexOf(timeOf(text));
  return {
    name,
    times,
    values: points.map(({ value }) => value),
    windows: windows.map(([first, last]) => [position(first), position(last)]),
  };
}

function timeOf(text: string): number {
  return Date.parse(`${text.slice(0, 19).replace(' ', 'T')}Z`);
}
