import type { ConnectableSource } from './source.ts';

/** What a provider gave in exchange for a consent or an older token. */
export interface GrantedTokens {
  readonly accessToken: string;
  /** Seconds from now; null when it does not end by itself. */
  readonly expiresInSeconds: number | null;
  /** Null when the provider gave none, and the one before stays good. */
  readonly refreshToken: string | null;
}

/** What a person consented to. */
export interface GrantedConsent extends GrantedTokens {
  readonly scopes: readonly string[];
  /** Who it was, for people; null when the provider does not say. */
  readonly grantedBy: string | null;
  /** The same as a stable name within the provider; null when it does not say. */
  readonly grantorId: string | null;
}

/** The tokens that are held of a consent. */
export interface HeldTokens {
  readonly accessToken: string;
  readonly refreshToken: string | null;
}

/** Where somebody is sent to consent, and by what we know them when they come back. */
export interface ConsentAddress {
  readonly scopes: readonly string[];
  readonly redirectUri: string;
  readonly state: string;
  /** SHA-256 of the verifier (PKCE S256). */
  readonly challenge: string;
}

/** What came back from there. */
export interface ConsentCode {
  readonly code: string;
  readonly verifier: string;
  readonly redirectUri: string;
}

/** A provider of consents. Errors hold neither tokens nor the provider's words. */
export interface OAuthClient {
  /** For people. */
  readonly provider: string;
  readonly sources: readonly ConnectableSource[];
  /** Host of the address at which a person comes back to this machine. */
  readonly loopbackHost: string;
  /** A token is replaced when it is good for less than this. */
  readonly marginSeconds: number;
  consentUrl(address: ConsentAddress): URL;
  exchange(code: ConsentCode): Promise<GrantedConsent>;
  /** SourceError `auth_reconnect` when the consent is gone for good; `transient` for every other failure. */
  refresh(held: HeldTokens): Promise<GrantedTokens>;
  /** Withdraws all that the same person gave to this application. */
  revoke(held: HeldTokens): Promise<void>;
}
