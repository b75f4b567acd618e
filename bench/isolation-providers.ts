import { openFakeGa4 } from '#mcp-servers/growth/fakes/fake-ga4.ts';
import { openFakeGoogleAds } from '#mcp-servers/growth/fakes/fake-google-ads.ts';
import { openFakeMeta } from '#mcp-servers/growth/fakes/fake-meta.ts';
import { type FakeOauth, openFakeOauth } from '#mcp-servers/growth/fakes/fake-oauth.ts';
import { openFakePagespeed } from '#mcp-servers/growth/fakes/fake-pagespeed.ts';
import type { SeenRequest } from '#mcp-servers/growth/fakes/fake-request.ts';
import { openFakeSearchConsole } from '#mcp-servers/growth/fakes/fake-search-console.ts';
import type { ProviderAddress } from '#tools/source/provider-addresses.ts';
import { connectableSource, type Source, source } from '#tools/source/source.ts';
import type { Canaries } from './isolation-canaries.ts';
import type { WorkerSettings } from './isolation-settings.ts';
import { accountAt, MARKED_SHOPS, namesOf } from './isolation-shops.ts';
import { openTokenWitness, type TokenWitness, UNUSED_SECONDS } from './isolation-witness.ts';

/** What providers saw of the calls. */
export interface SeenUses {
  readonly provider_requests: number;
  /** A credential with which an account, a page or a source was asked for that it is not for. */
  readonly foreign_uses: number;
  readonly foreign_examples: readonly string[];
  /** Requests with a token that no provider ever gave. */
  readonly unknown_tokens: number;
}

/** All providers of the trial: they know whose each token is. */
export interface TrialProviders {
  readonly witness: TokenWitness;
  readonly oauth: FakeOauth;
  /** What a worker has to know to reach them, with the installation's secrets. */
  readonly settings: Omit<WorkerSettings, 'databaseUrl' | 'home' | 'leaseSeconds'>;
  /** Requests to the five sources so far. */
  count(): number;
  uses(): SeenUses;
  /** The next request to some source breaks off. */
  disturb(): void;
  close(): Promise<void>;
}

/** A token is used for so many seconds before it has to be replaced. */
const USED_SECONDS = 9;
const TOKEN_LATENCY = { from: 150, to: 300 };
const PLENTY = 1_000_000_000;

/** Names what a person consented to: one source of one shop. */
export function grantName(mark: string, from: Source): string {
  return `${mark}/${from}`;
}

export async function openTrialProviders(canaries: Canaries): Promise<TrialProviders> {
  const witness = openTokenWitness();
  const { grants } = witness;
  const secrets = secretsOf(canaries);
  const shops = MARKED_SHOPS.map(({ shop }) => shop);
  const oauth = await openFakeOauth(usersOf(), {
    ...{ grants, accessTokenSeconds: UNUSED_SECONDS + USED_SECONDS, mark: canaries.secret('part') },
    client: { id: secrets.clientId, secret: secrets.clientSecret },
  });
  oauth.behave({ latency: TOKEN_LATENCY });
  const fakes = {
    ga4: await openFakeGa4(shops, { grants, limits: GA4_PLENTY }),
    gsc: await openFakeSearchConsole(shops, { grants, queriesPerMinute: PLENTY }),
    pagespeed: await openFakePagespeed(shops, { apiKey: secrets.pagespeedKey, ...PAGESPEED_PLENTY }),
    google_ads: await openFakeGoogleAds(shops, {
      ...{ grants, operationsPerDay: PLENTY, developerToken: secrets.developerToken },
    }),
    meta_ads: await openFakeMeta(shops, { grants, callsPerWindow: PLENTY }),
  };
  const requestsOf = (from: Source): readonly SeenRequest[] => fakes[from].requests;
  const urls = { ...mapSources((from) => fakes[from].url), oauth: oauth.url };
  let disturbed = 0;
  return {
    ...{ witness, oauth, settings: { ...secrets, ...addressesAt(urls) } },
    count: () => source.options.reduce((sum, from) => sum + requestsOf(from).length, 0),
    uses: () => countUses(requestsOf),
    disturb() {
      const from = source.options[disturbed % source.options.length] ?? 'ga4';
      disturbed += 1;
      fakes[from].behave({ trouble: [{ kind: 'reset', times: 1 }] });
    },
    async close() {
      await Promise.all([oauth, ...Object.values(fakes)].map((fake) => fake.close()));
    },
  };
}

