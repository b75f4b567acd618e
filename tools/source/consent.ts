import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { InvalidInputError, RefusedError } from '#core/errors.ts';
import { CONNECTIONS } from './connections.ts';
import type { ConsentCode, GrantedConsent, OAuthClient } from './oauth.ts';
import type { ConnectableSource } from './source.ts';

/** A consent that was asked for and not given yet. State and verifier are known to this process alone. */
export interface PendingConsent {
  readonly url: URL;
  readonly redirectUri: string;
  readonly state: string;
  readonly verifier: string;
}

const RANDOM_BYTES = 32;

/** Begins to ask for a consent (PKCE S256 and state). */
export function beginConsent(
  client: Pick<OAuthClient, 'consentUrl'>,
  source: ConnectableSource,
  redirectUri: string,
): PendingConsent {
  const [state, verifier] = [randomText(), randomText()];
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const scopes = [CONNECTIONS[source].scope];
  return { url: client.consentUrl({ scopes, redirectUri, state, challenge }), redirectUri, state, verifier };
}

function randomText(): string {
  return randomBytes(RANDOM_BYTES).toString('base64url');
}

/** What came back is of another question than ours: nothing of it may be used. */
export class ForeignStateError extends RefusedError {}

/** The code with which somebody came back; an error when it is not the answer to this question, or the answer is no. */
export function readRedirect(parameters: URLSearchParams, { state }: Pick<PendingConsent, 'state'>): string {
  if (!isSame(parameters.get('state') ?? '', state)) {
    throw new ForeignStateError(
      'What came back does not belong to this question (its state differs), so it was refused.',
    );
  }
  if (parameters.has('error')) throw new RefusedError('The consent was not given, so nothing was stored.');
  const code = parameters.get('code') ?? '';
  if (code === '') throw new InvalidInputError('What came back holds no code. Begin again.');
  return code;
}

/** Reads what somebody copied: the address to which the browser was sent, or the code alone, which PKCE binds to us. */
export function readPasted(text: string, pending: Pick<PendingConsent, 'state'>): string {
  const pasted = text.trim();
  if (pasted === '') throw new InvalidInputError('Nothing was pasted, so nothing was stored.');
  if (URL.canParse(pasted)) return readRedirect(new URL(pasted).searchParams, pending);
  if (/^[?&]?(?:[a-z_]+=[^&]*&?)+$/i.test(pasted)) return readRedirect(new URLSearchParams(pasted), pending);
  return pasted;
}

function isSame(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** Exchanges the code for tokens; an error when the person left out what the source needs. */
export async function completeConsent(
  client: Pick<OAuthClient, 'exchange' | 'provider'>,
  source: ConnectableSource,
  code: ConsentCode,
): Promise<GrantedConsent> {
  const granted = await client.exchange(code);
  const { scope, title } = CONNECTIONS[source];
  if (!granted.scopes.includes(scope)) {
    throw new RefusedError(
      `The consent does not include what ${title} needs (${scope}), so nothing was stored. Leave its box ticked.`,
    );
  }
  return granted;
}
