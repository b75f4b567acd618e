import type { Tenant } from '#core/tenant.ts';
import { countAskedWork } from '#runtime/asked-work.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { sumCosts } from '#storage/runtime/model-call.repository.ts';
import type { AskedModels, ModelUse } from './scores/case-report.ts';

/** What models were asked in the runs of a tenant, from its ledger and its journal. */
export async function readAskedModels(db: TenantDatabase, { timezone }: Tenant): Promise<AskedModels> {
  const costs = await sumCosts(db, { by: 'model', since: null, timezone });
  return {
    models: costs.map(({ name, calls, failed, input, output, usd, unpricedCalls }) => ({
      ...{ model: name, calls, failed, input, output },
      usd: unpricedCalls > 0 ? null : usd,
    })),
    ...(await countAskedWork(db)),
  };
}

/** The same over several cases. */
export function sumAsked(parts: readonly AskedModels[]): AskedModels {
  const byModel = Map.groupBy(
    parts.flatMap(({ models }) => models),
    ({ model }) => model,
  );
  const reasons = Map.groupBy(
    parts.flatMap(({ fellBack }) => Object.entries(fellBack)),
    ([reason]) => reason,
  );
  return {
    models: [...byModel].map(([model, uses]) => sumUses(model, uses)),
    answered: sumOf(parts, ({ answered }) => answered),
    fellBack: Object.fromEntries(
      [...reasons].map(([reason, counts]) => [reason, sumOf(counts, ([, count]) => count)]),
    ),
  };
}

function sumUses(model: string, uses: readonly ModelUse[]): ModelUse {
  return {
    model,
    calls: sumOf(uses, ({ calls }) => calls),
    failed: sumOf(uses, ({ failed }) => failed),
    input: sumOf(uses, ({ input }) => input),
    output: sumOf(uses, ({ output }) => output),
    usd: uses.some(({ usd }) => usd === null) ? null : sumOf(uses, ({ usd }) => usd ?? 0),
  };
}

/** Part of the models' work that may be the playbook's, before a result is not the models' any more. */
const MOST_FALLEN_BACK = 0.05;

/** How much of the models' work the playbook did in their place. */
export function countFallenBack({ fellBack }: AskedModels): number {
  return sumOf(Object.values(fellBack), (count) => count);
}

/**
 * Why a result says nothing of the models that it would be kept for; undefined when it does, also when there was nothing
 * for them to do.
 */
export function whyNotTheirs(
  asked: AskedModels | undefined,
  expected: readonly string[],
): string | undefined {
  if (asked === undefined) return 'No model was named when the cases were played.';
  const fallen = countFallenBack(asked);
  const all = asked.answered + fallen;
  if (fallen > MOST_FALLEN_BACK * all) {
    const share = Math.round((fallen / all) * 100);
    const reasons = Object.entries(asked.fellBack).map(([reason, count]) => `${reason} (${count})`);
    return `The playbook did ${fallen} of ${all} pieces of the models' work (${share} %): ${reasons.join(' ')}`;
  }
  const others = asked.models.filter(({ model }) => !expected.includes(model));
  if (others.length > 0) return `Others were asked: ${others.map(({ model }) => model).join(', ')}.`;
  const silent = asked.models.filter(({ calls, failed }) => calls > 0 && calls === failed);
  if (silent.length === 0) return undefined;
  return `Others stood in for ${silent.map(({ model, calls }) => `${model}, which answered none of ${calls} calls`).join(', and ')}.`;
}

/** Adds up. */
export function sumOf<T>(all: readonly T[], figure: (each: T) => number): number {
  return all.reduce((sum, each) => sum + figure(each), 0);
}
