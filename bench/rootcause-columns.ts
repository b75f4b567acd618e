/** Where the columns of a foreign case stand. */
export type CaseColumns = {
  readonly dimensions: readonly number[];
} & (
  | { readonly kind: 'additive'; readonly expected: number; readonly actual: number }
  | { readonly kind: 'ratio'; readonly expected: RatioPlaces; readonly actual: RatioPlaces }
);

interface RatioPlaces {
  readonly numerator: number;
  readonly denominator: number;
}

type Side = 'expected' | 'actual';
type Part = 'numerator' | 'denominator';

/** What the words of a column name say; a name with a side and no other words than these holds amounts. */
const SIDES: Readonly<Record<string, Side>> = {
  ...{ actual: 'actual', real: 'actual', observed: 'actual' },
  ...{ expected: 'expected', predict: 'expected', predicted: 'expected', forecast: 'expected' },
  ...{ baseline: 'expected' },
};
const PARTS: Readonly<Record<string, Part>> = {
  ...{ numerator: 'numerator', num: 'numerator', a: 'numerator' },
  ...{ denominator: 'denominator', denom: 'denominator', den: 'denominator', b: 'denominator' },
};
const FILLERS = new Set(['value', 'amount', '']);

export const COLUMNS_WANTED =
  'Wanted are columns of dimensions and either "actual" and "expected", or "actual_numerator", "actual_denominator", "expected_numerator" and "expected_denominator".';

/** Reads a header; an error says which columns are missing. */
export function findColumns(header: readonly string[]): CaseColumns {
  const amounts = header.map(readName);
  const dimensions = amounts.flatMap((amount, index) => (amount === undefined ? [index] : []));
  if (dimensions.length === 0) throw new Error(`There is no column of a dimension. ${COLUMNS_WANTED}`);
  const place = (side: Side, part?: Part): number => {
    const index = amounts.findIndex((amount) => amount?.side === side && amount.part === part);
    if (index >= 0) return index;
    throw new Error(`There is no column of "${[side, part].filter(Boolean).join('_')}". ${COLUMNS_WANTED}`);
  };
  if (!amounts.some((amount) => amount?.part !== undefined))
    return { kind: 'additive', dimensions, expected: place('expected'), actual: place('actual') };
  const places = (side: Side): RatioPlaces => ({
    numerator: place(side, 'numerator'),
    denominator: place(side, 'denominator'),
  });
  return { kind: 'ratio', dimensions, expected: places('expected'), actual: places('actual') };
}

/** What a column holds; undefined for a dimension. */
function readName(name: string): { side: Side; part: Part | undefined } | undefined {
  const words = name
    .trim()
    .toLowerCase()
    .split(/[\s_.-]+/);
  const [side, ...otherSides] = words.flatMap((word) => SIDES[word] ?? []);
  const [part] = words.flatMap((word) => PARTS[word] ?? []);
  const isKnown = words.every((word) => word in SIDES || word in PARTS || FILLERS.has(word));
  return side === undefined || otherSides.length > 0 || !isKnown ? undefined : { side, part };
}
