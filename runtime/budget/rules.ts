import type { StoredBudget } from '#storage/runtime/budget.repository.ts';
import { type ReadBudget, type RunBudget, readBudget } from './budget.ts';
import { limitsOf } from './given-model.ts';
import { whoseBudget } from './refusal-sentence.ts';

/** One limit that a run has by itself: on all its calls, or on those of one agent. */
export interface Rule {
  /** Null: on the whole run. */
  readonly agent: string | null;
  readonly whose: string;
  readonly budget: ReadBudget;
}

/** The run's own budget, and of the stored ones those that say what one run may use. */
export function rulesOfRun(
  { graph, budget }: { readonly graph: string; readonly budget: unknown },
  stored: readonly StoredBudget[],
): Rule[] {
  const own: Rule = { agent: null, whose: 'The budget of this run', budget: readBudget(limitsOf(budget)) };
  const others = stored
    .filter(({ place }) => place.period === 'run' && (place.scope !== 'graph' || place.subject === graph))
    .map(({ place, isShared, limits }) => ({
      agent: place.scope === 'agent' ? place.subject : null,
      whose: whoseBudget({ isShared, ...place }),
      budget: readBudget(limits),
    }));
  return [own, ...others];
}

/** What a whole run may use: the least of its rules, measure by measure. Null when one of them cannot be relied on. */
export function tightest(rules: readonly Rule[]): RunBudget | null {
  const all: RunBudget[] = [];
  for (const { budget } of rules.filter(({ agent }) => agent === null)) {
    if ('malformed' in budget) return null;
    all.push(budget.limits);
  }
  const least = (measure: keyof RunBudget) => {
    const values = all.flatMap((limits) => limits[measure] ?? []);
    return values.length === 0 ? {} : { [measure]: Math.min(...values) };
  };
  return { ...least('tokens'), ...least('usd'), ...least('calls'), ...least('seconds') };
}
