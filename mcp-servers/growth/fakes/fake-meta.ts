import { type FakeBehaviour, WELL_BEHAVED } from './fake-behaviour.ts';
import { answerInsights } from './fake-meta-insights.ts';
import { findNode, listEdge, type MetaNode } from './fake-meta-nodes.ts';
import { withFields, writeAccount } from './fake-meta-objects.ts';
import { writeMetaPage } from './fake-meta-paging.ts';
import { readInsightsQuery } from './fake-meta-query.ts';
import { META_REFUSALS, type MetaRefusal } from './fake-meta-refusals.ts';
import { type FakeReports, openReports, type ReportOutcome } from './fake-meta-reports.ts';
import { searchTargeting } from './fake-meta-search.ts';
import { type MetaUsage, openMetaUsage } from './fake-meta-usage.ts';
import { type FakeOptions, grantsFor } from './fake-options.ts';
import { type FakeProvider, openFakeProvider } from './fake-provider.ts';
import { FakeRefusal, type FakeResponse } from './fake-refusal.ts';
import type { FakeRequest } from './fake-request.ts';
import { type FakeShop, noonAfter } from './fake-shop.ts';
import type { LateData } from './fake-table.ts';

/** The versions that the fake speaks. */
const VERSIONS = ['v24.0', 'v25.0', 'v26.0'];

export interface MetaBehaviour extends FakeBehaviour<MetaRefusal> {
  readonly late: LateData | null;
  /** More rows than this have to be asked for as a report; null for no limit. */
  readonly mostRowsAtOnce: number | null;
  readonly pollsUntilDone: number;
  readonly reportOutcome: ReportOutcome;
}

const USUAL_META: MetaBehaviour = {
  ...WELL_BEHAVED,
  late: null,
  mostRowsAtOnce: null,
  pollsUntilDone: 2,
  reportOutcome: 'Job Completed',
};

export interface MetaOptions extends FakeOptions {
  /** Per account and five minutes; 9000 (standard access) when left out. */
  readonly callsPerWindow?: number;
}

interface Lent {
  readonly shops: readonly FakeShop[];
  readonly reports: FakeReports;
  readonly usage: MetaUsage;
}

interface Asked {
  readonly request: FakeRequest;
  readonly behaviour: MetaBehaviour;
}

/** The Marketing API of these shops: insights at once or as a report, and the lists of what is advertised. */
export function openFakeMeta(
  shops: readonly FakeShop[],
  options: MetaOptions = {},
): Promise<FakeProvider<MetaBehaviour>> {
  const usage = openMetaUsage(options.callsPerWindow ?? 9000);
  const lent: Lent = { shops, reports: openReports(), usage };
  return openFakeProvider({
    refusals: META_REFUSALS,
    behaviour: USUAL_META,
    grants: grantsFor(shops, options),
    now: options.now ?? (() => noonAfter(shops[0]?.lastDay ?? '')),
    answer: (request, behaviour) => answerPath(lent, { request, behaviour }),
  });
}

const TOKEN_REFUSALS = {
  absent: META_REFUSALS.meta_104,
  expired: META_REFUSALS.meta_190_463,
  revoked: META_REFUSALS.meta_190_460,
  unknown: META_REFUSALS.meta_190,
} as const;

function answerPath(lent: Lent, asked: Asked): FakeResponse {
  const { path, tokenState } = asked.request;
  const [, version = '', id = '', edge = ''] = /^\/(v\d+\.\d+)\/([\w.-]+)(?:\/(\w+))?$/.exec(path) ?? [];
  if (!VERSIONS.includes(version)) throw new FakeRefusal(META_REFUSALS.meta_2635());
  if (tokenState !== 'good') throw new FakeRefusal(TOKEN_REFUSALS[tokenState]());
  if (id === 'me' && edge === 'adaccounts') return ok(listAccounts(lent, asked));
  if (id === 'search') return ok(answerSearch(asked));
  const run = lent.reports.find(id);
  const node = findNode(lent.shops, run?.account ?? id);
  if (node === undefined) throw new FakeRefusal(META_REFUSALS.meta_100_33(id));
  const work = { lent, asked };
  return charged(node, work, () =>
    run === undefined ? answerNode(node, edge, work) : answerRun(id, edge, work),
  );
}

