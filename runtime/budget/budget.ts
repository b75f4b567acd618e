import { z } from 'zod';
import { InvalidInputError } from '#core/errors.ts';

const whole = z
  .number('must be a whole number above zero')
  .int('must be a whole number above zero')
  .positive('must be a whole number above zero');
const amount = z.number('must be a number above zero').positive('must be a number above zero');

/** Limits of a run, an agent or a period. One that is missing is no limit; there is no limit of nothing. */
export const runBudget = z.strictObject({
  /** Tokens of all model calls, in and out. */
  tokens: whole.optional(),
  usd: amount.optional(),
  /** Model calls. */
  calls: whole.optional(),
  /** Of a run since it started; otherwise of its model calls, added up. */
  seconds: amount.optional(),
});
export type RunBudget = z.infer<typeof runBudget>;

/** A budget that can be relied on, or why it cannot: then nothing may be spent. */
export type ReadBudget = { readonly limits: RunBudget } | { readonly malformed: string };

/** The budget that a caller gives a run, or an InvalidInputError that says what is wrong with it. */
export function parseRunBudget(value: unknown): RunBudget {
  const read = readBudget(value);
  if ('limits' in read) return read.limits;
  throw new InvalidInputError(`The budget cannot be used: ${read.malformed}.`);
}

/** The same for a budget from the store, where a bad one is an answer: it admits nothing. */
export function readBudget(value: unknown): ReadBudget {
  const parsed = runBudget.safeParse(value);
  if (parsed.success) return { limits: parsed.data };
  return { malformed: parsed.error.issues.map(describe).join('; ') };
}

function describe(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') {
    return `it has no ${issue.keys.map((key) => `"${key}"`).join(', ')}, only ${Object.keys(runBudget.shape).join(', ')}`;
  }
  return issue.path.length === 0
    ? 'it is not an object of limits'
    : `${issue.path.join('.')} ${issue.message}`;
}
