import { z } from 'zod';
import { redactText } from '#core/secrets.ts';
import { SourceError, sourceErrorKind } from './source-error.ts';

/** A SourceError as it travels over MCP: the JSON text of an answer that is marked as an error. */
export const sourceFailure = z.object({
  kind: sourceErrorKind,
  message: z.string(),
  retry_after_s: z.number().nonnegative().optional(),
  user_action: z.string().optional(),
  provider_code: z.string().optional(),
});
export type SourceFailure = z.infer<typeof sourceFailure>;

/** What a client is told of a failure; nothing that looks like a secret leaves with it. */
export function toFailure(error: SourceError): SourceFailure {
  const { kind, message, retryAfterSeconds, userAction, providerCode } = error;
  return {
    kind,
    message: redactText(message),
    ...(retryAfterSeconds === undefined ? {} : { retry_after_s: retryAfterSeconds }),
    ...(userAction === undefined ? {} : { user_action: redactText(userAction) }),
    ...(providerCode === undefined ? {} : { provider_code: redactText(providerCode) }),
  };
}

/** The SourceError that a failure stood for. */
export function fromFailure({ kind, message, ...rest }: SourceFailure): SourceError {
  return new SourceError(message, {
    kind,
    retryAfterSeconds: rest.retry_after_s,
    userAction: rest.user_action,
    providerCode: rest.provider_code,
  });
}
