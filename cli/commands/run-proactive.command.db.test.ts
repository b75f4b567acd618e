import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { growthProactive } from '#graphs/growth/growth-proactive.graph.ts';
import { growthTeam } from '#graphs/growth/growth-team.graph.ts';
import type { Engine } from '#runtime/environment.ts';
import { openTestEngine } from '#runtime/testing.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { listRuns } from '#storage/runtime/run-overview.repository.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import type { Cli } from '../cli.ts';
import { commandLine } from '../testing-command-line.ts';
import { keepFigures, keepReport, madeUpFinding, madeUpReport } from '../testing-reports.ts';
import { insightsCommand } from './insights.command.ts';
import { recommendationsCommand } from './recommendations.command.ts';
import { runCommand } from './run.command.ts';
import { topicsCommand } from './topics.command.ts';

let store: TestStore;
let engine: Engine;
let db: TenantDatabase;
beforeAll(async () => {
  store = await openTestStore();
  const opened = await openTestEngine(store);
  engine = { ...opened, graphs: [growthProactive, growthTeam] };
  db = await store.createTenant('merch');
  await keepReports();
});
afterAll(async () => {
  await engine.queue.close();
  await store.close();
});

/** A campaign that wastes and deserves more at once, and a source that gave nothing. */
async function keepReports(): Promise<void> {
  const figures = await keepFigures(db);
  const money = figures.money ?? null;
  const earning = { check: 'scaling', rank: 2, severity: 'low', moneyNature: 'opportunity' } as const;
  const text = { en: 'Campaign “sale_pl” pays off.', pl: 'Kampania „sale_pl” się opłaca.' };
  const insights = [
    madeUpFinding({ figures, money }),
    madeUpFinding({ ...earning, figures, text, trend: 'improving' }),
  ];
  await keepReport(store, db, madeUpReport({ insights }));
  const { agentMetadata } = madeUpReport();
  const silent = { source: 'gsc', name: 'mobile_seo_specialist', key: 'gsc/mobile_seo_specialist' } as const;
  await keepReport(
    store,
    db,
    madeUpReport({ agentMetadata: { ...agentMetadata, ...silent }, status: 'unavailable' }),
  );
}

/** With something to run on, and without its progress in the output of the tests. */
function withEngine(cli: Cli): Cli {
  const notes = { ...cli.terminal.notes, write: () => {} };
  return { ...cli, terminal: { ...cli.terminal, notes }, engine: async () => engine, now: () => now };
}
const now = new Date('2026-03-15T12:00:00Z');
const run = (...words: string[]) => commandLine(store, (cli) => runCommand(withEngine(cli)))('run', ...words);
const ask = (make: (cli: Cli) => ReturnType<typeof topicsCommand>, ...words: string[]) =>
  commandLine(store, make)(...words, '--tenant', 'merch');

const countRuns = async () => (await listRuns(db, { graph: 'growth_proactive', limit: 10 })).length;

describe('steward insights, before anything took the reports up', () => {
  it('lists what waits, and says of a source that gave nothing no figure', async () => {
    const waiting = await ask(insightsCommand, 'insights', 'list', '--status', 'waiting');
    const processed = await ask(insightsCommand, 'insights', 'list', '--status', 'processed');

    expect(waiting.text).toMatch(/google_ads +campaign_performance_analyst +ok +high +90% +2 .* waits/);
    expect(waiting.text).toMatch(/gsc +mobile_seo_specialist +unavailable +– +– +– +– +waits/);
    expect(processed.text).toContain('No report is like that.');
  });
});

