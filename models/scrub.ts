import { redactText } from '#core/secrets.ts';

const KEY_LIKE = /\b(?:sk|pk|key)-[\w*-]{4,}/g;
const BEARER = /\b(Bearer|x-api-key:?)\s+\S+/gi;
const CAUSE_LENGTH = 500;

/** What somebody else said of a failure, for the log: without the key, whole or in part, and short. */
export function scrub(error: unknown, apiKey: string): Error {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const withoutKey = apiKey === '' ? text : text.replaceAll(apiKey, '[redacted]');
  const clean = withoutKey.replaceAll(KEY_LIKE, '[redacted]').replaceAll(BEARER, '$1 [redacted]');
  return new Error(redactText(clean).slice(0, CAUSE_LENGTH));
}
