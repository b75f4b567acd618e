import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';
import { SourceError, sourceErrorKind } from '../source/source-error.ts';

const failure = z.object({
  kind: sourceErrorKind,
  retry_after_s: z.number().nonnegative().nullish(),
  user_action: z.string().nullish(),
  provider_code: z.string().nullish(),
});

const SENTENCES: Readonly<Record<z.output<typeof sourceErrorKind>, string>> = {
  auth_reconnect: 'has to be connected again',
  permission: 'does not permit this',
  quota: 'has no quota left for now',
  transient: 'failed for the moment',
  bad_request: 'refuses the question',
  not_ready: 'is still preparing the answer',
};

/** A code, and not a sentence that somebody hid in its place. */
const CODE = /^[\w./:-]{1,80}$/;

/** The failure of a source that a server of the source contract reports; undefined when it is none of that shape. */
export function sourceFailure(
  result: CallToolResult,
  { server, isOurs }: FailedServer,
): SourceError | undefined {
  const read = failure.safeParse(result.structuredContent ?? firstJson(result));
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

interface FailedServer {
  readonly server: string;
  /** Its sentences are ours. */
  readonly isOurs: boolean;
}

function firstJson({ content }: CallToolResult): unknown {
  const text = content.find((part) => part.type === 'text');
  try {
    return text?.type === 'text' ? JSON.parse(text.text) : undefined;
  } catch {
    return undefined;
  }
}
