import { InvalidInputError } from '#core/errors.ts';
import type { RunBudget } from '#runtime/budget/budget.ts';
import type { TransactionalDatabase } from '#storage/database.ts';
import type { BudgetPlace } from '#storage/runtime/budget.repository.ts';
import type { Cli } from '../cli.ts';
import { currentOperator } from '../operator.ts';
import type { BudgetSetInput } from './budget-set-input.ts';

/** Which limits are set to what. */
export interface BudgetTarget {
  /** Null for the installation. */
  readonly slug: string | null;
  readonly owner: string | null;
  readonly db: TransactionalDatabase;
  readonly place: BudgetPlace;
  /** Null to take them away. */
  readonly limits: RunBudget | null;
}

/** Reads the options of `budget set` as one change; what cannot be meant is an error that says what to do instead. */
export async function resolveTarget(input: BudgetSetInput, cli: Cli): Promise<BudgetTarget> {
  const limits = readLimits(input);
  if (input.tenant === undefined && input.installation !== true) {
    throw new InvalidInputError('--tenant <slug> or --installation is needed: whom to limit.');
  }
  await requireSubject(input);
  if (input.tenant === undefined) {
    const store = await cli.store();
    return { slug: null, owner: null, db: store.owner, place: placeOf(input, 'installation'), limits };
  }
  const { tenant, db } = await cli.enter(input.tenant);
  return { slug: tenant.slug, owner: tenant.id, db, place: placeOf(input, 'tenant'), limits };
}

function readLimits({ usd, tokens, calls, seconds, none }: BudgetSetInput): RunBudget | null {
  if (none === true) return null;
  if ([usd, tokens, calls, seconds].every((limit) => limit === undefined)) {
    throw new InvalidInputError(
      '--usd, --tokens, --calls or --seconds is needed, or --none to take limits away.',
    );
  }
  return { usd, tokens, calls, seconds };
}

function placeOf({ graph, agent, period }: BudgetSetInput, whole: 'installation' | 'tenant'): BudgetPlace {
  if (graph !== undefined) return { scope: 'graph', subject: graph, period };
  if (agent !== undefined) return { scope: 'agent', subject: agent, period };
  return { scope: whole, subject: null, period };
}

/** A limit on a name that nobody has would never hold anything back. */
async function requireSubject({ graph, agent }: BudgetSetInput): Promise<void> {
  if (agent !== undefined) {
    const { all } = await import('#agents/registry.gen.ts');
    requireName('agent', agent, all);
  }
  if (graph !== undefined) {
    const { all } = await import('#graphs/registry.gen.ts');
    requireName('graph', graph, all);
  }
}

/** The name of something that exists, or an error that lists what there is. */
export function requireName(kind: string, name: string, all: readonly { readonly name: string }[]): void {
  if (all.some((each) => each.name === name)) return;
  const names = all.map((each) => each.name).sort();
  throw new InvalidInputError(`There is no ${kind} "${name}". There is: ${names.join(', ')}.`);
}

/** Makes the change and notes who made it, both or neither. */
export async function changeBudget({ db, owner, place, limits }: BudgetTarget): Promise<void> {
  const { deleteBudget, putBudget } = await import('#storage/runtime/budget.repository.ts');
  const { insertAuditEntry } = await import('#storage/core/audit.repository.ts');
  const operator = currentOperator();
  await db.transaction(async (tx) => {
    if (limits === null) await deleteBudget(tx, { owner, ...place });
    else await putBudget(tx, { owner, ...place }, { ...limits, updatedBy: operator.actorId });
    await insertAuditEntry(tx, owner, {
      ...operator,
      action: limits === null ? 'budget.remove' : 'budget.set',
      resourceKind: 'budget',
      resourceId: null,
      before: null,
      after: { ...place, limits },
    });
  });
}
