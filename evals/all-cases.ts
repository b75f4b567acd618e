import type { EvalCase } from './eval-case.ts';
import { scenarioCase } from './growth/scenario-case.ts';
import type { Scenario } from './growth/scenarios/scenario.ts';
import { scenarios } from './growth/scenarios/scenarios.ts';

/** A case as it can be chosen, before anything of it is made. */
export interface ListedCase {
  readonly name: string;
  /** What is planted in it; `quiet` when nothing is. */
  readonly kinds: readonly string[];
  /** Half of the cases may be looked at while the system is mended; the other half is only scored. */
  readonly half: 'tuning' | 'held out';
  /** Makes it; `reseed` adds to its seed, for noise that nobody has seen. */
  open(reseed: number): EvalCase;
}

/** Every case; of each kind the first, third and so on may be tuned on. */
export function listCases(): readonly ListedCase[] {
  const seen = new Map<string, number>();
  return scenarios.map((scenario) => {
    const kinds = kindsOf(scenario);
    const key = kinds.join(' ');
    const place = seen.get(key) ?? 0;
    seen.set(key, place + 1);
    return {
      name: scenario.name,
      kinds,
      half: place % 2 === 0 ? 'tuning' : 'held out',
      open: (reseed) => scenarioCase({ ...scenario, seed: scenario.seed + reseed }),
    };
  });
}

function kindsOf({ matters }: Scenario): readonly string[] {
  return matters.length === 0 ? ['quiet'] : [...new Set(matters.map(({ kind }) => kind))];
}
