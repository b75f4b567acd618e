import { REDACTED, redactPaymentData } from './payment-data.ts';

/** Names under which a secret could stand in an object. */
const SECRET_NAMES = [
  'apiKey',
  'api_key',
  'token',
  'refresh_token',
  'refreshToken',
  'access_token',
  'accessToken',
  'id_token',
  'idToken',
  'client_secret',
  'clientSecret',
  'appSecret',
  'code_verifier',
  'codeVerifier',
  'developerToken',
  'masterKey',
  'password',
  'secret',
  'authorization',
  'databaseUrl',
  'connectionString',
];

/** What keys, tokens and passwords in addresses look like. */
const SECRET_TEXTS = [
  /\b(?:sk|pk|rk)-[A-Za-z0-9_-]{8,}/g,
  /\bya29\.[A-Za-z0-9_-]{8,}/g,
  /\bEAA[A-Za-z0-9]{20,}/g,
  // Google: refresh tokens, codes of a consent, secrets of a client.
  /\b1\/\/[A-Za-z0-9_-]{20,}/g,
  /\b4\/0[A-Za-z0-9_-]{20,}/g,
  /\bGOCSPX-[A-Za-z0-9_-]{8,}/g,
  // What names a person, signed (JWT).
  /\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]+/g,
  /\bBearer\s+[A-Za-z0-9._~+/-]{8,}=*/gi,
  /(?<=\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@]+:)[^\s@]+(?=@)/g,
];

/** A text without what looks like a key, a token, a password in an address, or what people pay with. */
export function redactText(text: string): string {
  return SECRET_TEXTS.reduce((left, pattern) => left.replaceAll(pattern, REDACTED), redactPaymentData(text));
}

/** The same JSON value without secrets: by the names of fields, and by what texts look like. */
export function withoutSecrets(value: unknown): unknown {
  if (typeof value === 'string') return redactText(value);
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [
      name,
      SECRET_NAMES.includes(name) && typeof each === 'string' ? REDACTED : withoutSecrets(each),
    ]),
  );
}
