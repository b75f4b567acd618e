import { z } from 'zod';

const amount = z
  .string()
  .regex(/^\d+(\.\d+)?$/, 'must be a number above zero, for example 5')
  .transform(Number)
  .refine((value) => value > 0 && Number.isFinite(value), 'must be a number above zero, for example 5')
  .optional();
const whole = z
  .string()
  .regex(/^\d+$/, 'must be a whole number above zero, for example 1000')
  .transform(Number)
  .refine(
    (value) => value > 0 && Number.isSafeInteger(value),
    'must be a whole number above zero, for example 1000',
  )
  .optional();

/** The options of `budget set`, each checked by itself. */
export const budgetSetInput = z.object({
  tenant: z.string().optional(),
  installation: z.boolean().optional(),
  graph: z.string().min(1, 'must be the name of a graph').optional(),
  agent: z.string().min(1, 'must be the name of an agent').optional(),
  period: z.enum(['run', 'day', 'month'], { error: 'must be run, day or month' }),
  usd: amount,
  tokens: whole,
  calls: whole,
  seconds: amount,
  none: z.boolean().optional(),
});
export type BudgetSetInput = z.output<typeof budgetSetInput>;
