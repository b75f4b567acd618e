import { REDACTED } from '#core/payment-data.ts';
import { redactText } from '#core/secrets.ts';

/** Shorter values are no secrets, and would tear words apart. */
const SECRET_LENGTH = 6;

/** The values among these that are to appear nowhere. */
export function asSecrets(values: Iterable<string>): string[] {
  return [...new Set(values)].filter((value) => value.length >= SECRET_LENGTH);
}

/** Words of a server without what we gave it, and without what looks like a key. */
export function scrubText(text: string, secrets: readonly string[]): string {
  return redactText(withoutAll(text, secrets));
}

/** An answer without what we gave its server: some repeat what they were sent. */
export function scrubValue<Value>(value: Value, secrets: readonly string[]): Value {
  const text = JSON.stringify(value);
  const inJson = secrets.map((secret) => JSON.stringify(secret).slice(1, -1));
  return inJson.some((secret) => text.includes(secret)) ? JSON.parse(withoutAll(text, inJson)) : value;
}

function withoutAll(text: string, secrets: readonly string[]): string {
  return secrets.reduce((left, secret) => left.replaceAll(secret, REDACTED), text);
}
