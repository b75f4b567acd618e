import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';
import { redactText } from '#core/secrets.ts';
import { SourceError, type SourceErrorKind, sourceErrorKind } from './source-error.ts';

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

/** As servers of others may write it: null for what is not there. Their sentences are not even read. */
const heardFailure = z.object({
  kind: sourceErrorKind,
  retry_after_s: z.number().nonnegative().nullish(),
  user_action: z.string().nullish(),
  provider_code: z.string().nullish(),
});

const SENTENCES: Readonly<Record<SourceErrorKind, string>> = {
  auth_reconnect: 'has to be connected again',
  permission: 'does not permit this',
  quota: 'has no quota left for now',
  transient: 'failed for the moment',
  bad_request: 'refuses the question',
  not_ready: 'is still preparing the answer',
};

/** A code, and not a sentence that somebody hid in its place. */
const CODE = /^[\w./:-]{1,80}$/;

interface FailedServer {
  readonly server: string;
  /** Its sentences are ours. */
  readonly isOurs: boolean;
}

/** The failure that a server of the source contract reports; undefined when it is none of that shape. */
export function readFailure(
  result: CallToolResult,
  { server, isOurs }: FailedServer,
): SourceError | undefined {
  const read = heardFailure.safeParse(result.structuredContent ?? firstJson(result));
  if (!read.success) return undefined;
  const { kind, retry_after_s, user_action, provider_code } = read.data;
  return new SourceError(`The source "${server}" ${SENTENCES[kind]}.`, {
    kind,
    retryAfterSeconds: retry_after_s ?? undefined,
    // Words of another's server would stand where ours are trusted.
    userAction: isOurs ? (user_action ?? undefined) : undefined,
    providerCode: CODE.test(provider_code ?? '') ? (provider_code ?? undefined) : undefined,
  });
}

function firstJson({ content }: CallToolResult): unknown {
  const text = content.find((part) => part.type === 'text');
  try {
    return text?.type === 'text' ? JSON.parse(text.text) : undefined;
  } catch {
    return undefined;
  }
}
