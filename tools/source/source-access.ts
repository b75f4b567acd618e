import type { Source } from './source.ts';

/** A property, site or account of a source that a tenant has chosen. Nothing else of the source can be reached for it. */
export interface SourceAccount {
  /** As the provider names it: `123456789` (GA4), `sc-domain:shop.example` (Search Console), `1234567890` (Google Ads), `act_1` (Meta). */
  readonly externalId: string;
  readonly name: string;
  /** IANA name; null when the provider did not say. */
  readonly timezone: string | null;
  /** ISO 4217; null when the provider did not say. */
  readonly currency: string | null;
  /** Google Ads: the manager account through which the account is reached; null when it is reached directly. */
  readonly loginCustomerId: string | null;
}

/** What one tenant may use of one source. Tokens stay inside a client's request and go nowhere else. */
export interface SourceAccess {
  readonly tenantId: string;
  readonly source: Source;
  readonly accounts: readonly SourceAccount[];
  /** A token that is good now; refreshed by one process for all. SourceError `auth_reconnect` when the consent is gone. */
  token(): Promise<string>;
  /** Another token in place of one that the provider refused; SourceError `auth_reconnect` when there is none. */
  renew(refused: string): Promise<string>;
}

/** Opens what a tenant has connected. */
export interface SourceAccesses {
  /** SourceError `auth_reconnect` when the tenant never connected the source, disconnected it, or has to connect it again. */
  open(tenantId: string, source: Source): Promise<SourceAccess>;
}
