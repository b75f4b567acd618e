import { type FakeBehaviour, WELL_BEHAVED } from './fake-behaviour.ts';
import { cruxRequest, writeCruxHistory, writeCruxRecord } from './fake-crux.ts';
import {
  commonAudits,
  lighthouse12Audits,
  lighthouse13Audits,
  metricAudits,
} from './fake-lighthouse-audits.ts';
import { performanceOf } from './fake-lighthouse-score.ts';
import { type FakeOptions, grantsFor } from './fake-options.ts';
import type { FakePage, FormFactor } from './fake-page.ts';
import { writeExperience } from './fake-pagespeed-field.ts';
import { PAGESPEED_REFUSALS, type PagespeedRefusal } from './fake-pagespeed-refusals.ts';
import { type FakeProvider, openFakeProvider } from './fake-provider.ts';
import { type FakeQuota, openQuota, openQuotas, perMinute, perPacificDay } from './fake-quota.ts';
import { FakeRefusal } from './fake-refusal.ts';
import type { FakeRequest } from './fake-request.ts';
import { type FakeShop, noonAfter } from './fake-shop.ts';

/** The key that the fake takes; none at all is taken too. */
export const FAKE_API_KEY = 'fake-api-key';

export interface PagespeedBehaviour extends FakeBehaviour<PagespeedRefusal> {
  readonly lighthouse: 12 | 13;
}

const USUAL_PAGESPEED: PagespeedBehaviour = { ...WELL_BEHAVED, lighthouse: 13 };

export interface PagespeedOptions extends Pick<FakeOptions, 'now'> {
  /** 25,000 when left out. */
  readonly queriesPerDay?: number;
  /** 240 when left out. */
  readonly queriesPerMinute?: number;
  /** Queries of one origin after which it is refused for the rest of the day; 450 when left out. */
  readonly queriesPerOrigin?: number;
  /** `FAKE_API_KEY` when left out. */
  readonly apiKey?: string;
}

interface Lent {
  readonly shops: readonly FakeShop[];
  readonly apiKey: string;
  readonly perDay: FakeQuota;
  readonly perMinute: FakeQuota;
  readonly perOrigin: (origin: string) => FakeQuota;
}

/** PageSpeed Insights and CrUX for the pages of these shops. */
export function openFakePagespeed(
  shops: readonly FakeShop[],
  options: PagespeedOptions = {},
): Promise<FakeProvider<PagespeedBehaviour>> {
  const lent: Lent = {
    shops,
    apiKey: options.apiKey ?? FAKE_API_KEY,
    perDay: openQuota(options.queriesPerDay ?? 25_000, perPacificDay),
    perMinute: openQuota(options.queriesPerMinute ?? 240, perMinute),
    perOrigin: openQuotas(options.queriesPerOrigin ?? 450, perPacificDay),
  };
  return openFakeProvider({
    refusals: PAGESPEED_REFUSALS,
    behaviour: USUAL_PAGESPEED,
    grants: grantsFor(shops, {}),
    now: options.now ?? (() => noonAfter(shops[0]?.lastDay ?? '')),
    answer(request, { lighthouse }) {
      charge(lent, request);
      if (request.path === '/pagespeedonline/v5/runPagespeed') {
        return { status: 200, body: runPagespeed(lent, request, lighthouse) };
      }
      return { status: 200, body: answerCrux(lent, request) };
    },
  });
}

function charge({ apiKey, perDay, perMinute: minute }: Lent, { query, headers, now }: FakeRequest): void {
  const key = query.get('key') ?? headers['x-goog-api-key'];
  if (key !== undefined && key !== apiKey) throw new FakeRefusal(PAGESPEED_REFUSALS.api_key_invalid());
  if (!perDay.take(1, now)) throw new FakeRefusal(PAGESPEED_REFUSALS.queries_per_day());
  if (!minute.take(1, now)) throw new FakeRefusal(PAGESPEED_REFUSALS.queries_per_minute());
}

