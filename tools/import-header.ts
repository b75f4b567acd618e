import { InvalidInputError } from '#core/errors.ts';
import type { ImportFormat, ImportRow } from './import-format.ts';

const DIMENSION_NAME = /^[a-z][a-z0-9_]{0,62}$/;

/** A record of the file as a row of the columns that the format reads. */
export type RowReader = (record: readonly string[]) => ImportRow;

/** Checks the first line of a file against a format, or says what is missing and what was found. */
export function matchHeader(format: ImportFormat, header: readonly string[]): RowReader {
  const found = header.map((name) => name.trim());
  refuseMissing(format, found);
  const read = format.openColumns ? found : format.columns;
  refuseRepeated(found, read);
  if (format.openColumns) refuseStrange(found.filter((name) => !format.columns.includes(name)));
  const places = read.map((name) => [name, found.indexOf(name)] as const);
  return (record) => {
    const row: Record<string, string> = {};
    for (const [name, index] of places) row[name] = record[index] ?? '';
    return row;
  };
}

function refuseMissing(format: ImportFormat, found: readonly string[]): void {
  const missing = format.columns.filter((name) => !found.includes(name));
  if (missing.length === 0) return;
  const separator = [';', '\t', '|'].find((sign) => found.length === 1 && found[0]?.includes(sign));
  throw new InvalidInputError(
    `The first line lacks ${plural(missing.length)} ${list(missing)} that ${format.name} needs. Found: ${list(found)}.` +
      (separator === undefined ? '' : ` Separate columns by commas, not by ${JSON.stringify(separator)}.`),
  );
}

function refuseRepeated(found: readonly string[], read: readonly string[]): void {
  const repeated = read.filter((name) => found.indexOf(name) !== found.lastIndexOf(name));
  if (repeated.length > 0) {
    throw new InvalidInputError(`The first line names ${list([...new Set(repeated)])} more than once.`);
  }
}

function refuseStrange(dimensions: readonly string[]): void {
  const strange = dimensions.filter((name) => !DIMENSION_NAME.test(name));
  if (strange.length > 0) {
    throw new InvalidInputError(
      `The first line holds ${list(strange)}: a dimension is named in lower case, like "channel" or "landing_page".`,
    );
  }
}

function plural(count: number): string {
  return count === 1 ? 'the column' : 'the columns';
}

function list(names: readonly string[]): string {
  return names.map((name) => JSON.stringify(name)).join(', ');
}
