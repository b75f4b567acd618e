import type { Language } from '#core/tenant.ts';
import type { Advice, DeclaredComputation } from '#tools/growth/advice.ts';

/** What is planted. Each makes a true text false and leaves it plausible. */
export const FAULTS = [
  'wrong_number',
  'wrong_unit',
  'wrong_entity',
  'wrong_direction',
  'wrong_period',
  'estimate_as_fact',
  'invented_benchmark',
  'invented_cause',
  'bad_computation',
] as const;
export type FaultKind = (typeof FAULTS)[number];

/** A text of one language with everything that the gate is given beside it. */
export interface BenchText {
  readonly by: 'renderer' | 'free';
  readonly language: Language;
  readonly fields: Readonly<Record<string, string>>;
  readonly advice: Advice;
  readonly labels: readonly string[];
  readonly otherPlaces: readonly string[];
  readonly computations: readonly DeclaredComputation[];
}

/** The same text with one fault. */
export interface FaultyText extends BenchText {
  readonly fault: FaultKind;
  /** What was changed, for people who look into a miss. */
  readonly change: string;
}

/** A correct text, and how to plant faults in it; undefined where it has no place for one. */
export interface Specimen {
  readonly text: BenchText;
  plant(fault: FaultKind): FaultyText | undefined;
}
