import type { ReadBudget, RunBudget } from '#runtime/budget/budget.ts';
import type { TransactionalDatabase } from '#storage/database.ts';
import type { BudgetPlace, StoredBudget } from '#storage/runtime/budget.repository.ts';
import type { BudgetUse } from '#storage/runtime/budget-use.repository.ts';

/** One line of a budget: what a place may use in a period, and what it has used. */
export interface BudgetLine {
  readonly place: BudgetPlace;
  /** First day of the period; null for a run, which is counted by itself. */
  readonly firstDay: string | null;
  /** Null for what has no limit and no use to show. */
  readonly limits: RunBudget | null;
  /** Why the limits cannot be relied on; then nothing may be spent. */
  readonly malformed: string | null;
  readonly used: BudgetUse['used'] | null;
  readonly reserved: BudgetUse['reserved'] | null;
  /** Calls whose money is not known and not in `used.usd`. */
  readonly unpricedCalls: number;
}

/** The limits and counters of one owner, in the order of the tree. */
export async function reportBudget(
  db: TransactionalDatabase,
  { timezone, isShared }: { readonly timezone: string; readonly isShared: boolean },
): Promise<BudgetLine[]> {
  const [{ listBudgets }, { listBudgetUse }, { readBudget }] = await Promise.all([
    import('#storage/runtime/budget.repository.ts'),
    import('#storage/runtime/budget-use.repository.ts'),
    import('#runtime/budget/budget.ts'),
  ]);
  const budgets = (await listBudgets(db)).filter((budget) => budget.isShared === isShared);
  const uses = await listBudgetUse(db, timezone);
  return listPlaces(budgets, uses, isShared).map((place) => {
    const budget = budgets.find((each) => isSame(each.place, place));
    const use = uses.find((each) => isSame(each.place, place)) ?? UNUSED;
    const read: Limits | ReadBudget = budget === undefined ? { limits: null } : readBudget(budget.limits);
    const limits = 'limits' in read ? { ...read, malformed: null } : { ...read, limits: null };
    return { ...use, ...limits, place };
  });
}

type Limits = { readonly limits: null };

/** Of a place that nothing was counted for in this period. */
const UNUSED = { firstDay: null, used: null, reserved: null, unpricedCalls: 0 };

const PERIODS = ['run', 'day', 'month'];

/** Every place with a limit, and always the whole owner's day and month. */
function listPlaces(
  budgets: readonly StoredBudget[],
  uses: readonly BudgetUse[],
  isShared: boolean,
): BudgetPlace[] {
  const scope = isShared ? 'installation' : 'tenant';
  const whole = (['day', 'month'] as const).map((period): BudgetPlace => ({ scope, subject: null, period }));
  const places = [...whole, ...budgets.map(({ place }) => place), ...uses.map(({ place }) => place)];
  return places
    .filter((place, index) => places.findIndex((each) => isSame(each, place)) === index)
    .sort(inTree);
}

function isSame(one: BudgetPlace, other: BudgetPlace): boolean {
  return one.scope === other.scope && one.subject === other.subject && one.period === other.period;
}

function inTree(one: BudgetPlace, other: BudgetPlace): number {
  return (
    Number(one.subject !== null) - Number(other.subject !== null) ||
    other.scope.localeCompare(one.scope) ||
    (one.subject ?? '').localeCompare(other.subject ?? '') ||
    PERIODS.indexOf(one.period) - PERIODS.indexOf(other.period)
  );
}
