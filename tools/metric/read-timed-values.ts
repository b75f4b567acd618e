import type { TimedValue } from '#analysis/score-stream.ts';
import { median } from '#analysis/statistics.ts';
import { InvalidInputError } from '#core/errors.ts';
import { type CsvRecord, streamRecords } from '../import-records.ts';
import { inspectFile, meterBytes } from '../import-source.ts';

/** A value with the time that the file gives. */
export interface ReadValue extends TimedValue {
  /** As it is written in the file. */
  readonly time: string;
}

/** What a file of times and values holds. */
export interface TimedValues {
  /** Name of the column that was read. */
  readonly column: string;
  /** Usual distance of two values in milliseconds. */
  readonly stepMs: number;
  readonly values: readonly ReadValue[];
}

/** Which file, and how its times are read. */
export interface TimedFile {
  readonly path: string;
  /** The column of the values; the second one when undefined. */
  readonly column: string | undefined;
  /** IANA zone of the clock by which hours are told apart, and of times that name none. */
  readonly timezone: string;
}

interface Columns {
  readonly count: number;
  readonly value: number;
  readonly name: string;
}

const DAY_MS = 86_400_000;
const FEWEST = 48;
const TIME = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/;
const WITH_ZONE = /(Z|[+-]\d\d:?\d\d)$/;

/**
 * Reads a CSV file whose first column is a time and another one a number, several rows a day, the oldest first. Throws
 * InvalidInputError with the line of what cannot be read.
 */
export async function readTimedValues(file: TimedFile, signal: AbortSignal): Promise<TimedValues> {
  const source = await inspectFile(file.path);
  const values: ReadValue[] = [];
  let columns: Columns | undefined;
  await streamRecords({ ...source, metered: meterBytes(source) }, signal, async (records) => {
    const clock = clockOf(file.timezone);
    let instant = Number.NEGATIVE_INFINITY;
    for await (const record of records) {
      if (columns === undefined) {
        columns = findColumns(record, file.column);
        continue;
      }
      const read = readRow(record, columns, clock);
      if (read.instant <= instant)
        throw refuse(record, `"${read.row.time}" is not later than the row before`);
      instant = read.instant;
      values.push(read.row);
    }
  });
  if (columns === undefined || values.length < FEWEST)
    throw new InvalidInputError(`"${source.fileName}" has ${values.length} values; ${FEWEST} are needed.`);
  const stepMs = median(values.slice(1, 101).map(({ at }, index) => at - (values[index]?.at ?? at)));
  if (stepMs >= DAY_MS) {
    throw new InvalidInputError(
      `"${source.fileName}" has one value a day. Days are brought in by "steward import metrics".`,
    );
  }
  return { column: columns.name, stepMs, values };
}

function findColumns({ fields }: CsvRecord, wanted: string | undefined): Columns {
  const value = wanted === undefined ? 1 : fields.indexOf(wanted);
  const name = fields[value];
  if (name === undefined || value === 0) {
    const asked = wanted === undefined ? 'There is no second column' : `There is no column "${wanted}"`;
    throw new InvalidInputError(`${asked}. The file has: ${fields.join(', ')}. The first one is the time.`);
  }
  return { count: fields.length, value, name };
}

type Clock = (instant: number) => number;

/** A time without a zone is of the clock already; one with a zone is turned to it, so that hours are hours of the day there. */
function readRow(record: CsvRecord, columns: Columns, clock: Clock): { row: ReadValue; instant: number } {
  const { fields } = record;
  if (fields.length !== columns.count)
    throw refuse(record, `it has ${fields.length} values where the first line has ${columns.count}`);
  const [time = ''] = fields;
  if (!TIME.test(time))
    throw refuse(record, `"${time}" is no time like 2026-01-31T14:00 or 2026-01-31T14:00+01:00`);
  const text = fields[columns.value]?.trim() ?? '';
  const value = Number(text);
  if (text === '' || !Number.isFinite(value))
    throw refuse(record, `"${text}" in ${columns.name} is no number`);
  const hasZone = WITH_ZONE.test(time);
  const instant = Date.parse(hasZone ? time.replace(' ', 'T') : `${time.replace(' ', 'T')}Z`);
  if (Number.isNaN(instant)) throw refuse(record, `"${time}" is no time of the calendar`);
  return { row: { time, at: hasZone ? clock(instant) : instant, value }, instant };
}

function clockOf(timezone: string): Clock {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: timezone,
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  return (instant) => Date.parse(`${format.format(instant).replace(' ', 'T')}Z`);
}

function refuse({ line }: CsvRecord, why: string): InvalidInputError {
  return new InvalidInputError(`Line ${line}: ${why}.`);
}
