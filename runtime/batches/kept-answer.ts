import { z } from 'zod';
import type { ModelAnswer, ModelAttempt } from '#models/model.ts';

const finish = z.enum(['stop', 'tool_calls', 'length', 'content_filter', 'refusal', 'empty', 'unknown']);

/** An answer of a batch, as it is kept until its step takes it. */
export const keptAnswer = z.object({
  text: z.string(),
  toolCalls: z.array(z.object({ id: z.string(), name: z.string(), argumentsJson: z.string() })),
  finish,
  provider: z.string(),
  model: z.string(),
}) satisfies z.ZodType<Omit<ModelAnswer, 'attempts' | 'usage'>>;

const usage = z.object({
  ...{ input: z.number(), output: z.number(), cached: z.number() },
  ...{ cacheWritten: z.number().optional(), reasoning: z.number().optional() },
});
const price = z.object({
  ...{ input: z.number(), output: z.number(), cached: z.number(), cacheWritten: z.number().optional() },
});

/** What a request of a batch came to. That it came to no answer is not said again: the step says why. */
export const keptAttempt = z
  .object({
    ...{ provider: z.string(), model: z.string(), usage: usage.nullable(), costUsd: z.number().nullable() },
    ...{ price: price.nullable(), seconds: z.number() },
  })
  .transform((attempt): ModelAttempt => ({ ...attempt, fault: attempt.usage === null ? 'aborted' : null }));
