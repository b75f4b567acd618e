import { z } from 'zod';
import { AppError } from '#core/errors.ts';

/** What a failure of a source means for whoever asked. `not_ready`: the provider is still preparing the answer. */
export const sourceErrorKind = z.enum([
  'auth_reconnect',
  'permission',
  'quota',
  'transient',
  'bad_request',
  'not_ready',
]);
export type SourceErrorKind = z.infer<typeof sourceErrorKind>;

interface SourceErrorOptions extends ErrorOptions {
  readonly kind: SourceErrorKind;
  /** Seconds until it is worth asking again; absent when the provider does not say, or asking again does not help. */
  readonly retryAfterSeconds?: number | undefined;
  /** What a person can do about it, as a sentence. */
  readonly userAction?: string | undefined;
  /** The provider's own code for it, for example `RESOURCE_EXHAUSTED` or `190/463`. */
  readonly providerCode?: string | undefined;
}

/** A source did not answer what was asked. An outage is this, and never an answer without rows. */
export class SourceError extends AppError {
  readonly code = 'source';
  readonly kind: SourceErrorKind;
  readonly retryAfterSeconds: number | undefined;
  readonly userAction: string | undefined;
  readonly providerCode: string | undefined;
  override readonly retryable: boolean;

  constructor(
    message: string,
    { kind, retryAfterSeconds, userAction, providerCode, ...options }: SourceErrorOptions,
  ) {
    super(message, options);
    this.kind = kind;
    this.retryAfterSeconds = retryAfterSeconds;
    this.userAction = userAction;
    this.providerCode = providerCode;
    this.retryable = kind === 'quota' || kind === 'transient' || kind === 'not_ready';
  }
}