const GA4_PLENTY = {
  ...{ tokensPerDay: PLENTY, tokensPerHour: PLENTY, tokensPerProjectPerHour: PLENTY },
  ...{ concurrentRequests: PLENTY, potentiallyThresholdedRequestsPerHour: PLENTY },
};
const PAGESPEED_PLENTY = { queriesPerDay: PLENTY, queriesPerMinute: PLENTY, queriesPerOrigin: PLENTY };

function mapSources(of: (from: Source) => string): Record<Source, string> {
  return {
    ...{ ga4: of('ga4'), gsc: of('gsc'), pagespeed: of('pagespeed') },
    ...{ google_ads: of('google_ads'), meta_ads: of('meta_ads') },
  };
}

function secretsOf(canaries: Canaries) {
  return {
    ...{ masterKey: canaries.masterKey, clientId: 'isolation-client' },
    clientSecret: canaries.secret('client'),
    developerToken: canaries.secret('developer'),
    pagespeedKey: canaries.secret('key'),
    cursorKey: Buffer.from(canaries.secret('cursor')).toString('base64'),
  };
}

/** One person for each source of each shop; none can see anything of another. */
function usersOf() {
  return MARKED_SHOPS.flatMap((marked) =>
    connectableSource.options.map((from) => {
      const manager = marked.shop.accounts.googleAdsManager ?? '';
      const accounts = [accountAt(marked, from), ...(from === 'google_ads' ? [manager] : [])];
      return { name: grantName(marked.mark, from), accounts };
    }),
  );
}

/** Consents are with another fake than the accounts of the same provider. */
function addressesAt({ oauth, ...urls }: Record<Source | 'oauth', string>) {
  return {
    oauthAddresses: addressText({
      ...{ google_consent: `${oauth}/o/oauth2/v2/auth`, google_token: `${oauth}/token` },
      ...{ google_revoke: `${oauth}/revoke`, meta_consent: oauth, meta_graph: oauth },
    }),
    serverAddresses: addressText({
      ...{ ga4_data: urls.ga4, ga4_admin: urls.ga4, search_console: urls.gsc, url_inspection: urls.gsc },
      ...{ pagespeed: urls.pagespeed, crux: urls.pagespeed },
      ...{ google_ads: urls.google_ads, meta_graph: urls.meta_ads },
    }),
  };
}

function addressText(urls: Partial<Record<ProviderAddress, string>>): string {
  return Object.entries(urls)
    .map(([name, url]) => `${name}=${url}`)
    .join(',');
}

const EXAMPLES = 5;

function countUses(requestsOf: (from: Source) => readonly SeenRequest[]): SeenUses {
  const all = source.options.flatMap((from) => requestsOf(from).map((request) => ({ from, request })));
  const foreign = all.filter(({ from, request }) =>
    from === 'pagespeed' ? isForeignPage(request) : isForeignUse(from, request),
  );
  return {
    provider_requests: all.length,
    foreign_uses: foreign.length,
    foreign_examples: foreign
      .slice(0, EXAMPLES)
      .map(({ from, request }) => `${from}: ${request.grant} for ${request.path}`),
    unknown_tokens: all.filter(({ request }) => request.tokenPlace !== null && request.grant === null).length,
  };
}

/** Whatever the provider made of it: that it was tried is enough. */
function isForeignUse(from: Source, { grant, path, headers, body }: SeenRequest): boolean {
  if (grant === null) return false;
  const text = `${decodeURIComponent(path)} ${JSON.stringify([headers, body])}`;
  const owner = MARKED_SHOPS.find(({ mark }) => grant === grantName(mark, from));
  const others = MARKED_SHOPS.filter((marked) => marked !== owner).flatMap(namesOf);
  return owner === undefined || others.some((name) => text.includes(name));
}

function isForeignPage({ path }: SeenRequest): boolean {
  const page = new URL(path, 'http://fake').searchParams.get('url') ?? '';
  const [, mark, asker] = /^https:\/\/([a-z0-9-]+)\.example\/\?asked-by=(.+)$/.exec(page) ?? [];
  return mark === undefined || mark !== asker;
}
