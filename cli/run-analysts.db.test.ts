import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { growthAnalyst } from '#graphs/growth/growth-analyst.graph.ts';
import { growthAnalysts } from '#graphs/growth/growth-analysts.graph.ts';
import type { Engine } from '#runtime/environment.ts';
import { startRun } from '#runtime/start-run.ts';
import { openTestEngine, testOwner } from '#runtime/testing.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { testAnswer, testSources } from '#tools/source/testing.ts';
import type { TenantScope } from './cli.ts';
import { analystsCommand } from './commands/analysts.command.ts';
import { silentLine } from './output/live-line.ts';
import { runAnalysts } from './run-analysts.ts';
import { prepareSteward, type TestSteward } from './testing.ts';
import { testCli } from './testing-cli.ts';
import { commandLine } from './testing-command-line.ts';

let store: TestStore;
let engine: Engine;
let scope: TenantScope;
let underWay = 0;
let mostAtOnce = 0;
beforeAll(async () => {
  store = await openTestStore();
  const sources = testSources(async () => {
    underWay += 1;
    mostAtOnce = Math.max(mostAtOnce, underWay);
    await new Promise((resolve) => setTimeout(resolve, 20));
    underWay -= 1;
    return testAnswer([]);
  });
  engine = { ...(await openTestEngine(store, { sources })), graphs: [growthAnalyst] };
});
beforeEach(async () => {
  scope = { store, ...testOwner(await store.createTenant()) };
});
afterAll(async () => {
  await engine.queue.close();
  await store.close();
});

function look(analysts: readonly string[], atOnce: number) {
  const cli = { ...testCli(store, '2026-03-15T12:00:00Z'), engine: async () => engine };
  return runAnalysts(cli, scope, {
    analysts,
    atOnce,
    isFresh: false,
    account: null,
    onceOn: null,
    line: silentLine,
  });
}

describe('analysts that are run together', () => {
  it('do not stop when one of them fails', async () => {
    const runs = await look(['gsc/mobile_seo_specialist', 'gsc/nobody', 'gsc/site_structure_analyzer'], 2);

    expect(runs.map(({ analyst, report, error }) => [analyst, report?.status, error !== null])).toEqual([
      ['gsc/mobile_seo_specialist', 'ok', false],
      ['gsc/nobody', undefined, true],
      ['gsc/site_structure_analyzer', 'ok', false],
    ]);
    expect(runs[1]?.error).toContain('There is no analyst "gsc/nobody"');
  });

  it('work one after the other when only one may at a time', async () => {
    mostAtOnce = 0;
    await look(['pagespeed/css_optimization_expert', 'pagespeed/caching_strategy_advisor'], 1);
    const alone = mostAtOnce;

    mostAtOnce = 0;
    await look(['google_ads/audience_targeting_expert', 'google_ads/bid_strategy_optimizer'], 2);

    expect(alone).toBeLessThan(mostAtOnce);
  });
});

describe('a source whose consent has ended', () => {
  it('is named by analysts that are run, by hand and by night', async () => {
    const db = await store.createTenant('ended');
    await store.owner.run({
      text: `insert into core.integration (tenant_id, source, status) values ($1, 'ga4', 'needs_reconnect')`,
      values: [db.tenantId],
    });
    const command = 'steward integrations connect ga4 --tenant ended';
    const owner = { db, tenant: { ...testOwner(db).tenant, slug: 'ended', domain: null } };
    const work = { signal: new AbortController().signal };
    const nightly = { ...engine, graphs: [growthAnalysts] };

    const { text } = await commandLine(store, analystsCommand)('analysts', 'run', '--tenant', 'ended');
    const admission = { graph: growthAnalysts.name, input: {}, trigger: 'manual', work } as const;
    const { execution } = await startRun(nightly, owner, admission);

    expect(text).toBe(`! No new data of ga4: the consent has ended. Run: ${command}\n`);
    expect(execution).toMatchObject({ status: 'completed', output: { userActions: [`Run: ${command}`] } });
  });
});

const answer = z.object({
  runs: z.array(z.object({ analyst: z.string(), report: z.looseObject({ status: z.string() }) })),
});

describe('steward analysts run --all', () => {
  let steward: TestSteward;
  beforeAll(() => {
    steward = prepareSteward();
  });
  afterAll(() => steward.remove());

  it('without any source has 48 reports that say so, and no failure', async () => {
    const made = ['--timezone', 'Europe/Warsaw', '--currency', 'PLN', '--locale', 'pl'];
    expect(await steward.run('tenants', 'create', 'merch', ...made)).toMatchObject({ code: 0 });

    const nothing = await steward.run('analysts', 'run', '--tenant', 'merch');
    const { runs } = answer.parse(await steward.json('analysts', 'run', '--all', '--tenant', 'merch'));

    expect(nothing).toMatchObject({ code: 0 });
    expect(nothing.stdout).toContain('No source is connected.');
    expect(runs.map(({ report }) => report.status)).toEqual(Array(48).fill('unavailable'));
  }, 120_000);
});
