import { createRandom, type Random } from '#evals/growth/random.ts';
import type { RootCauseCase } from './rootcause-case.ts';
import { ADDITIVE_FAMILIES, ADDITIVE_QUIET_FAMILIES } from './rootcause-made-additive.ts';
import { RATIO_FAMILIES, RATIO_QUIET_FAMILIES } from './rootcause-made-ratio.ts';

/** Some cases of every family; the same seed makes the same cases. */
export function makeCases(seed: number, perFamily: number): RootCauseCase[] {
  return [
    ...makeFamilies({ kind: 'additive', families: { ...ADDITIVE_FAMILIES } }, seed, perFamily),
    ...makeFamilies({ kind: 'additive', families: quiet(ADDITIVE_QUIET_FAMILIES) }, seed, perFamily),
    ...makeFamilies({ kind: 'ratio', families: { ...RATIO_FAMILIES } }, seed, perFamily),
    ...makeFamilies({ kind: 'ratio', families: quiet(RATIO_QUIET_FAMILIES) }, seed, perFamily),
  ];
}

/** Grids that are drawn for one case at most; nearly every second one has a place for its causes. */
const TRIES = 50;

type Families =
  | { readonly kind: 'additive'; readonly families: typeof ADDITIVE_FAMILIES }
  | { readonly kind: 'ratio'; readonly families: typeof RATIO_FAMILIES };

function quiet<Maker>(families: Readonly<Record<string, Maker>>): Record<string, Maker> {
  return Object.fromEntries(Object.entries(families).map(([family, maker]) => [`quiet ${family}`, maker]));
}

function makeFamilies(made: Families, seed: number, perFamily: number): RootCauseCase[] {
  return Object.keys(made.families).flatMap((family) => {
    const random = createRandom(`rootcause ${made.kind} ${family} ${seed}`);
    const cases: RootCauseCase[] = [];
    // A grid that has no place for its causes is drawn again.
    for (let tries = 0; cases.length < perFamily && tries < perFamily * TRIES; tries += 1) {
      const posed = draw(made, family, random);
      if (posed !== undefined) cases.push({ ...posed, name: `${made.kind} ${family} ${cases.length + 1}` });
    }
    return cases;
  });
}

function draw({ kind, families }: Families, family: string, random: Random): RootCauseCase | undefined {
  if (kind === 'additive') {
    const posed = families[family]?.(random);
    return posed && { kind, family, name: family, ...posed };
  }
  const posed = families[family]?.(random);
  return posed && { kind, family, name: family, ...posed };
}
