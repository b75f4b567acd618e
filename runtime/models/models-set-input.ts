import { resolve } from 'node:path';
import { z } from 'zod';
import { type ClearableDetail, modelProtocol } from '#storage/runtime/model.repository.ts';
import { modelRole } from '#storage/runtime/model-choice.repository.ts';
import { modelPrice } from './model-price.ts';

/** Said wherever somebody gives a key itself. What was given is never repeated. */
const NO_KEYS_HERE =
  'must not be a key itself, which the history of the shell and other users would see: put the key into an environment variable and name it with --key-env, or into a file and name that with --key-file';

/** How providers begin their keys. */
const KEY_LIKE = /^(?:sk|pk|rk|gsk|xai|key|api)[-_]|^AIza|^Bearer\b/i;
const isNoKey = (text: string): boolean => !KEY_LIKE.test(text);

const PROTOCOLS = modelProtocol.options.join(', ');
const SPEC = new RegExp(`^(${modelProtocol.options.join('|')})/([^\\s@]\\S{0,199}?)(?:@(https?://\\S+))?$`);
const SPEC_HINT = `must each be protocol/model or protocol/model@address, for example openai/gpt-5-mini; protocols are ${PROTOCOLS}`;

const address = z
  .url({ protocol: /^https?$/, error: 'is not a URL like https://api.example.com/v1' })
  .refine(
    (text) => !/[@?#]/.test(text),
    'must hold neither a password nor a query: both are places where keys hide',
  )
  .transform((url) => url.replace(/\/+$/, ''));

/** A model as it is named on the command line: `protocol/model` or `protocol/model@address`. */
export const modelSpec = z
  .string()
  .regex(SPEC, SPEC_HINT)
  .transform((text, context) => {
    const [, protocol, name = '', url] = SPEC.exec(text) ?? [];
    const read = z.object({
      protocol: modelProtocol,
      name: z.string().refine(isNoKey, NO_KEYS_HERE),
      baseUrl: address.optional(),
    });
    const parsed = read.safeParse({ protocol, name, baseUrl: url });
    if (parsed.success) return parsed.data;
    context.addIssue(parsed.error.issues[0]?.message ?? SPEC_HINT);
    return z.NEVER;
  });

export type ModelSpec = z.output<typeof modelSpec>;

const whole = z
  .string()
  .regex(/^\d{1,9}$/, 'must be a whole number above zero, for example 1000')
  .transform(Number)
  .refine((value) => value > 0, 'must be a whole number above zero, for example 1000')
  .optional();

const features = z
  .string()
  .regex(/^(?:none|(?:tools|output)(?:,(?:tools|output))?)$/, 'must be tools, output, tools,output or none')
  .transform((text) => ({ tools: text.includes('tools'), output: text.includes('output') }))
  .optional();

const CLEARABLE = ['key', 'price', 'context', 'rpm', 'tpm', 'features'] as const;
const DETAILS: Readonly<Record<(typeof CLEARABLE)[number], ClearableDetail>> = {
  key: 'key',
  price: 'price',
  context: 'contextTokens',
  rpm: 'requestsPerMinute',
  tpm: 'tokensPerMinute',
  features: 'features',
};
const clearable = z.enum(CLEARABLE, { error: `must be some of ${CLEARABLE.join(',')}` });
const clear = z
  .string()
  .transform((text) => text.split(','))
  .pipe(z.array(clearable.transform((name) => DETAILS[name])))
  .optional();

const nothing = z.undefined({ error: NO_KEYS_HERE }).optional();

/** The arguments and options of `models set`, each checked by itself. */
export const modelsSetInput = z.object({
  role: z.enum(modelRole.options, { error: `must be one of ${modelRole.options.join(', ')}` }),
  models: z.array(modelSpec).default([]),
  tenant: z.string().optional(),
  agent: z.string().min(1, 'must be the name of an agent').optional(),
  baseUrl: address.optional(),
  keyEnv: z
    .string()
    .refine(isNoKey, NO_KEYS_HERE)
    .regex(
      /^[A-Z_][A-Z0-9_]{0,99}$/,
      `must be the name of a variable in capitals, for example MY_PROVIDER_KEY; it ${NO_KEYS_HERE}`,
    )
    .optional(),
  keyFile: z
    .string()
    .min(1, 'must be a path')
    .refine(isNoKey, NO_KEYS_HERE)
    .transform((path) => resolve(path))
    .optional(),
  key: nothing,
  apiKey: nothing,
  price: modelPrice.optional(),
  context: whole,
  rpm: whole,
  tpm: whole,
  features,
  batches: z.boolean().optional(),
  clear,
  none: z.boolean().optional(),
});
export type ModelsSetInput = z.output<typeof modelsSetInput>;
