import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { CsvError, type Info, parse } from 'csv-parse';
import { InvalidInputError } from '#core/errors.ts';
import type { ImportSource, MeteredBytes } from './import-source.ts';

/** One record of a CSV file. */
export interface CsvRecord {
  /** The line on which it begins, counted from 1. */
  readonly line: number;
  readonly fields: readonly string[];
}

/** No row of a real file is longer; a quote that is never closed would be. */
const LONGEST_RECORD = 1_000_000;
const NEWLINE = /\r\n|\n|\r/g;

type Take = (records: AsyncIterable<CsvRecord>) => Promise<void>;

/** Streams the records of a file through `take`, the header first. Whoever takes slowly slows the reading. */
export async function streamRecords(
  source: ImportSource & { readonly metered: MeteredBytes },
  signal: AbortSignal,
  take: Take,
): Promise<void> {
  const unpack = source.isCompressed ? createGunzip() : new PassThrough();
  const parser = parse({
    bom: true,
    info: true,
    skip_empty_lines: true,
    // A row of another length is reported with its line, not thrown by the parser.
    relax_column_count: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: LONGEST_RECORD,
  });
  try {
    await pipeline(source.metered.stream, unpack, parser, (records) => take(withLines(records)), { signal });
  } catch (error) {
    signal.throwIfAborted();
    throw translate(error);
  }
}

interface ParsedRecord {
  readonly info: Info;
  readonly record: readonly string[];
}

/** The parser's own line number is that of the record's end, and counts a quoted CR LF twice. */
async function* withLines(records: AsyncIterable<ParsedRecord>): AsyncGenerator<CsvRecord> {
  let line = 1;
  let emptyLines = 0;
  let parserLine = 0;
  for await (const { info, record } of records) {
    line += info.empty_lines - emptyLines;
    yield { line, fields: record };
    const lines = info.lines - parserLine - (info.empty_lines - emptyLines);
    line += lines <= 1 ? 1 : 1 + countNewlines(record);
    emptyLines = info.empty_lines;
    parserLine = info.lines;
  }
}

function countNewlines(fields: readonly string[]): number {
  return fields.reduce((count, field) => count + (field.match(NEWLINE)?.length ?? 0), 0);
}

/** After a broken quote nobody can tell where the next row begins, so such a row is never skipped. */
function translate(error: unknown): unknown {
  if (error instanceof CsvError) {
    return new InvalidInputError(`Line ${String(error.lines)}: ${explain(error)}. Nothing was imported.`, {
      cause: error,
    });
  }
  if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) {
    return new InvalidInputError('The compressed file is damaged or cut off. Nothing was imported.', {
      cause: error,
    });
  }
  return error;
}

function explain({ code }: CsvError): string {
  if (code === 'CSV_QUOTE_NOT_CLOSED') return 'the file ends inside a quoted value, so a quote is not closed';
  if (code === 'CSV_MAX_RECORD_SIZE') {
    return `a row is longer than ${LONGEST_RECORD} bytes; most likely a quote is not closed`;
  }
  return 'a quote inside a value must be doubled and the value quoted; where the row ends cannot be told';
}