function ok(body: unknown): FakeResponse {
  return { status: 200, body };
}

interface Work {
  readonly lent: Lent;
  readonly asked: Asked;
}

/** The account's calls are counted and told, whatever comes of them; a foreign account is refused before. */
function charged({ shop }: MetaNode, { lent, asked }: Work, answer: () => unknown): FakeResponse {
  const account = shop.accounts.metaAds;
  const { grant, now } = asked.request;
  if (grant?.accounts.includes(account) !== true) throw new FakeRefusal(META_REFUSALS.meta_200());
  const isLeft = lent.usage.take(account, now);
  const headers = lent.usage.headers(account, now);
  return { ...(isLeft ? ok(answer()) : META_REFUSALS.meta_80000_2446079()), headers };
}

function listAccounts({ shops }: Lent, { request }: Asked): unknown {
  const visible = shops.filter(({ accounts }) => request.grant?.accounts.includes(accounts.metaAds));
  return writeMetaPage(
    visible.map((shop) => withFields(writeAccount(shop), fieldsOf(request))),
    request,
  );
}

function answerSearch({ request }: Asked): unknown {
  const { query } = request;
  const found = searchTargeting({
    type: query.get('type') ?? '',
    group: query.get('class'),
    question: query.get('q') ?? '',
  });
  if (found === undefined) throw new FakeRefusal(META_REFUSALS.meta_100('Param type is not valid'));
  return writeMetaPage(found, request);
}

function answerNode(node: MetaNode, edge: string, work: Work): unknown {
  const { request } = work.asked;
  if (edge === '') return withFields(node.object, fieldsOf(request));
  if (edge === 'insights') return answerInsightsEdge(node, work);
  const objects = listEdge(node, edge);
  if (objects === undefined) {
    throw new FakeRefusal(META_REFUSALS.meta_100(`Tried accessing nonexisting field (${edge})`));
  }
  return writeMetaPage(
    objects.map((object) => withFields(object, fieldsOf(request))),
    request,
  );
}

function answerInsightsEdge({ shop, within }: MetaNode, { lent, asked }: Work): unknown {
  const { request, behaviour } = asked;
  const query = readInsightsQuery(request);
  if (request.method === 'POST') {
    return { report_run_id: lent.reports.start({ account: shop.accounts.metaAds, within, query }) };
  }
  const rows = answerInsights(query, { shop, now: request.now, late: behaviour.late, within });
  const most = behaviour.mostRowsAtOnce;
  if (most !== null && rows.length > most) throw new FakeRefusal(META_REFUSALS.meta_1_reduce());
  return writeMetaPage(rows, request);
}

function answerRun(id: string, edge: string, { lent, asked }: Work): unknown {
  const { request, behaviour } = asked;
  const run = lent.reports.find(id);
  const node = run === undefined ? undefined : findNode(lent.shops, run.account);
  if (run === undefined || node === undefined) throw new FakeRefusal(META_REFUSALS.meta_100_33(id));
  if (edge === '') return lent.reports.look(id, behaviour.pollsUntilDone, behaviour.reportOutcome);
  if (!lent.reports.isDone(id)) throw new FakeRefusal(META_REFUSALS.meta_async_not_ready());
  const { shop } = node;
  const { late } = behaviour;
  const rows = answerInsights(run.query, { shop, now: request.now, late, within: run.within });
  return writeMetaPage(rows, request);
}

function fieldsOf({ query }: FakeRequest): readonly string[] {
  return (query.get('fields') ?? '').split(',').filter((name) => name !== '');
}
