import { analystKey } from '#agents/analyst.ts';
import { all as analysts } from '#agents/analysts.gen.ts';
import { analystReport } from '#agents/growth/analyst-report.ts';
import { dayInZone, daysBetween } from '#core/time.ts';
import { type FindingScore, scoreFindings } from '#evals/growth/demo-provider-score.ts';
import { PLANTED_FINDINGS } from '#evals/growth/demo-provider-truth.ts';
import { buildDemoProviders } from '#evals/growth/demo-providers.ts';
import { generateDemoShop, USUAL_DAYS } from '#evals/growth/demo-shop.ts';
import { openShopSources } from '#evals/growth/demo-sources.ts';
import { USUAL_DAILY_CAP } from '#graphs/growth/choose-topics.ts';
import { growthAnalyst } from '#graphs/growth/growth-analyst.graph.ts';
import { analystRunKey } from '#graphs/growth/growth-analysts.graph.ts';
import { listAnalystInsights } from '#storage/insight/report-read.repository.ts';
import { countCompletedKeys } from '#storage/runtime/run-overview.repository.ts';
import type { Cli, TenantScope } from '../cli.ts';
import { withSources } from '../compose-runtime.ts';
import type { LiveLine } from '../output/live-line.ts';
import { type AnalystRun, runAnalysts } from '../run-analysts.ts';
import { type ProactiveRun, runProactive } from '../run-proactive.ts';
import type { DemoState } from './demo-state.ts';
import type { PreparedDemo } from './prepare-demo.ts';

/** As many as the reference lets work at the same time. */
const AT_ONCE = 8;
const BATCH = 50;

/** What analysts and the proactive track did for the demo shop. */
export interface DemoProactive {
  /** None when all had looked today already. */
  readonly analysts: readonly AnalystRun[];
  readonly proactive: ProactiveRun;
}

/** Lets all analysts look at the demo's providers over HTTP, and the proactive track at what they reported; once a day. */
export async function playProactive(
  cli: Cli,
  { scope, state }: PreparedDemo,
  line: LiveLine,
): Promise<DemoProactive> {
  const order = { withDigest: true, cap: USUAL_DAILY_CAP, limit: BATCH };
  const looked = (await haveAllLooked(cli, scope)) ? [] : await lookAtProviders(cli, { scope, state }, line);
  line.say('What analysts reported becomes topics, and the most valuable of them advice.');
  return { analysts: looked, proactive: await runProactive(cli, scope, { order, line, detail: 'failures' }) };
}

/** What was planted in the providers' data, beside the latest report of each analyst. */
export async function scoreReports({ db }: TenantScope): Promise<readonly FindingScore[]> {
  const reports = (await listAnalystInsights(db)).flatMap(({ content }) => {
    const parsed = analystReport.safeParse(content.report);
    return parsed.success ? [parsed.data] : [];
  });
  // The latest come first.
  const latest = new Map(reports.toReversed().map((report) => [report.agentMetadata.key, report]));
  return scoreFindings(PLANTED_FINDINGS, [...latest.values()]);
}

async function haveAllLooked(cli: Cli, { db, tenant }: TenantScope): Promise<boolean> {
  const today = dayInZone(cli.now(), tenant.timezone);
  const keys = analysts.map((each) => analystRunKey(analystKey(each), today));
  return (await countCompletedKeys(db, growthAnalyst.name, keys)) === keys.length;
}

async function lookAtProviders(
  cli: Cli,
  { scope, state }: Pick<PreparedDemo, 'scope' | 'state'>,
  line: LiveLine,
): Promise<readonly AnalystRun[]> {
  line.set('opening the fake providers …');
  const { shop } = buildDemoProviders(generateDemoShop(requestOf(state)));
  const place = { store: scope.store, log: await cli.log(), down: new Set<never>(), now: cli.now };
  const opened = await openShopSources(shop, place);
  try {
    line.say(`${analysts.length} analysts look at five fake providers on this machine.`);
    return await runAnalysts(withSources(cli, opened.sources), scope, {
      ...{ analysts: analysts.map(analystKey), atOnce: AT_ONCE, isFresh: false, account: null, line },
      onceOn: dayInZone(cli.now(), scope.tenant.timezone),
    });
  } finally {
    await opened.close();
  }
}

/** The shop that the demo played, to the last grosz. */
function requestOf({ seed, lastDay, incidentsUpTo }: DemoState) {
  return { seed, lastDay, incidentsUpTo, days: USUAL_DAYS + daysBetween(incidentsUpTo, lastDay) };
}
