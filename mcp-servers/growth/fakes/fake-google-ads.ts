import { type FakeBehaviour, WELL_BEHAVED } from './fake-behaviour.ts';
import { parseGaql } from './fake-gaql.ts';
import type { AdsRecord } from './fake-google-ads-entities.ts';
import { answerGaql } from './fake-google-ads-query.ts';
import {
  GOOGLE_ADS_REFUSALS,
  GOOGLE_ADS_VERSION,
  type GoogleAdsRefusal,
} from './fake-google-ads-refusals.ts';
import { type FakeOptions, grantsFor } from './fake-options.ts';
import { type FakeProvider, openFakeProvider } from './fake-provider.ts';
import { type FakeQuota, openQuota, perPacificDay } from './fake-quota.ts';
import { FakeRefusal } from './fake-refusal.ts';
import type { FakeRequest } from './fake-request.ts';
import { type FakeShop, noonAfter } from './fake-shop.ts';
import type { LateData } from './fake-table.ts';

/** The developer token that the fake takes. */
export const FAKE_DEVELOPER_TOKEN = 'fake-developer-token';

export interface GoogleAdsBehaviour extends FakeBehaviour<GoogleAdsRefusal> {
  readonly late: LateData | null;
  /** Rows in one element of the answer's array. */
  readonly batchSize: number;
}

const USUAL_GOOGLE_ADS: GoogleAdsBehaviour = { ...WELL_BEHAVED, late: null, batchSize: 10_000 };

export interface GoogleAdsOptions extends FakeOptions {
  /** Of the developer token; 15,000 (basic access) when left out. */
  readonly operationsPerDay?: number;
  /** False when access hangs on the Cloud project, and no developer token is asked for. */
  readonly needsDeveloperToken?: boolean;
  /** `FAKE_DEVELOPER_TOKEN` when left out. */
  readonly developerToken?: string;
}

interface Lent {
  readonly shops: readonly FakeShop[];
  readonly operations: FakeQuota;
  readonly needsDeveloperToken: boolean;
  readonly developerToken: string;
}

const PATH = /^\/(v\d+)\/customers(?::(listAccessibleCustomers)|\/(\d+)\/googleAds:(searchStream|search))$/;
const PAGE_SIZE = 10_000;

/** The Google Ads API of these shops: search, searchStream and the list of customers. */
export function openFakeGoogleAds(
  shops: readonly FakeShop[],
  options: GoogleAdsOptions = {},
): Promise<FakeProvider<GoogleAdsBehaviour>> {
  const lent: Lent = {
    shops,
    operations: openQuota(options.operationsPerDay ?? 15_000, perPacificDay),
    needsDeveloperToken: options.needsDeveloperToken ?? true,
    developerToken: options.developerToken ?? FAKE_DEVELOPER_TOKEN,
  };
  return openFakeProvider({
    refusals: GOOGLE_ADS_REFUSALS,
    behaviour: USUAL_GOOGLE_ADS,
    grants: grantsFor(shops, options),
    now: options.now ?? (() => noonAfter(shops[0]?.lastDay ?? '')),
    answer: (request, behaviour) => ({ status: 200, body: answerPath(lent, request, behaviour) }),
  });
}

function answerPath(lent: Lent, request: FakeRequest, behaviour: GoogleAdsBehaviour): unknown {
  const [, version, isList, customer = '', method] = PATH.exec(request.path) ?? [];
  if (version === undefined) throw new FakeRefusal(GOOGLE_ADS_REFUSALS.not_found());
  if (version !== GOOGLE_ADS_VERSION) throw new FakeRefusal(GOOGLE_ADS_REFUSALS.unsupported_version());
  authenticate(request, lent);
  if (isList !== undefined) return listCustomers(lent, request);
  const shop = customerOf(customer, lent, request);
  const rows = runQuery(shop, request, behaviour);
  const fieldMask = fieldMaskOf(request);
  return method === 'search' ? writePage(rows, request, fieldMask) : writeBatches(rows, behaviour, fieldMask);
}

