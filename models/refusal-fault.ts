import { z } from 'zod';
import type { ModelFault } from './model.ts';

/** What a provider says when it refuses: a status, or the names and words of an error object. */
export interface Refusal {
  readonly status?: number | undefined;
  /** `code` and `type` of the error, as far as it has them. */
  readonly names: readonly string[];
  readonly message: string;
}

const BY_NAME: Readonly<Record<string, ModelFault>> = {
  insufficient_quota: 'quota',
  billing_hard_limit_reached: 'quota',
  billing_error: 'quota',
  context_length_exceeded: 'context_length',
  request_too_large: 'context_length',
  exceed_context_size_error: 'context_length',
  rate_limit_exceeded: 'rate_limited',
  rate_limit_error: 'rate_limited',
  overloaded_error: 'overloaded',
  invalid_api_key: 'authentication',
  authentication_error: 'authentication',
  permission_error: 'forbidden',
  timeout_error: 'timeout',
};

/** Names that say less than a status or the words do. */
const BY_VAGUE_NAME: Readonly<Record<string, ModelFault>> = {
  invalid_request_error: 'bad_request',
  invalid_prompt: 'bad_request',
  not_found_error: 'bad_request',
};

const BY_STATUS: Readonly<Record<number, ModelFault>> = {
  401: 'authentication',
  402: 'quota',
  403: 'forbidden',
  408: 'timeout',
  409: 'server_error',
  413: 'context_length',
  425: 'overloaded',
  429: 'rate_limited',
  503: 'overloaded',
  529: 'overloaded',
};

const TOO_LONG =
  /context[ _](?:length|window|size)|prompt is too long|maximum context|too many (?:input )?tokens/i;
const NO_CREDIT = /credit balance is too low/i;

/** Which fault it is. A name says more than a status: used-up credit comes as 429, but waiting does not help. */
export function faultOf({ status, names, message }: Refusal): ModelFault {
  const named = names.map((name) => BY_NAME[name]).find((fault) => fault !== undefined);
  if (named !== undefined) return named;
  const isOurs = status === undefined || status === 400 || status === 422;
  if (isOurs && NO_CREDIT.test(message)) return 'quota';
  if (isOurs && TOO_LONG.test(message)) return 'context_length';
  if (status !== undefined) return faultOfStatus(status);
  return names.map((name) => BY_VAGUE_NAME[name]).find((fault) => fault !== undefined) ?? 'server_error';
}

function faultOfStatus(status: number): ModelFault {
  return BY_STATUS[status] ?? (status >= 500 ? 'server_error' : 'bad_request');
}

const name = z.union([z.string(), z.number()]).nullish().catch(null);
const details = z
  .object({ code: name, type: name, message: z.string().catch('') })
  .refine(({ code, type, message }) => code != null || type != null || message !== '');
const onlyWords = z.string().transform((message) => ({ code: null, type: null, message }));
const wrapped = z.object({ error: z.union([onlyWords, details]) }).transform(({ error }) => error);
const said = z.union([wrapped, details]);

/** Reads the error object that providers send; null when it is none. Some gateways write a status as its code. */
export function readRefusal(body: unknown, status?: number): Refusal | null {
  const read = said.safeParse(body);
  if (!read.success) return null;
  const { code, type, message } = read.data;
  const names = [code, type].filter((value) => typeof value === 'string');
  return { status: status ?? (typeof code === 'number' ? code : undefined), names, message };
}

/** The same for a body that claims to be a success: only what calls itself an error is one. */
export function readHiddenRefusal(body: unknown): Refusal | null {
  return wrapped.safeParse(body).success ? readRefusal(body) : null;
}
