import { InvalidInputError } from '#core/errors.ts';

/** One dimension of a table: the names of its values, and for each leaf the number of its value. */
export interface CodedDimension {
  readonly name: string;
  readonly labels: readonly string[];
  readonly codes: Int32Array;
}

/** The finest cells that are known, each a combination of one value of every dimension. */
export interface LeafTable {
  readonly size: number;
  readonly dimensions: readonly CodedDimension[];
}

/** Numbers the values of each dimension in the order in which they appear; `rows` holds one value per dimension. */
export function buildLeafTable(names: readonly string[], rows: readonly (readonly string[])[]): LeafTable {
  if (names.length === 0) throw new InvalidInputError('A root cause needs at least one dimension.');
  const ragged = rows.find((row) => row.length !== names.length);
  if (ragged !== undefined)
    throw new InvalidInputError(`A leaf has ${ragged.length} values for ${names.length} dimensions.`);
  const dimensions = names.map((name, index) => ({
    name,
    ...codeValues(rows.map((row) => row[index] ?? '')),
  }));
  return { size: rows.length, dimensions };
}

function codeValues(values: readonly string[]): { labels: string[]; codes: Int32Array } {
  const numbers = new Map<string, number>();
  const codes = Int32Array.from(values, (value) => {
    const known = numbers.get(value) ?? numbers.size;
    numbers.set(value, known);
    return known;
  });
  return { labels: [...numbers.keys()], codes };
}