const TOKEN_REFUSALS = {
  absent: GOOGLE_ADS_REFUSALS.token_missing,
  expired: GOOGLE_ADS_REFUSALS.token_expired,
  revoked: GOOGLE_ADS_REFUSALS.token_revoked,
  unknown: GOOGLE_ADS_REFUSALS.token_invalid,
} as const;

function authenticate({ tokenState, headers, now }: FakeRequest, lent: Lent): void {
  if (tokenState !== 'good') throw new FakeRefusal(TOKEN_REFUSALS[tokenState]());
  if (lent.needsDeveloperToken && headers['developer-token'] !== lent.developerToken) {
    throw new FakeRefusal(GOOGLE_ADS_REFUSALS.developer_token_invalid());
  }
  if (!lent.operations.take(1, now)) throw new FakeRefusal(GOOGLE_ADS_REFUSALS.operations_exhausted());
}

/** What the user has direct access to: the managers, and customers without one. */
function listCustomers({ shops }: Lent, { grant }: FakeRequest): unknown {
  const direct = shops.map(({ accounts }) => accounts.googleAdsManager ?? accounts.googleAds);
  const visible = new Set(direct.filter((id) => grant?.accounts.includes(id)));
  return { resourceNames: [...visible].map((id) => `customers/${id}`) };
}

/** The customer that may be asked; a manager is asked for its clients, and stands for the first of them. */
function customerOf(id: string, { shops }: Lent, { grant, headers }: FakeRequest): FakeShop {
  const accounts = grant?.accounts ?? [];
  const shop = shops.find(
    (candidate) =>
      candidate.accounts.googleAds === id ||
      (candidate.accounts.googleAdsManager === id && accounts.includes(candidate.accounts.googleAds)),
  );
  if (shop === undefined || !accounts.includes(id)) {
    throw new FakeRefusal(GOOGLE_ADS_REFUSALS.user_permission_denied());
  }
  refuseLogin(shop, headers['login-customer-id']);
  return shop;
}

function refuseLogin({ accounts }: FakeShop, login: string | string[] | undefined): void {
  const manager = accounts.googleAdsManager;
  if (login === undefined) {
    if (manager !== null) throw new FakeRefusal(GOOGLE_ADS_REFUSALS.user_permission_denied());
    return;
  }
  if (login !== (manager ?? accounts.googleAds)) {
    throw new FakeRefusal(GOOGLE_ADS_REFUSALS.login_customer_mismatch());
  }
}

function runQuery(
  shop: FakeShop,
  { body, now }: FakeRequest,
  { late }: GoogleAdsBehaviour,
): readonly AdsRecord[] {
  return answerGaql(parseGaql(queryOf(body)), { shop, now, late });
}

function queryOf(body: unknown): string {
  const query: unknown = Object(body).query;
  if (typeof query !== 'string') throw new FakeRefusal(GOOGLE_ADS_REFUSALS.query_error());
  return query;
}

function fieldMaskOf({ body }: FakeRequest): string {
  const camel = (field: string) => field.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  return parseGaql(queryOf(body)).fields.map(camel).join(',');
}

/** An array of batches; also when there are no rows, there is one. */
function writeBatches(
  rows: readonly AdsRecord[],
  { batchSize }: GoogleAdsBehaviour,
  fieldMask: string,
): unknown {
  const count = Math.max(1, Math.ceil(rows.length / batchSize));
  return Array.from({ length: count }, (_, index) => {
    const results = rows.slice(index * batchSize, (index + 1) * batchSize);
    return {
      ...(results.length > 0 && { results }),
      fieldMask,
      requestId: `fakeRequest${index}`,
      queryResourceConsumption: '412',
    };
  });
}

function writePage(rows: readonly AdsRecord[], { body }: FakeRequest, fieldMask: string): unknown {
  const offset = Number(Object(body).pageToken ?? 0);
  const results = rows.slice(offset, offset + PAGE_SIZE);
  const next = offset + PAGE_SIZE;
  return {
    ...(results.length > 0 && { results }),
    ...(next < rows.length && { nextPageToken: String(next) }),
    fieldMask,
    totalResultsCount: String(rows.length),
  };
}
