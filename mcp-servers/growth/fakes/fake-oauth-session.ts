import type { FakeBehaviour } from './fake-behaviour.ts';
import type { FakeConsents, FakeUser } from './fake-consents.ts';
import type { FakeGrants } from './fake-grants.ts';
import type { OauthRefusal } from './fake-oauth-refusals.ts';

export interface OauthBehaviour extends FakeBehaviour<OauthRefusal> {
  /** Who sits before the consent page, by name. */
  readonly consentingUser: string;
  readonly isConsentDenied: boolean;
  /** True when each refresh brings a new refresh token, and the old one ends. */
  readonly rotatesRefreshTokens: boolean;
}

/** What the token endpoints work with. */
export interface OauthLent {
  readonly users: readonly FakeUser[];
  readonly grants: FakeGrants;
  readonly consents: FakeConsents;
  readonly client: { readonly id: string; readonly secret: string };
  readonly accessTokenSeconds: number;
  /** Null when refresh tokens do not end by themselves. */
  readonly refreshTokenSeconds: number | null;
  /** Makes `fake-token-…` names that differ. */
  readonly nextToken: (kind: string, user: string) => string;
}

/** The client that the fake knows. */
export const FAKE_CLIENT = { id: 'fake-client-id', secret: 'fake-client-secret' } as const;
