import { PROVIDER_ADDRESSES, type ProviderAddresses } from '#tools/source/provider-addresses.ts';

/** How long, and how much, a provider may answer. */
export interface ProviderLimits {
  /** Until the headers are there. */
  readonly headersMilliseconds: number;
  /** Between two pieces of a body. */
  readonly idleMilliseconds: number;
  /** For the whole answer. */
  readonly totalMilliseconds: number;
  readonly bytes: number;
  /** Between two looks at a report that is being prepared, and for how long to look. */
  readonly pollMilliseconds: number;
  readonly pollForMilliseconds: number;
}

/** What the source servers are told by the composition root. The keys are the installation's, never a shop's. */
export interface SourceSettings {
  readonly addresses: ProviderAddresses;
  readonly limits: ProviderLimits;
  readonly googleDeveloperToken: string | undefined;
  readonly pagespeedKey: string | undefined;
  readonly metaAppSecret: string | undefined;
}

/** The providers themselves, with patience for their slowest answers. */
export const PROVIDERS: SourceSettings = {
  addresses: PROVIDER_ADDRESSES,
  limits: {
    headersMilliseconds: 90_000,
    idleMilliseconds: 20_000,
    totalMilliseconds: 120_000,
    bytes: 64 * 1024 * 1024,
    pollMilliseconds: 2_000,
    pollForMilliseconds: 40_000,
  },
  googleDeveloperToken: undefined,
  pagespeedKey: undefined,
  metaAppSecret: undefined,
};
