import type { Cli } from '../cli.ts';
import type { DailyStep, StepParts, StepResult } from './daily-step.ts';
import { DAILY_STEPS } from './daily-steps.ts';

/** How a step of a shop's day ended. */
export interface StepOutcome {
  readonly step: Pick<DailyStep, 'name' | 'title'>;
  /** Null when it failed as a whole. */
  readonly result: StepResult | null;
  /** Null when it did not. */
  readonly error: string | null;
}

/** Runs the steps of a shop's day, one after the other; one that fails stops none of the others. */
export async function runDay(
  parts: StepParts,
  steps: readonly DailyStep[] = DAILY_STEPS,
): Promise<readonly StepOutcome[]> {
  const outcomes: StepOutcome[] = [];
  for (const step of steps) {
    parts.line.say(`${step.title} …`);
    outcomes.push(await runStep(parts, step));
  }
  return outcomes;
}

/** True when nothing of it failed. */
export function isStepInOrder({ result }: StepOutcome): boolean {
  return result?.isInOrder === true;
}

/** Adds up what all shops learned, once for all days together, when one of them learned something. */
export async function gatherAfter(
  days: readonly (readonly StepOutcome[])[],
  cli: Pick<Cli, 'store' | 'now'>,
): Promise<void> {
  if (!days.flat().some(({ result }) => result?.hasLearned === true)) return;
  const { gatherLearnings } = await import('#tools/insight/lend-learning.ts');
  await gatherLearnings(await cli.store(), cli.now());
}

/** The outcomes as programs read them. */
export function dataOfDay(outcomes: readonly StepOutcome[]): object[] {
  return outcomes.map(({ step, result, error }) => ({
    step: step.name,
    isInOrder: result?.isInOrder ?? false,
    ...{ error, result: result?.data ?? null },
  }));
}

async function runStep(parts: StepParts, step: DailyStep): Promise<StepOutcome> {
  try {
    return { step, result: await step.run(parts), error: null };
  } catch (error) {
    parts.cli.signal.throwIfAborted();
    return { step, result: null, error: await tellFailure(parts.cli, error, step) };
  }
}

async function tellFailure(cli: Cli, error: unknown, { name, title }: DailyStep): Promise<string> {
  const { describeFailure } = await import('#runtime/failure.ts');
  (await cli.log()).error({ err: error, step: name }, 'a step of the day failed');
  return describeFailure(error, title).sentence;
}
