import { Command } from 'commander';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { getTenant } from '#storage/core/tenant.repository.ts';
import { listBudgets } from '#storage/runtime/budget.repository.ts';
import { reserveBudget, settleBudget } from '#storage/runtime/budget-use.repository.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import type { Cli } from '../cli.ts';
import { exitCodeOf } from '../exit-code.ts';
import { openTerminal } from '../output/terminal.ts';
import { readSettings } from '../settings.ts';
import { budgetCommand } from './budget.command.ts';

let store: TestStore;
let slug: string;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  slug = `shop-${Math.random().toString(36).slice(2, 10)}`;
  await store.createTenant(slug);
});
afterAll(() => store.close());

/** The command line over the test's store; answers what it printed. */
async function steward(...words: readonly string[]): Promise<string> {
  const printed: string[] = [];
  const terminal = openTerminal({ isColourless: true }, {});
  const out = { ...terminal.out, columns: undefined, write: (text: string) => void printed.push(text) };
  const cli: Cli = {
    settings: readSettings({}),
    terminal: { ...terminal, out },
    signal: new AbortController().signal,
    patience: { milliseconds: 0 },
    flags: { json: words.includes('--json'), debug: false },
    now: () => new Date(),
    variable: () => undefined,
    log: () => Promise.reject(new Error('nothing is logged')),
    store: async () => store,
    engine: () => Promise.reject(new Error('nothing is run')),
    gateway: () => {
      throw new Error('no server is asked');
    },
    async enter(name) {
      const tenant = await getTenant(store.owner, name);
      return { store, tenant, db: store.forTenant(tenant.id) };
    },
  };
  const quiet = (command: Command): Command => {
    command.exitOverride().configureOutput({ writeErr: () => {} });
    for (const each of command.commands) quiet(each);
    return command;
  };
  const program = quiet(new Command().addCommand(budgetCommand(cli)));
  await program.parseAsync(
    words.filter((word) => word !== '--json'),
    { from: 'user' },
  );
  return printed.join('');
}

async function spend(usd: number | null): Promise<void> {
  const shop = store.forTenant((await getTenant(store.owner, slug)).id);
  const answer = await reserveBudget(shop, { graph: 'g', agent: 'a', tokens: 1000, usd });
  if ('refused' in answer) throw new Error(answer.refused.measure);
  await settleBudget(shop, answer.token, { tokens: 1000, usd, seconds: 2 });
}

async function ownBudgets() {
  const shop = store.forTenant((await getTenant(store.owner, slug)).id);
  return (await listBudgets(shop)).filter(({ isShared }) => !isShared);
}

const lineOf = (text: string, pattern: RegExp): string =>
  text.split('\n').find((line) => pattern.test(line)) ?? '';

it('shows what is used and reserved beside the limit that was set', async () => {
  await steward('budget', 'set', '--tenant', slug, '--period', 'day', '--usd', '5', '--tokens', '20000');
  await spend(1.25);
  const shop = store.forTenant((await getTenant(store.owner, slug)).id);
  await reserveBudget(shop, { graph: 'g', agent: 'a', tokens: 1000, usd: 0.5 });

  const text = await steward('budget', 'show', '--tenant', slug);

  expect(lineOf(text, /shop-.* day /)).toMatch(
    /day +1\.25 \+ 0\.5 \/ 5 +1,000 \+ 1,000 \/ 20,000 +1 \+ 1 +2/,
  );
  expect(lineOf(text, /^installation/)).toMatch(/day +[\d.]+/);
});

it('shows money that is not known as unknown', async () => {
  await spend(null);

  const text = await steward('budget', 'show', '--tenant', slug);

  expect(lineOf(text, /shop-.* day /)).toContain('0 + unknown (1 unpriced)');
});

it('takes limits away again', async () => {
  await steward('budget', 'set', '--tenant', slug, '--period', 'run', '--calls', '3');
  const before = await steward('budget', 'show', '--tenant', slug);

  const said = await steward('budget', 'set', '--tenant', slug, '--period', 'run', '--none');

  expect(before).toContain('3 a run');
  expect(said).toContain('per run: no limit.');
  expect(await steward('budget', 'show', '--tenant', slug)).not.toContain('3 a run');
});

it('limits an agent of the installation, and notes who did it', async () => {
  await steward(
    'budget',
    'set',
    '--installation',
    '--agent',
    'orchestrator',
    '--period',
    'month',
    '--usd',
    '9.5',
  );

  const data: unknown = JSON.parse(await steward('budget', 'show', '--json'));
  const { rows } = await store.pool.query(
    `select after from core.audit_log where action = 'budget.set' and tenant_id is null`,
  );

  const place = { scope: 'agent', subject: 'orchestrator', period: 'month' };
  expect(data).toMatchObject({
    installation: expect.arrayContaining([expect.objectContaining({ place, limits: { usd: 9.5 } })]),
  });
  expect(rows).toEqual([{ after: { ...place, limits: { usd: 9.5 } } }]);
});

describe('a budget that cannot be meant', () => {
  it.each([
    [['--usd', '-5'], /--usd must be a number above zero/],
    [['--usd', '0'], /--usd must be a number above zero/],
    [['--usd', 'NaN'], /--usd must be a number above zero/],
    [['--usd', '1e400'], /--usd must be a number above zero/],
    [['--tokens', '1.5'], /--tokens must be a whole number above zero/],
    [['--calls', 'many'], /--calls must be a whole number above zero/],
    [['--usd', '5', '--period', 'week'], /--period must be run, day or month/],
    [[], /--usd, --tokens, --calls or --seconds is needed/],
    [['--usd', '5', '--agent', 'nobody'], /There is no agent "nobody"/],
    [['--usd', '5', '--graph', 'nothing'], /There is no graph "nothing"/],
  ])('%j is refused with 2 and a sentence, and changes nothing', async (options, sentence) => {
    const failure: unknown = await steward('budget', 'set', '--tenant', slug, ...options).catch(
      (error) => error,
    );

    expect(exitCodeOf(failure)).toBe(2);
    expect(String(failure)).toMatch(sentence);
    expect(await ownBudgets()).toEqual([]);
  });

  it('names neither a tenant nor the installation', async () => {
    const failure: unknown = await steward('budget', 'set', '--usd', '5').catch((error) => error);

    expect(exitCodeOf(failure)).toBe(2);
    expect(String(failure)).toMatch(/--tenant <slug> or --installation is needed/);
  });
});
