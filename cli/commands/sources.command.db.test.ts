import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, dayInZone, daysFrom } from '#core/time.ts';
import { putConsent } from '#storage/core/integration.repository.ts';
import { replaceAccounts } from '#storage/core/integration-account.repository.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { saveSourceDays } from '#storage/metric/source-day.repository.ts';
import { insertSourcePull, type NewSourcePull } from '#storage/metric/source-pull.repository.ts';
import { createExecution } from '#storage/runtime/execution.repository.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { failureOf } from '#tools/source/testing-vault.ts';
import { exitCodeOf } from '../exit-code.ts';
import { commandLine } from '../testing-command-line.ts';
import { sourcesCommand } from './sources.command.ts';

/** Of tests' tenants, whose accounts have no zone of their own. */
const TODAY = dayInZone(new Date(), 'Europe/Warsaw');
const back = (days: number): string => addDays(TODAY, -days);

let store: TestStore;
let run: ReturnType<typeof commandLine>;
beforeAll(async () => {
  store = await openTestStore();
  run = commandLine(store, sourcesCommand);
});
afterAll(() => store.close());

async function shop(slug: string, ...sources: readonly string[]): Promise<TenantDatabase> {
  const db = await store.createTenant(slug);
  const { tenantId } = db;
  for (const source of sources) {
    await store.owner.transaction(async (tx) => {
      const consent = { scopes: [], grantedBy: null, grantor: null, expiresInSeconds: null };
      const integrationId = await putConsent(tx, { tenantId, source, ...consent });
      const account = { externalId: '101', name: 'Shop', timezone: 'Europe/Warsaw', currency: null };
      await replaceAccounts(tx, { tenantId, integrationId, kind: 'k' }, [
        { ...account, loginCustomerId: null },
      ]);
    });
  }
  return db;
}

/** Notes days as read, but the left out ones, and a pull that ended like this. */
async function pulled(
  db: TenantDatabase,
  end: Partial<NewSourcePull> & { leftOut?: readonly string[] } = {},
) {
  const { leftOut = [], source = 'ga4', ...ended } = end;
  await db.transaction(async (tx) => {
    const { execution } = await createExecution(tx, {
      ...{ graph: 'growth_pull', graphVersion: '1', trigger: 'manual', status: 'running', queue: 'default' },
      ...{ budgetJson: '{}', inputJson: '{}' },
    });
    const days = daysFrom(back(20), back(1)).filter((day) => !leftOut.includes(day));
    const read = days.map((day) => ({
      ...{ source, account: '101', day, facts: 1, flags: ['sampled' as const] },
      state: day < back(3) ? ('final' as const) : ('provisional' as const),
    }));
    await saveSourceDays(tx, read, execution.id);
    await insertSourcePull(tx, {
      ...{ executionId: execution.id, source, account: '101', wish: 'nightly', outcome: 'complete' },
      ...{ daysWanted: 3, daysRead: 3, daysChanged: 0, failureKind: null, failure: null, userAction: null },
      ...{ at: '2026-03-15T21:00:00Z', ...ended },
    });
  });
}

describe('sources status', () => {
  it('tells the days, what still changes and what is known against them', async () => {
    await pulled(await shop('whole', 'ga4'));

    const [table, json] = [
      await run('sources', 'status', '--tenant', 'whole'),
      await run('sources', 'status', '--tenant', 'whole', '--json'),
    ];

    expect(table.exitCode).toBeUndefined();
    expect(table.text).toMatch(/ga4 +101 +ok .*none +3 +complete/);
    expect(table.text).toContain('ga4 101: The provider counted a sample on some days.');
    expect(table.text).toMatch(/meta_ads +– +not connected/);
    expect(JSON.parse(json.text)).toMatchObject([
      { source: 'ga4', state: 'ok', coverage: { firstDay: back(20), lastDay: back(1), days: 20, gaps: [] } },
      ...[{ source: 'google_ads', state: 'not_connected' }, { source: 'gsc' }, { source: 'meta_ads' }],
      { source: 'pagespeed' },
    ]);
  });

  it('names gaps and what fills them, and ends with 4', async () => {
    await pulled(await shop('holes', 'ga4'), { leftOut: [back(10), back(9)] });

    const { text, exitCode } = await run('sources', 'status', '--tenant', 'holes', '--json');

    expect(exitCode).toBe(4);
    expect(JSON.parse(text)[0]).toMatchObject({
      ...{ state: 'gaps', toDo: 'steward sources pull ga4 --tenant holes' },
      coverage: { gaps: [{ from: back(10), to: back(9) }] },
    });
  });

  it('tells how a pull failed and what a person can do', async () => {
    await pulled(await shop('failed', 'ga4'), {
      ...{
        outcome: 'failed',
        failureKind: 'permission',
        failure: 'It does not permit this.',
        userAction: 'Ask Anna.',
      },
    });

    const { text, exitCode } = await run('sources', 'status', '--tenant', 'failed');

    expect(exitCode).toBe(4);
    expect(text).toContain('ga4 101: It does not permit this.');
    expect(text).toContain('To do: Ask Anna.');
  });

  it('says how to begin with a source that was never pulled, which is no failure', async () => {
    await shop('fresh', 'gsc');

    const { text, exitCode } = await run('sources', 'status', '--tenant', 'fresh');

    expect(exitCode).toBeUndefined();
    expect(text).toMatch(/gsc +101 +never pulled +– +– +0 +never/);
    expect(text).toContain('To do: steward sources pull gsc --tenant fresh --backfill');
    // Nobody connects what is public.
    expect(text).not.toContain('connect pagespeed');
  });
});

describe('sources pull', () => {
  it.each([
    [['bing'], 2, 'must be one of ga4'],
    [['--from', '2026-02-30'], 2, 'must be a day'],
    [['--to', '2026-02-01'], 2, '--to needs --from'],
    [['--from', '2026-02-02', '--to', '2026-02-01'], 2, 'must not be after'],
    [['--days', '0'], 2, 'must be 1 at least'],
    [['meta_ads'], 1, 'steward integrations connect meta_ads'],
    [['--account', '999'], 1, 'no connected source "999"'],
  ] as const)('refuses %j with %i', async (words, code, because) => {
    if ((await store.pool.query(`select from core.tenant where slug = 'asked'`)).rowCount === 0) {
      await shop('asked', 'ga4');
    }

    const failure = await failureOf(run('sources', 'pull', ...words, '--tenant', 'asked'));

    expect([exitCodeOf(failure), String(failure)]).toEqual([code, expect.stringContaining(because)]);
  });
});
