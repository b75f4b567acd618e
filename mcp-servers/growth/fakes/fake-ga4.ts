import { z } from 'zod';
import { addDays } from '#core/time.ts';
import { type Ga4Behaviour, USUAL_GA4 } from './fake-ga4-behaviour.ts';
import { PERSONAL_DIMENSIONS } from './fake-ga4-fields.ts';
import { metricsOf } from './fake-ga4-order.ts';
import {
  writeAccountSummaries,
  writeCustomDimensions,
  writeGoogleAdsLinks,
  writeMetadataOf,
  writeProperty,
} from './fake-ga4-property.ts';
import { type Ga4Limits, type Ga4Quota, openGa4Quota, STANDARD_PROPERTY } from './fake-ga4-quota.ts';
import { GA4_REFUSALS } from './fake-ga4-refusals.ts';
import { writeReport } from './fake-ga4-report.ts';
import { type ReportRequest, realtimeRequest, reportRequest } from './fake-ga4-request.ts';
import { ga4Tables } from './fake-ga4-tables.ts';
import { type FakeOptions, grantsFor } from './fake-options.ts';
import { type FakeProvider, openFakeProvider } from './fake-provider.ts';
import { FakeRefusal, type FakeResponse } from './fake-refusal.ts';
import type { FakeRequest } from './fake-request.ts';
import { type FakeShop, noonAfter } from './fake-shop.ts';
import type { FakeTable } from './fake-table.ts';
import { requireGoogleToken } from './google-refusals.ts';

const SCOPE = 'https://www.googleapis.com/auth/analytics.readonly';
const MOST_ROWS = 250_000;
const PATH = /^\/v1(?:beta|alpha)\/properties\/(\d+)(?:[:/](\w+))?$/;

interface Property {
  readonly shop: FakeShop;
  readonly quota: Ga4Quota;
  readonly tables: readonly FakeTable[];
}

/** GA4 options besides those of every fake. */
export interface Ga4Options extends FakeOptions {
  readonly limits?: Partial<Ga4Limits>;
}

/** The GA4 Data and Admin APIs of these shops, one property each. */
export function openFakeGa4(
  shops: readonly FakeShop[],
  options: Ga4Options = {},
): Promise<FakeProvider<Ga4Behaviour>> {
  const properties = new Map(
    shops.map((shop): [string, Property] => [
      shop.accounts.ga4,
      { shop, quota: openGa4Quota({ ...STANDARD_PROPERTY, ...options.limits }), tables: ga4Tables(shop.web) },
    ]),
  );
  return openFakeProvider({
    refusals: GA4_REFUSALS,
    behaviour: USUAL_GA4,
    grants: grantsFor(shops, options),
    now: options.now ?? (() => noonAfter(shops[0]?.lastDay ?? '')),
    answer(request, behaviour) {
      requireGoogleToken(request, SCOPE);
      if (request.path.endsWith('/accountSummaries') && request.grant !== null) {
        return { status: 200, body: writeAccountSummaries(shops, request.grant) };
      }
      const [, id = '', action = ''] = PATH.exec(request.path) ?? [];
      const property = properties.get(id);
      if (property === undefined || request.grant?.accounts.includes(id) !== true) {
        throw new FakeRefusal(GA4_REFUSALS.permission_denied());
      }
      return { status: 200, body: answerAction(action, property, { request, behaviour }) };
    },
  });
}

interface Asked {
  readonly request: FakeRequest;
  readonly behaviour: Ga4Behaviour;
}

function answerAction(action: string, property: Property, asked: Asked): FakeResponse['body'] {
  const answer = ACTIONS[action];
  if (answer === undefined) throw new FakeRefusal(GA4_REFUSALS.not_found(action));
  return answer(property, asked);
}

const ACTIONS: Readonly<Record<string, (property: Property, asked: Asked) => unknown>> = {
  '': ({ shop }) => writeProperty(shop),
  metadata: ({ shop }) => writeMetadataOf(shop),
  googleAdsLinks: ({ shop }) => writeGoogleAdsLinks(shop),
  customDimensions: ({ shop }) => writeCustomDimensions(shop),
  customMetrics: () => ({}),
  runReport: (property, asked) =>
    report(property, asked, { wish: parse(reportRequest, asked.request.body), kind: 'runReport' }),
  batchRunReports: (property, asked) => {
    const { requests } = parse(batch, asked.request.body);
    const reports = requests.map((wish) => report(property, asked, { wish, kind: 'runReport' }));
    return { reports, kind: 'analyticsData#batchRunReports' };
  },
  runRealtimeReport: (property, asked) => {
    const wish = parse(realtimeRequest, asked.request.body);
    // The last half hour of the fake is its last day: a fake has no minutes.
    const dateRanges = [{ startDate: property.shop.lastDay, endDate: addDays(property.shop.lastDay, 1) }];
    return report(property, asked, { wish: { ...wish, dateRanges, offset: 0 }, kind: 'runRealtimeReport' });
  },
  checkCompatibility: (_, { request }) => {
    const { dimensions, metrics } = parse(fields, request.body);
    metricsOf({ metrics });
    return {
      dimensionCompatibilities: dimensions.map(({ name }) => compatible('dimensionMetadata', name)),
      metricCompatibilities: metrics.map(({ name }) => compatible('metricMetadata', name)),
    };
  },
};

const batch = z.object({ requests: z.array(reportRequest).min(1).max(5) });
const fields = reportRequest.pick({ dimensions: true, metrics: true });

function compatible(kind: string, apiName: string) {
  return { [kind]: { apiName }, compatibility: 'COMPATIBLE' };
}

interface ReportWish {
  readonly wish: ReportRequest;
  readonly kind: string;
}

function report({ shop, quota, tables }: Property, asked: Asked, { wish, kind }: ReportWish): unknown {
  const { now, inFlight } = asked.request;
  if (wish.limit > MOST_ROWS) throw new FakeRefusal(GA4_REFUSALS.invalid_request('The limit'));
  const charge = {
    // The real price grows with what is read; this one grows with what is asked.
    tokens: 1 + wish.dimensions.length + wish.metrics.length,
    isThresholded: wish.dimensions.some(({ name }) => PERSONAL_DIMENSIONS.includes(name)),
    inFlight,
    now,
  };
  quota.charge(charge);
  const { timezone, currency } = shop;
  const lent = { tables, behaviour: asked.behaviour, timezone, currency, now };
  const told = wish.returnPropertyQuota ? quota.look(charge) : null;
  return writeReport(wish, { ...lent, kind: `analyticsData#${kind}`, quota: told });
}

function parse<Value>(schema: z.ZodType<Value>, body: unknown): Value {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const path = parsed.error.issues[0]?.path.join('.') ?? '';
  throw new FakeRefusal(GA4_REFUSALS.invalid_request(`The field ${path}`));
}