describe('steward run proactive', () => {
  it('tells what came of the reports, which source gave nothing, and what contradicts itself', async () => {
    const { text, exitCode } = await run('proactive', '--tenant', 'merch');
    const flat = text.replaceAll(/\s+/g, ' ');

    expect(exitCode).toBeUndefined();
    expect(text).toMatch(
      /^Run \d+ took up 2 reports, asked teams about 1 topics, and has 1 recommendations\./,
    );
    expect(text).toContain('Topics: 1 with a recommendation, 1 against another one.');
    expect(flat).toMatch(/gsc was unavailable, .* 1 of its analysts look at: mobile_seo_specialist\./);
    expect(flat).toMatch(/“campaign earning” asks for the opposite \(raise\).* a person has to decide/);
    expect(text).toContain('To do: Let the search terms be read.');
  });

  it('starts no second run while nothing new waits', async () => {
    const before = await countRuns();

    const [one, all] = [await run('proactive', '--tenant', 'merch'), await run('proactive', '--all')];

    expect([before, await countRuns()]).toEqual([1, 1]);
    expect(one.text).toMatch(/^Nothing new: no report waits\./);
    expect(all.text).toBe('merch: nothing waits\n');
  });

  it('goes on when one of all shops fails, and says so by its exit code', async () => {
    const other = await store.createTenant('broken');
    await keepReport(store, other, madeUpReport());
    await store.pool.query(`update core.tenant set timezone = 'Nowhere/Here' where id = $1`, [
      other.tenantId,
    ]);

    const { text, exitCode } = await run('proactive', '--all');

    expect(text).toMatch(/^broken: failed\. .*\nmerch: nothing waits\n$/);
    expect(exitCode).toBe(1);
  });

  it('needs a tenant or all', async () => {
    await expect(run('proactive')).rejects.toThrow('--tenant or --all is needed.');
  });
});

describe('afterwards', () => {
  it('topics list shows them by state and priority', async () => {
    const all = await ask(topicsCommand, 'topics', 'list');
    const some = await ask(topicsCommand, 'topics', 'list', '--state', 'conflicting', '--json');
    const none = await ask(topicsCommand, 'topics', 'list', '--priority', 'urgent');

    expect(all.text).toMatch(/HIGH +advised +campaign wasting +the campaign sale_pl +630,00\szł +google_ads/);
    expect(JSON.parse(some.text)).toMatchObject([{ topicKey: 'campaign_earning:campaign=sale_pl' }]);
    expect(none.text).toMatch(/^No topic is like that\. Topics: 1 with/);
  });

  it('topics show tells who found what, on which figures, and why it is where it is', async () => {
    const { text } = await ask(topicsCommand, 'topics', 'show', 'campaign_wast', '--lang', 'en');

    expect(text).toMatch(/state +advised\nwhy +A recommendation tells what to do\./);
    expect(text).toContain('Campaign “sale_pl” brings too little. [google_ads/campaign_performance_analyst');
    expect(text).toMatch(/What asks for the opposite\n +- Campaign “sale_pl” pays off\./);
    expect(text).toMatch(/FIGURE +VALUE +CELL +EVIDENCE\n.*current +0.8 +current/s);
    expect(text).toMatch(/Next: steward recommendations show [0-9a-f]{8}/);
  });

  it('topics show refuses a beginning that several have', async () => {
    await expect(ask(topicsCommand, 'topics', 'show', 'campaign_')).rejects.toThrow(
      /Several topics begin with/,
    );
  });

  it('insights show has the report in the language of the tenant, with what is missing', async () => {
    const list = await ask(insightsCommand, 'insights', 'list', '--source', 'google_ads', '--json');
    const [{ id }] = JSON.parse(list.text);

    const { text } = await ask(insightsCommand, 'insights', 'show', id.slice(0, 8));

    expect(text).toContain('Kampania „sale_pl” się opłaca. [low, clear]');
    expect(text).toMatch(/taken up +15 mar 2026/);
    expect(text).toMatch(/What is missing, and why\n +- The search terms did not come\./);
  });

  it('recommendations say which reports they come from, and what contradicts them', async () => {
    const list = await ask(recommendationsCommand, 'recommendations', 'list', '--source', 'mcp_report');
    const others = await ask(recommendationsCommand, 'recommendations', 'list', '--source', 'anomaly');
    const id = /^([0-9a-f]{8}) /m.exec(list.text)?.[1] ?? '';

    const { text } = await ask(recommendationsCommand, 'recommendations', 'show', id, '--lang', 'en');

    expect(list.text).toContain('reports of google_ads');
    expect(others.text).toContain('No recommendations.');
    expect(text).toMatch(/What analysts found\n +- Campaign “sale_pl” brings too little\. \(google_ads/);
    expect(text).toMatch(/What contradicts it\n +- Contradiction about the campaign budget/);
  });
});
