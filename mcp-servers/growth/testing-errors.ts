import type { SourceErrorKind } from '#tools/source/source-error.ts';
import type { ProviderAnswer, ProviderFailure } from '../ask-provider.ts';

/** A failure as a provider words it, and what it has to mean. */
export interface ErrorCase {
  readonly name: string;
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly kind: SourceErrorKind;
  /** Seconds; absent when asking again does not help, or the provider does not say. */
  readonly retry?: number;
  readonly code: string;
  /** What a person is told to do. */
  readonly action?: RegExp;
  /** True when another token may do. */
  readonly renews?: boolean;
}

/** A quarter past eight in the evening in California, the day before the clocks go back there. */
export const ERROR_NOW = new Date('2026-11-01T03:15:00Z');
/** From then to midnight in California. */
export const TO_MIDNIGHT = 13_500;

/** What an explanation says, in the form in which a case states it. */
export function explained(
  { status, headers = {}, body }: ErrorCase,
  explain: (answer: ProviderAnswer, now: Date) => ProviderFailure,
) {
  const { error, isTokenRefused } = explain({ status, headers: new Headers(headers), body }, ERROR_NOW);
  return {
    kind: error.kind,
    retry: error.retryAfterSeconds,
    code: error.providerCode,
    renews: isTokenRefused,
    action: error.userAction ?? '',
    message: error.message,
  };
}

/** What a case expects of that. */
export function expected({ kind, retry, code, renews = false }: ErrorCase) {
  return { kind, retry, code, renews };
}

/** Google's envelope. */
export function googleBody(code: number, message: string, rest: object = {}): object {
  return { error: { code, message, ...rest } };
}

/** The detail by which Google names a reason. */
export function errorInfo(reason: string): object {
  return { '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason, domain: 'googleapis.com' };
}
