import { z } from 'zod';

const money = z.object({ amount: z.number(), currency: z.string() });
const plainValue = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const path = z.string().min(1);

/** One comparison. Paths go through objects and lists by dots: `body.total`, `items.0.sku`. */
const comparison = z.discriminatedUnion('op', [
  z.strictObject({ path, op: z.enum(['eq', 'ne']), value: z.union([plainValue, money.strict()]) }),
  z.strictObject({
    path,
    op: z.enum(['gt', 'gte', 'lt', 'lte']),
    value: z.union([z.number(), money.strict()]),
  }),
  z.strictObject({ path, op: z.literal('in'), value: z.array(plainValue).min(1) }),
  z.strictObject({ path, op: z.literal('exists'), value: z.boolean() }),
]);
type Comparison = z.infer<typeof comparison>;

/** A condition as the store keeps it: all or any of several, nested as needed, or one comparison. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | Comparison;

export const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(condition).min(1) }),
    z.strictObject({ any: z.array(condition).min(1) }),
    comparison,
  ]),
);

/** `unknown` when it cannot be judged: nothing is there, or the two cannot be compared, as with different currencies. */
export type Truth = 'yes' | 'no' | 'unknown';

/** Whether a condition holds for some arguments. */
export function judgeCondition(wanted: Condition, subject: unknown): Truth {
  if ('all' in wanted) {
    const parts = wanted.all.map((part) => judgeCondition(part, subject));
    return firstOf(parts, ['no', 'unknown'], 'yes');
  }
  if ('any' in wanted) {
    const parts = wanted.any.map((part) => judgeCondition(part, subject));
    return firstOf(parts, ['yes', 'unknown'], 'no');
  }
  return compare(wanted, valueAt(subject, wanted.path));
}

function firstOf(parts: readonly Truth[], decisive: readonly Truth[], otherwise: Truth): Truth {
  return decisive.find((truth) => parts.includes(truth)) ?? otherwise;
}

function valueAt(subject: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    return Object.getOwnPropertyDescriptor(value, key)?.value;
  }, subject);
}

function compare(wanted: Comparison, found: unknown): Truth {
  if (wanted.op === 'exists') return truth((found !== undefined) === wanted.value);
  if (found === undefined) return 'unknown';
  switch (wanted.op) {
    case 'in':
      return plainValue.safeParse(found).success
        ? truth(wanted.value.some((each) => each === found))
        : 'unknown';
    case 'eq':
    case 'ne':
      return equality(wanted, found);
    default:
      return order(wanted, found);
  }
}

function equality({ op, value }: Extract<Comparison, { op: 'eq' | 'ne' }>, found: unknown): Truth {
  const pair = comparable(value, found);
  if (pair === undefined) return 'unknown';
  return truth((pair[0] === pair[1]) === (op === 'eq'));
}

const ORDERS: Readonly<Record<'gt' | 'gte' | 'lt' | 'lte', (found: number, limit: number) => boolean>> = {
  gt: (found, limit) => found > limit,
  gte: (found, limit) => found >= limit,
  lt: (found, limit) => found < limit,
  lte: (found, limit) => found <= limit,
};

function order(
  { op, value }: Extract<Comparison, { op: 'gt' | 'gte' | 'lt' | 'lte' }>,
  found: unknown,
): Truth {
  const [limit, amount] = comparable(value, found) ?? [];
  if (typeof limit !== 'number' || typeof amount !== 'number') return 'unknown';
  return truth(ORDERS[op](amount, limit));
}

type Plain = z.infer<typeof plainValue>;

/** The two sides in one kind: plain values of one type, or amounts of one currency. Money is no plain number. */
function comparable(
  value: Plain | z.infer<typeof money>,
  found: unknown,
): readonly [Plain, Plain] | undefined {
  if (typeof value === 'object' && value !== null) {
    const sum = money.safeParse(found);
    return sum.success && sum.data.currency === value.currency ? [value.amount, sum.data.amount] : undefined;
  }
  const plain = plainValue.safeParse(found);
  if (!plain.success) return undefined;
  const isSameType = typeof plain.data === typeof value || plain.data === null || value === null;
  return isSameType ? [value, plain.data] : undefined;
}

function truth(holds: boolean): Truth {
  return holds ? 'yes' : 'no';
}
