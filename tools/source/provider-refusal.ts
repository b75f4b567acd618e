import { z } from 'zod';
import { AppError } from '#core/errors.ts';
import { retryAfter } from '#core/retry-after.ts';
import { SourceError } from './source-error.ts';

/** What a provider's refusal says, by its codes alone: its texts are foreign, and may quote what we sent. */
export interface Refusal {
  readonly status: number;
  /** Google: `invalid_grant`, `PERMISSION_DENIED`. */
  readonly name: string | null;
  /** Meta: 190 and the like. */
  readonly code: number | null;
  readonly subcode: number | null;
  readonly isTransient: boolean;
  readonly retryAfterSeconds: number | undefined;
}

/** A provider said no. Whoever asked decides what that means. */
export class ProviderRefusalError extends AppError {
  readonly code = 'provider_refusal';
  readonly provider: string;
  readonly refusal: Refusal;

  constructor(provider: string, refusal: Refusal) {
    super(`${provider} refused it (${codeText(refusal)}).`);
    this.provider = provider;
    this.refusal = refusal;
  }
}

const word = z.string().regex(/^[A-Za-z][A-Za-z0-9_.]{0,60}$/);
const oauthError = z.object({ error: word }).transform(({ error }) => ({ name: error }));
const googleError = z
  .object({ error: z.object({ status: word }) })
  .transform(({ error }) => ({ name: error.status }));
const metaError = z
  .object({
    error: z.object({
      code: z.number(),
      type: z.string(),
      error_subcode: z.number().optional(),
      is_transient: z.boolean().optional(),
    }),
  })
  .transform(({ error }) => ({
    ...{ code: error.code, subcode: error.error_subcode ?? null, isTransient: error.is_transient ?? false },
  }));
const single = z.union([metaError, googleError, oauthError]);
/** Google Ads puts the error into an array. */
const anyError = z.union([single, z.tuple([single]).transform(([first]) => first)]);

const NOTHING = { name: null, code: null, subcode: null, isTransient: false };

/** Reads a refusal in whichever of the providers' shapes it comes; what is in none of them has its status. */
export function readRefusal({ status, headers }: Response, text: string): Refusal {
  return { ...NOTHING, ...readError(text), status, retryAfterSeconds: retryAfter(headers) };
}

function readError(text: string): z.output<typeof anyError> | undefined {
  try {
    return anyError.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** The codes in the provider's own order, for example `190/463` or `PERMISSION_DENIED`. */
export function codeText({ status, name, code, subcode }: Refusal): string {
  if (code !== null) return subcode === null ? String(code) : `${code}/${subcode}`;
  return name ?? `status ${status}`;
}

const META_INVALID_TOKEN = [102, 190];
/** 190 with this says that the person must log in once more, not that the token is gone. */
const META_CHECKPOINT = 459;
const META_THROTTLES = [4, 17, 32, 613];
const META_BUSINESS_THROTTLES = { first: 80_000, last: 80_014 };
const TOO_MANY = 429;
const SERVER_ERROR = 500;

/** True when the provider does not know the token, any more. */
export function refusesToken({ status, code, subcode }: Refusal): boolean {
  if (code !== null) return META_INVALID_TOKEN.includes(code) && subcode !== META_CHECKPOINT;
  return status === 401;
}

/** What a refused look at accounts means. */
export function toSourceError({ provider, refusal }: ProviderRefusalError, what: string): SourceError {
  const { retryAfterSeconds } = refusal;
  const options = { providerCode: codeText(refusal), retryAfterSeconds };
  if (refusesToken(refusal)) {
    return new SourceError(`${provider} does not accept the token for ${what} any more.`, {
      ...{ ...options, kind: 'auth_reconnect' },
    });
  }
  if (isThrottle(refusal)) {
    return new SourceError(`${provider} asks to wait before ${what} is asked for again.`, {
      ...{ ...options, kind: 'quota' },
    });
  }
  if (refusal.isTransient || refusal.status >= SERVER_ERROR || [1, 2].includes(refusal.code ?? 0)) {
    return new SourceError(`${provider} failed for the moment at ${what} (${options.providerCode}).`, {
      ...{ ...options, kind: 'transient' },
    });
  }
  return isPermission(refusal)
    ? new SourceError(`${provider} does not permit ${what} (${options.providerCode}).`, {
        ...options,
        kind: 'permission',
        userAction: 'Give the person who connected it access there, and see that the API is enabled.',
      })
    : new SourceError(`${provider} did not understand the question for ${what} (${options.providerCode}).`, {
        ...{ ...options, kind: 'bad_request' },
      });
}

function isThrottle({ status, code }: Refusal): boolean {
  const number = code ?? 0;
  const isBusiness = number >= META_BUSINESS_THROTTLES.first && number <= META_BUSINESS_THROTTLES.last;
  return status === TOO_MANY || META_THROTTLES.includes(number) || isBusiness;
}

function isPermission({ status, code }: Refusal): boolean {
  return status === 403 || code === 10 || (code !== null && code >= 200 && code <= 299);
}
