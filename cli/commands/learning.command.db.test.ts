import { afterAll, beforeEach, expect, it } from 'vitest';
import type { TenantDatabase } from '#storage/database.ts';
import { writeLearning } from '#storage/insight/learning.repository.ts';
import { sql } from '#storage/sql.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { commandLine } from '../testing-command-line.ts';
import { learningCommand } from './learning.command.ts';

let store: TestStore;
let shops: TenantDatabase[];
beforeEach(async () => {
  await store?.close();
  store = await openTestStore();
  shops = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((name) => store.createTenant(`shop-${name}`)));
});
afterAll(() => store.close());

const learning = async (...words: string[]): Promise<string> =>
  (await commandLine(store, learningCommand)('learning', ...words)).text;

async function learn(shop: TenantDatabase): Promise<void> {
  const record = { kind: 'raise_bid', team: 'ads', won: 3.5, failed: 1, outcomes: 5, confidence: 0.7 };
  const lastReinforcedAt = new Date();
  await shop.transaction((tx) => writeLearning(tx, { ...record, halfLifeDays: 180, lastReinforcedAt }));
}

it('shows what was learned, and where learning comes from while there is none', async () => {
  expect(await learning('show', '--tenant', 'shop-a')).toContain('it comes of verdicts');
  await learn(shops[0] as TenantDatabase);

  expect(await learning('show', '--tenant', 'shop-a')).toMatch(/raise bid +ads +70% +3,5 +1 +5/);
});

it('shows a shop what all know together, and nothing of any one of them', async () => {
  for (const shop of shops.slice(0, 4)) await learn(shop);
  expect(await learning('gather')).toContain('No kind of advice was judged in five shops yet.');
  await learn(shops[4] as TenantDatabase);

  expect(await learning('gather')).toMatch(/raise bid +ads +17[.]5 +5 +5/);
  const shown = JSON.parse(await learning('show', '--tenant', 'shop-a', '--json'));
  expect(shown).toMatchObject({ lends: true, own: [{ won: 3.5 }], installation: [{ shops: 5 }] });
});

it('leaves out who keeps what it learns, says so, and writes down who decided it', async () => {
  for (const shop of shops) await learn(shop);

  expect(await learning('keep', '--tenant', 'shop-b')).toContain('stays in shop-b');
  await learning('keep', '--tenant', 'shop-b');

  expect(await learning('gather')).toContain('No kind of advice');
  expect(await learning('show', '--tenant', 'shop-b')).toContain('keeps its outcomes to itself');
  const logged = await (shops[1] as TenantDatabase).run(
    sql`select before, after from core.audit_log where action = 'learning.lend'`,
  );
  expect(logged.rows).toEqual([{ before: { lends: true }, after: { lends: false } }]);
  expect(await learning('lend', '--tenant', 'shop-b')).toContain('added to the sums');
});
