import { z } from 'zod';
import { parseMasterKey } from '#storage/core/master-key.ts';
import type { Store } from '#storage/store.ts';
import { googleOAuth } from '#tools/source/google-oauth.client.ts';
import { metaOAuth } from '#tools/source/meta-oauth.client.ts';
import { parseProviderAddresses } from '#tools/source/provider-addresses.ts';
import type { VaultSettings } from '#tools/source/vault-settings.ts';

/** What a worker of the isolation trial is told. */
export const workerSettings = z.object({
  databaseUrl: z.string().optional(),
  home: z.string(),
  leaseSeconds: z.number(),
  masterKey: z.string(),
  clientId: z.string(),
  clientSecret: z.string(),
  developerToken: z.string(),
  pagespeedKey: z.string(),
  cursorKey: z.string(),
  /** Of consents and tokens: `name=url,…`. */
  oauthAddresses: z.string(),
  /** Of what is asked with them. */
  serverAddresses: z.string(),
});
export type WorkerSettings = z.output<typeof workerSettings>;

const LIMITS = { pollMilliseconds: 50, waitSeconds: 60 };

/** The vault of a process of the trial. */
export function vaultSettings(settings: WorkerSettings, { owner }: Pick<Store, 'owner'>): VaultSettings {
  const { clientId, clientSecret, masterKey, oauthAddresses, pagespeedKey, leaseSeconds } = settings;
  const addresses = parseProviderAddresses(oauthAddresses);
  return {
    ...{ owner, pageSpeedKey: pagespeedKey },
    limits: { ...LIMITS, leaseSeconds },
    masterKeys: { current: parseMasterKey(masterKey, 'the master key of the trial'), next: undefined },
    oauth: [
      googleOAuth({ clientId, clientSecret }, addresses),
      metaOAuth({ appId: clientId, appSecret: clientSecret }, addresses),
    ],
  };
}
