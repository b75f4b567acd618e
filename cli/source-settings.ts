import { z } from 'zod';

const text = z.preprocess((value) => (value === '' ? undefined : value), z.string().optional());

/** What the environment says about sources: keys, applications at providers, addresses. */
export const sourceEnvironment = {
  STEWARD_MASTER_KEY: text,
  STEWARD_MASTER_KEY_FILE: text,
  STEWARD_MASTER_KEY_NEXT: text,
  STEWARD_MASTER_KEY_NEXT_FILE: text,
  STEWARD_GOOGLE_CLIENT_ID: text,
  STEWARD_GOOGLE_CLIENT_SECRET: text,
  STEWARD_GOOGLE_CLIENT_FILE: text,
  STEWARD_GOOGLE_ADS_DEVELOPER_TOKEN: text,
  STEWARD_META_APP_ID: text,
  STEWARD_META_APP_SECRET: text,
  STEWARD_PAGESPEED_KEY: text,
  STEWARD_PROVIDER_URLS: text,
};

/** A secret itself, or the file that holds it. */
export interface SecretPlace {
  readonly value: string | undefined;
  readonly file: string | undefined;
}

/** How this installation is known to providers, and by what it seals what they give. */
export interface SourceSettings {
  readonly masterKey: SecretPlace;
  readonly nextMasterKey: SecretPlace;
  readonly google: {
    readonly clientId: string | undefined;
    readonly clientSecret: string | undefined;
    /** As Google's console gives it for download. */
    readonly file: string | undefined;
  };
  readonly meta: { readonly appId: string | undefined; readonly appSecret: string | undefined };
  readonly googleAdsDeveloperToken: string | undefined;
  readonly pageSpeedKey: string | undefined;
  /** Addresses in place of the real ones: `name=url,…`. */
  readonly providerUrls: string | undefined;
}

type Values = Readonly<Partial<Record<keyof typeof sourceEnvironment, string | undefined>>>;

/** The same in our own words. */
export function toSourceSettings(values: Values): SourceSettings {
  return {
    masterKey: { value: values.STEWARD_MASTER_KEY, file: values.STEWARD_MASTER_KEY_FILE },
    nextMasterKey: { value: values.STEWARD_MASTER_KEY_NEXT, file: values.STEWARD_MASTER_KEY_NEXT_FILE },
    google: {
      clientId: values.STEWARD_GOOGLE_CLIENT_ID,
      clientSecret: values.STEWARD_GOOGLE_CLIENT_SECRET,
      file: values.STEWARD_GOOGLE_CLIENT_FILE,
    },
    meta: { appId: values.STEWARD_META_APP_ID, appSecret: values.STEWARD_META_APP_SECRET },
    googleAdsDeveloperToken: values.STEWARD_GOOGLE_ADS_DEVELOPER_TOKEN,
    pageSpeedKey: values.STEWARD_PAGESPEED_KEY,
    providerUrls: values.STEWARD_PROVIDER_URLS,
  };
}
