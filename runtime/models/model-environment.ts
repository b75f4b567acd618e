import { z } from 'zod';
import { ConfigurationError } from '#core/errors.ts';
import type { ModelDefaults } from './configured-model.ts';
import { modelPrice } from './model-price.ts';

/* What a process that asks models reads about them from its environment. */

/** Shorter, and an ordinary pause would be a fault; longer, and no agent has so much time. */
const LEAST_IDLE = 0.1;
const LONGEST_IDLE = 600;

/** A variable that is set to nothing counts as not set. */
const absentWhenEmpty = (value: unknown): unknown => (value === '' ? undefined : value);
const text = z.preprocess(absentWhenEmpty, z.string().optional());

/** The variables about models, as a part of all that are read. */
export const modelEnvironment = {
  OPENAI_API_KEY: text,
  OPENAI_BASE_URL: z.preprocess(
    absentWhenEmpty,
    z
      .url({ protocol: /^https?$/, error: 'is not a URL like https://api.example.com/v1' })
      .transform((url) => url.replace(/\/+$/, ''))
      .optional(),
  ),
  ANTHROPIC_API_KEY: text,
  STEWARD_MODEL: text,
  STEWARD_MODEL_PRICE: z.preprocess(absentWhenEmpty, modelPrice.optional()),
  STEWARD_MODEL_IDLE_SECONDS: z.preprocess(
    absentWhenEmpty,
    z.coerce
      .number()
      .refine((seconds) => seconds >= LEAST_IDLE && seconds <= LONGEST_IDLE, {
        error: `is not a number of seconds from ${LEAST_IDLE} to ${LONGEST_IDLE}`,
      })
      .optional(),
  ),
};

/** The settings of models in this process. */
export interface ModelSettings {
  /** For OpenAI's protocols. */
  readonly apiKey: string | undefined;
  readonly anthropicKey: string | undefined;
  readonly baseUrl: string | undefined;
  readonly name: string | undefined;
  /** Null when nobody said it, which is not zero. */
  readonly price: z.output<typeof modelPrice> | null;
  /** Longest silence of any model that is waited for; undefined for the usual time. */
  readonly idleSeconds: number | undefined;
}

/** The variables about models by themselves. */
export const modelVariables = z.object(modelEnvironment);

/** Names the variables by what they mean. */
export function toModelSettings(values: z.output<typeof modelVariables>): ModelSettings {
  return {
    apiKey: values.OPENAI_API_KEY,
    anthropicKey: values.ANTHROPIC_API_KEY,
    baseUrl: values.OPENAI_BASE_URL,
    name: values.STEWARD_MODEL,
    price: values.STEWARD_MODEL_PRICE ?? null,
    idleSeconds: values.STEWARD_MODEL_IDLE_SECONDS,
  };
}

/** What the environment says about models; a model without a place is no setting that can be meant. */
export function defaultsFrom({ name, apiKey, anthropicKey, baseUrl, price }: ModelSettings): ModelDefaults {
  if (name !== undefined && apiKey === undefined && baseUrl === undefined) {
    throw new ConfigurationError(
      'STEWARD_MODEL is set, but neither OPENAI_API_KEY nor OPENAI_BASE_URL says where that model is.',
    );
  }
  return {
    openAiKey: apiKey,
    openAiBaseUrl: baseUrl,
    anthropicKey,
    model: name === undefined ? undefined : { name, price },
  };
}
