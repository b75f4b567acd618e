import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { EvalCase } from './eval-case.ts';
import { realCases } from './growth/real-cases.ts';
import { scenarioCase } from './growth/scenario-case.ts';
import { DRAWN_KINDS, drawScenario } from './growth/scenarios/draw-scenario.ts';
import type { Scenario } from './growth/scenarios/scenario.ts';
import { scenarios } from './growth/scenarios/scenarios.ts';

/** A case as it can be chosen, before anything of it is made. */
export interface ListedCase {
  readonly name: string;
  /** What is planted in it; `quiet` when nothing is. */
  readonly kinds: readonly string[];
  /** Half of the cases may be looked at while the system is mended; the other half is only scored. */
  readonly half: 'tuning' | 'held out';
  /** Makes it; `reseed` adds to its seed, for noise that nobody has seen. Real data has no seed. */
  open(reseed: number): EvalCase;
}

/** Enough for the held-out half to tell a calibration error of five hundredths from chance, which makes three of it. */
const DRAWN_OF_EACH = 10;

/** Every case; of each kind the first, third and so on may be tuned on. Real cases only where their data is. */
export function listCases(dataFolder: string): readonly ListedCase[] {
  const seen = new Map<string, number>();
  const made = scenarios.map((scenario): ListedCase => {
    const kinds = kindsOf(scenario);
    const key = kinds.join(' ');
    const place = seen.get(key) ?? 0;
    seen.set(key, place + 1);
    return {
      ...{ name: scenario.name, kinds },
      half: place % 2 === 0 ? 'tuning' : 'held out',
      open: (reseed) => scenarioCase({ ...scenario, seed: scenario.seed + reseed }),
    };
  });
  const real = realCases
    .filter(({ file }) => existsSync(join(dataFolder, file)))
    .map(
      ({ name, kinds, open }): ListedCase => ({
        name,
        kinds,
        half: 'held out',
        open: () => open(dataFolder),
      }),
    );
  return [...made, ...real, ...listDrawn()];
}

/** Of each kind the first may be tuned on. */
function listDrawn(): readonly ListedCase[] {
  return Array.from({ length: DRAWN_OF_EACH }, (_, number) =>
    DRAWN_KINDS.map((kind): ListedCase => {
      const open = (reseed: number) => drawScenario(kind, number, reseed);
      return {
        ...{ name: open(0).name, kinds: [kind] },
        half: number === 0 ? 'tuning' : 'held out',
        open: (reseed) => scenarioCase(open(reseed)),
      };
    }),
  ).flat();
}

/** Real cases whose data is not there. */
export function listSkipped(dataFolder: string): readonly string[] {
  return realCases.flatMap(({ name, file }) =>
    existsSync(join(dataFolder, file)) ? [] : [`${name}: skipped, there is no ${join(dataFolder, file)}`],
  );
}

function kindsOf({ matters }: Scenario): readonly string[] {
  return matters.length === 0 ? ['quiet'] : [...new Set(matters.map(({ kind }) => kind))];
}
