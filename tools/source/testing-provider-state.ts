import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** How the provider behaves at the moment. */
export interface ProviderBehaviour {
  /** What a request for a new token comes to. */
  refresh: 'works' | 'invalid_grant' | 'invalid_client' | 'unavailable' | 'nonsense' | 'cut';
  delayMilliseconds: number;
  /** Requests for a new token are held back for as long as this is not settled. */
  held: Promise<unknown> | undefined;
  expiresInSeconds: number;
  /** True: each refresh brings another refresh token, and the one before is not good any more. */
  isRotating: boolean;
  /** Scopes that people leave out. */
  withheldScopes: string[];
  /** Who consents; null: the provider does not say. */
  person: string | null;
  revoke: 'works' | 'unavailable';
}

export const USUAL_BEHAVIOUR: ProviderBehaviour = {
  ...{ refresh: 'works', delayMilliseconds: 0, held: undefined, expiresInSeconds: 3600, isRotating: false },
  ...{ withheldScopes: [], person: 'owner@shop.example', revoke: 'works' },
};

/** What the provider knows; not for those who ask it. */
export interface ProviderState {
  readonly behaviour: ProviderBehaviour;
  /** What was asked, in order, without secrets: `refresh`, `exchange`, `revoke`, or method and path. */
  readonly calls: string[];
  /** Every secret that it ever gave out. */
  readonly secrets: string[];
  readonly challenges: Map<string, { challenge: string; scopes: string[] }>;
  readonly goodTokens: Set<string>;
  readonly refreshTokens: Set<string>;
  scopes: string[];
}

/** A request as the fake reads it. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly fields: URLSearchParams;
  readonly body: string;
  readonly token: string | undefined;
  readonly headers: IncomingMessage['headers'];
}

/** What it answers; `cut` breaks the connection off. */
export interface Reply {
  readonly status: number;
  readonly json?: unknown;
  readonly text?: string;
  readonly location?: string;
  readonly isCut?: boolean;
}

/** Makes a secret that tests can look for. */
export function makeSecret({ secrets }: Pick<ProviderState, 'secrets'>, prefix: string): string {
  const made = `${prefix}${randomBytes(18).toString('hex')}`;
  secrets.push(made);
  return made;
}
