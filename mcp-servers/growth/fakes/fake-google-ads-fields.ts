import type { GaqlCondition, GaqlOrder } from './fake-gaql.ts';
import type { AdsRecord } from './fake-google-ads-entities.ts';
import { GOOGLE_ADS_REFUSALS } from './fake-google-ads-refusals.ts';
import { FakeRefusal } from './fake-refusal.ts';
import { compareTexts } from './fake-table.ts';

/** `campaign.target_roas` is written `campaign.targetRoas`. */
export function pathOf(field: string): readonly string[] {
  return field
    .split('.')
    .map((part) => part.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase()));
}

/** Undefined for a field that there is not; null for one without a value. */
export function valueAt(record: AdsRecord, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, name) => (value === null ? null : Object(value)[name]), record);
}

/** Only what was selected, and nothing of what has no value. */
export function selectFields(record: AdsRecord, paths: readonly (readonly string[])[]): AdsRecord {
  const selected: Record<string, unknown> = {};
  for (const path of paths) {
    const value = valueAt(record, path);
    if (value === null || value === undefined) continue;
    let place = selected;
    for (const name of path.slice(0, -1)) {
      const inner: Record<string, unknown> = Object(place[name] ?? {});
      place[name] = inner;
      place = inner;
    }
    place[path.at(-1) ?? ''] = value;
  }
  return selected;
}

/** True when the record meets the condition. */
export function fits({ field, operator, values }: GaqlCondition, record: AdsRecord): boolean {
  const value = valueAt(record, pathOf(field));
  const test = OPERATORS[operator];
  if (test === undefined) throw new FakeRefusal(GOOGLE_ADS_REFUSALS.query_error());
  return test(value, values);
}

type Test = (value: unknown, wanted: readonly string[]) => boolean;

const isIn: Test = (value, wanted) => wanted.includes(String(value));
const compares =
  (holds: (value: number, wanted: number) => boolean): Test =>
  (value, [wanted]) =>
    holds(Number(value ?? 0), Number(wanted));
const like: Test = (value, [wanted = '']) =>
  new RegExp(`^${wanted.split('%').map(literally).join('.*')}$`, 'i').test(String(value));

const OPERATORS: Readonly<Record<string, Test>> = {
  '=': isIn,
  IN: isIn,
  '!=': (value, wanted) => !isIn(value, wanted),
  'NOT IN': (value, wanted) => !isIn(value, wanted),
  '>': compares((value, wanted) => value > wanted),
  '>=': compares((value, wanted) => value >= wanted),
  '<': compares((value, wanted) => value < wanted),
  '<=': compares((value, wanted) => value <= wanted),
  LIKE: like,
  'NOT LIKE': (value, wanted) => !like(value, wanted),
};

function literally(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** In the order that the query asks for; records that are equal in it stay as they are. */
export function orderRecords(
  records: readonly AdsRecord[],
  orders: readonly GaqlOrder[],
): readonly AdsRecord[] {
  return records.toSorted((left, right) => {
    const signs = orders.map(({ field, isDescending }) => {
      const sign = compare(valueAt(left, pathOf(field)), valueAt(right, pathOf(field)));
      return isDescending ? -sign : sign;
    });
    return signs.find((sign) => sign !== 0) ?? 0;
  });
}

function compare(left: unknown, right: unknown): number {
  const difference = Number(left) - Number(right);
  return Number.isNaN(difference) ? compareTexts(String(left), String(right)) : difference;
}
