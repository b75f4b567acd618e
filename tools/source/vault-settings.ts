import { ConfigurationError } from '#core/errors.ts';
import type { MasterKeys } from '#storage/core/master-key.ts';
import type { TransactionalDatabase } from '#storage/database.ts';
import type { OAuthClient } from './oauth.ts';
import type { ConnectableSource } from './source.ts';

/** What the composition root lends to everything that has to do with credentials. */
export interface VaultSettings {
  /** The store as its owner, outside of any tenant: no SQL of a tenant reads what lies there. */
  readonly owner: TransactionalDatabase;
  readonly masterKeys: MasterKeys;
  /** The applications that this installation has at providers. */
  readonly oauth: readonly OAuthClient[];
  /** Key of the installation for what needs no consent. */
  readonly pageSpeedKey: string | undefined;
  readonly limits?: RefreshLimits;
}

/** How long a refresh may take, and how often those who wait look. */
export interface RefreshLimits {
  readonly leaseSeconds: number;
  readonly pollMilliseconds: number;
  readonly waitSeconds: number;
}

/** A request for a token ends after 20 seconds, so that nobody is overtaken who still works. */
export const USUAL_LIMITS: RefreshLimits = { leaseSeconds: 30, pollMilliseconds: 100, waitSeconds: 60 };

const VARIABLES: Readonly<Record<ConnectableSource, string>> = {
  ga4: 'STEWARD_GOOGLE_CLIENT_ID and STEWARD_GOOGLE_CLIENT_SECRET, or STEWARD_GOOGLE_CLIENT_FILE',
  gsc: 'STEWARD_GOOGLE_CLIENT_ID and STEWARD_GOOGLE_CLIENT_SECRET, or STEWARD_GOOGLE_CLIENT_FILE',
  google_ads: 'STEWARD_GOOGLE_CLIENT_ID and STEWARD_GOOGLE_CLIENT_SECRET, or STEWARD_GOOGLE_CLIENT_FILE',
  meta_ads: 'STEWARD_META_APP_ID and STEWARD_META_APP_SECRET',
};

/** The application that a source is connected by; an error says how to name it. */
export function oauthOf({ oauth }: Pick<VaultSettings, 'oauth'>, source: ConnectableSource): OAuthClient {
  const client = oauth.find(({ sources }) => sources.includes(source));
  if (client === undefined) {
    throw new ConfigurationError(
      `This installation has no application for ${source}: set ${VARIABLES[source]}. docs/credentials.md says where to get one.`,
    );
  }
  return client;
}