function answerCrux({ shops }: Lent, { path, body }: FakeRequest): unknown {
  const parsed = cruxRequest.safeParse(body);
  if (!parsed.success) throw new FakeRefusal(PAGESPEED_REFUSALS.invalid_url());
  const address = parsed.data.url ?? `${parsed.data.origin}/`;
  const shop = shops.find(({ url }) => address.startsWith(url));
  if (shop === undefined) throw new FakeRefusal(PAGESPEED_REFUSALS.crux_not_found());
  if (path === '/v1/records:queryHistoryRecord') return writeCruxHistory(parsed.data, shop);
  if (path === '/v1/records:queryRecord') return writeCruxRecord(parsed.data, shop);
  throw new FakeRefusal(PAGESPEED_REFUSALS.not_found());
}

function runPagespeed({ shops, perOrigin }: Lent, { query, now }: FakeRequest, version: 12 | 13): unknown {
  const url = query.get('url') ?? '';
  if (!URL.canParse(url)) throw new FakeRefusal(PAGESPEED_REFUSALS.invalid_url());
  if (!perOrigin(new URL(url).origin).take(1, now)) throw new FakeRefusal(PAGESPEED_REFUSALS.origin_busy());
  const shop = shops.find((candidate) => url.startsWith(candidate.url));
  const page = shop?.pages.find((candidate) => candidate.url === url);
  if (shop === undefined || page === undefined) {
    throw new FakeRefusal(PAGESPEED_REFUSALS.failed_document('net::ERR_NAME_NOT_RESOLVED'));
  }
  const device = query.get('strategy')?.toLowerCase() === 'mobile' ? 'mobile' : 'desktop';
  const categories = query.getAll('category').map((name) => name.toLowerCase());
  return writeResult(page, shop, { device, version, now, categories });
}

interface Run {
  readonly device: FormFactor;
  readonly version: 12 | 13;
  readonly now: Date;
  readonly categories: readonly string[];
}

function writeResult(page: FakePage, shop: FakeShop, run: Run): unknown {
  const origin = shop.url.slice(0, -1);
  const own = page.field[run.device];
  const ofOrigin = shop.originSpeed[run.device];
  return {
    captchaResult: 'CAPTCHA_NOT_NEEDED',
    kind: 'pagespeedonline#result',
    id: page.url,
    loadingExperience: writeExperience(own === null ? origin : page.url, own ?? ofOrigin, own === null),
    originLoadingExperience: writeExperience(origin, ofOrigin, false),
    lighthouseResult: writeLighthouse(page, run),
    analysisUTCTimestamp: run.now.toISOString(),
  };
}

const VERSIONS = { 12: '12.8.2', 13: '13.0.1' };

function writeLighthouse(page: FakePage, { device, version, now, categories }: Run) {
  const named = version === 12 ? lighthouse12Audits(page) : lighthouse13Audits(page);
  const audits = [...metricAudits(page, device), ...commonAudits(page), ...named];
  const wanted = categories.length === 0 ? ['performance'] : categories;
  const scores: Readonly<Record<string, number>> = {
    performance: performanceOf(page.lab[device], device),
    seo: page.seoScore,
  };
  return {
    requestedUrl: page.url,
    finalUrl: page.url,
    lighthouseVersion: VERSIONS[version],
    fetchTime: now.toISOString(),
    runWarnings: [],
    configSettings: { formFactor: device, locale: 'en-US' },
    categories: Object.fromEntries(
      wanted.map((id) => [id, { id, title: id, score: scores[id] ?? 1, auditRefs: auditRefs(id) }]),
    ),
    audits: Object.fromEntries(audits.map((audit) => [audit.id, audit])),
  };
}

function auditRefs(category: string) {
  if (category !== 'performance') return [];
  return [
    { id: 'first-contentful-paint', weight: 10, group: 'metrics', acronym: 'FCP' },
    { id: 'largest-contentful-paint', weight: 25, group: 'metrics', acronym: 'LCP' },
    { id: 'total-blocking-time', weight: 30, group: 'metrics', acronym: 'TBT' },
    { id: 'cumulative-layout-shift', weight: 25, group: 'metrics', acronym: 'CLS' },
    { id: 'speed-index', weight: 10, group: 'metrics', acronym: 'SI' },
  ];
}
