import type { FieldFilter, FilterExpression } from './fake-ga4-request.ts';

/** True when the expression holds for the values that `read` finds by field name. */
export function holds(expression: FilterExpression, read: (field: string) => string): boolean {
  const { andGroup, orGroup, notExpression, filter } = expression;
  if (andGroup !== undefined) return andGroup.expressions.every((part) => holds(part, read));
  if (orGroup !== undefined) return orGroup.expressions.some((part) => holds(part, read));
  if (notExpression !== undefined) return !holds(notExpression, read);
  return filter === undefined || fits(filter, read(filter.fieldName));
}

/** Fields that an expression names. */
export function fieldsOf(expression: FilterExpression | undefined): readonly string[] {
  if (expression === undefined) return [];
  const { andGroup, orGroup, notExpression, filter } = expression;
  const parts = [...(andGroup?.expressions ?? []), ...(orGroup?.expressions ?? [])];
  return [
    ...(filter === undefined ? [] : [filter.fieldName]),
    ...fieldsOf(notExpression),
    ...parts.flatMap(fieldsOf),
  ];
}

function fits(
  { stringFilter, inListFilter, numericFilter, betweenFilter }: FieldFilter,
  value: string,
): boolean {
  if (stringFilter !== undefined) return fitsText(stringFilter, value);
  if (inListFilter !== undefined) {
    const fold = folding(inListFilter.caseSensitive);
    return inListFilter.values.some((wanted) => fold(wanted) === fold(value));
  }
  if (numericFilter !== undefined) {
    return COMPARISONS[numericFilter.operation](Number(value), numericFilter.value);
  }
  if (betweenFilter === undefined) return true;
  return Number(value) >= betweenFilter.fromValue && Number(value) <= betweenFilter.toValue;
}

type TextFilter = NonNullable<FieldFilter['stringFilter']>;
type Operation = NonNullable<FieldFilter['numericFilter']>['operation'];

const folding = (isExact: boolean) => (text: string) => (isExact ? text : text.toLowerCase());

function fitsText({ matchType, value: wanted, caseSensitive }: TextFilter, value: string): boolean {
  const fold = folding(caseSensitive);
  if (matchType === 'FULL_REGEXP') return new RegExp(`^(?:${wanted})$`, caseSensitive ? '' : 'i').test(value);
  if (matchType === 'PARTIAL_REGEXP') return new RegExp(wanted, caseSensitive ? '' : 'i').test(value);
  return MATCHES[matchType](fold(value), fold(wanted));
}

const MATCHES = {
  EXACT: (value: string, wanted: string) => value === wanted,
  BEGINS_WITH: (value: string, wanted: string) => value.startsWith(wanted),
  ENDS_WITH: (value: string, wanted: string) => value.endsWith(wanted),
  CONTAINS: (value: string, wanted: string) => value.includes(wanted),
};

const COMPARISONS: Readonly<Record<Operation, (value: number, wanted: number) => boolean>> = {
  EQUAL: (value, wanted) => value === wanted,
  LESS_THAN: (value, wanted) => value < wanted,
  LESS_THAN_OR_EQUAL: (value, wanted) => value <= wanted,
  GREATER_THAN: (value, wanted) => value > wanted,
  GREATER_THAN_OR_EQUAL: (value, wanted) => value >= wanted,
};
