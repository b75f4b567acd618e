import { z } from 'zod';
import { SourceError, type SourceErrorKind } from '#tools/source/source-error.ts';
import type { ProviderAnswer, ProviderFailure } from '../ask-provider.ts';

const detail = z.looseObject({
  reason: z.string().optional(),
  retryDelay: z.string().optional(),
});

const oldDetail = z.looseObject({ domain: z.string().optional(), reason: z.string().optional() });

const envelope = z.object({
  error: z.looseObject({
    code: z.number().optional(),
    message: z.string().default(''),
    status: z.string().optional(),
    details: z.array(detail).default([]),
    errors: z.array(oldDetail).default([]),
  }),
});

/** What a Google interface says about a failure, in one shape. */
export interface GoogleFailure {
  readonly http: number;
  /** Foreign text: for recognising, never for repeating. */
  readonly message: string;
  readonly status: string;
  /** Of ErrorInfo, or of the older list of errors. */
  readonly reasons: readonly string[];
  /** Of RetryInfo, or of the header. */
  readonly retryAfterSeconds: number | undefined;
}

/** Reads Google's envelope of failures; what is none is a failure without words. */
export function readGoogleFailure({ status: http, headers, body }: ProviderAnswer): GoogleFailure {
  const parsed = envelope.safeParse(body);
  const header = Number(headers.get('retry-after') ?? Number.NaN);
  const byHeader = Number.isFinite(header) ? header : undefined;
  if (!parsed.success) return { http, message: '', status: '', reasons: [], retryAfterSeconds: byHeader };
  const { message, status = '', details, errors } = parsed.data.error;
  return {
    http,
    message,
    status,
    reasons: [...details, ...errors].flatMap(({ reason }) => (reason === undefined ? [] : [reason])),
    retryAfterSeconds: secondsOf(details.find(({ retryDelay }) => retryDelay)?.retryDelay) ?? byHeader,
  };
}

/** Google writes durations as `34s` or `0.5s`. */
export function secondsOf(duration: string | undefined): number | undefined {
  const seconds = /^(\d+(?:\.\d+)?)s$/.exec(duration ?? '')?.[1];
  return seconds === undefined ? undefined : Math.ceil(Number(seconds));
}

/** What a failure means, in our words. */
export interface Meaning {
  readonly kind: SourceErrorKind;
  readonly message: string;
  readonly retryAfterSeconds?: number | undefined;
  readonly userAction?: string | undefined;
  readonly isTokenRefused?: boolean;
}

/** A meaning as the failure that is thrown, with the provider's own code. */
export function asFailure(meaning: Meaning, providerCode: string): ProviderFailure {
  const { message, isTokenRefused = false, ...rest } = meaning;
  return { error: new SourceError(message, { ...rest, providerCode }), isTokenRefused };
}

/** The code that a person would search for. */
export function codeOf({ http, status, reasons }: GoogleFailure): string {
  const [reason] = reasons;
  const code = status === '' ? `http_${http}` : status;
  return reason === undefined || reason === code ? code : `${code}/${reason}`;
}

/** How a Google interface is called in sentences, and on our command line. */
export interface GoogleSource {
  readonly name: string;
  readonly source: string;
}

const QUOTA_SECONDS = 60;
const SERVER_ERROR_SECONDS = 30;

/** What all Google interfaces mean by the same failures. */
export function commonMeaning(failure: GoogleFailure, { name, source }: GoogleSource): Meaning {
  const reconnect = `Connect it again: steward integrations connect ${source} --tenant <slug>.`;
  const has = (reason: string): boolean => failure.reasons.includes(reason);
  if (failure.http === 401) {
    return {
      kind: 'auth_reconnect',
      message: `${name} refused the consent.`,
      userAction: reconnect,
      isTokenRefused: true,
    };
  }
  if (has('ACCESS_TOKEN_SCOPE_INSUFFICIENT') || /insufficient authentication scopes/i.test(failure.message)) {
    return {
      kind: 'auth_reconnect',
      message: `The consent for ${name} does not cover what was asked.`,
      userAction: `${reconnect} Leave all boxes of the consent ticked.`,
    };
  }
  if (has('SERVICE_DISABLED') || has('accessNotConfigured')) {
    return {
      kind: 'permission',
      message: `The interface of ${name} is switched off in the Google Cloud project of this installation.`,
      userAction: 'Switch it on in the Google Cloud console (APIs and services), then wait some minutes.',
    };
  }
  return byStatus(failure, name);
}

function byStatus({ http, retryAfterSeconds }: GoogleFailure, name: string): Meaning {
  if (http === 429) {
    return {
      kind: 'quota',
      message: `${name} wants fewer requests.`,
      retryAfterSeconds: retryAfterSeconds ?? QUOTA_SECONDS,
    };
  }
  if (http === 403) {
    return {
      kind: 'permission',
      message: `The person who connected ${name} may not see this account.`,
      userAction: 'Have the account shared with that person, or connect as somebody who may see it.',
    };
  }
  if (http >= 500) {
    return {
      kind: 'transient',
      message: `${name} is in trouble itself.`,
      retryAfterSeconds: retryAfterSeconds ?? SERVER_ERROR_SECONDS,
    };
  }
  return { kind: 'bad_request', message: `${name} cannot answer this question as it was asked.` };
}
