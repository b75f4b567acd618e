import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { openEngine } from '#runtime/engine.ts';
import type { Engine } from '#runtime/environment.ts';
import { getTenant } from '#storage/core/tenant.repository.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { insertApproval } from '#storage/runtime/approval.repository.ts';
import { createExecution } from '#storage/runtime/execution.repository.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import type { Cli } from '../cli.ts';
import { exitCodeOf } from '../exit-code.ts';
import { openTerminal } from '../output/terminal.ts';
import { readSettings } from '../settings.ts';
import { approvalsCommand } from './approvals.command.ts';

const log = pino({ level: 'silent' });

let store: TestStore;
let engine: Engine;
let db: TenantDatabase;
let slug: string;
beforeAll(async () => {
  store = await openTestStore();
  engine = await openEngine(store, { log, graphs: [] });
});
afterAll(async () => {
  await engine.queue.close();
  await store.close();
});
beforeEach(async () => {
  slug = `shop-${crypto.randomUUID().slice(0, 8)}`;
  db = await store.createTenant(slug);
  await ask('interrupt', { question: 'May \u001b[31mI?' });
  await ask('effect', { url: 'https://shop.example/hook', body: { order: 1 } });
});

async function ask(kind: 'interrupt' | 'effect', payload: object): Promise<void> {
  const run = {
    graph: 'test',
    graphVersion: '1',
    trigger: 'manual',
    inputJson: '{}',
    budgetJson: '{}',
  } as const;
  await db.transaction(async (tx) => {
    const { execution } = await createExecution(tx, { ...run, queue: 'default', status: 'queued' });
    await insertApproval(tx, {
      ...{ executionId: execution.id, place: 'ask@1', kind, rule: null, summary: JSON.stringify(payload) },
      ...{ payloadJson: JSON.stringify(payload), outboxId: null, expiresInSeconds: null },
      tool: kind === 'effect' ? 'core_send_webhook' : null,
    });
  });
}

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
    log: async () => log,
    store: async () => store,
    engine: async () => engine,
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
  const given = [...words.filter((word) => word !== '--json'), '--tenant', slug];
  await quiet(new Command().addCommand(approvalsCommand(cli))).parseAsync(['approvals', ...given], {
    from: 'user',
  });
  return printed.join('');
}

it('lists what waits, without control characters of foreign text', async () => {
  const text = await steward('list');

  expect(text).toMatch(/NO +STATUS +KIND +RUN .*\n +2 +pending +effect +2 .*shop\.example/);
  expect(text).toContain('question');
  expect(text).not.toContain('\u001b');
});

it('shows one in full, and how to answer it', async () => {
  const text = await steward('show', '2');

  expect(text).toContain('{"url":"https://shop.example/hook","body":{"order":1}}');
  expect(text).toContain(`Next: steward approvals approve|reject|edit 2 --tenant ${slug}`);
});

it('takes an answer with its reason, and lists it no more', async () => {
  const decided = JSON.parse(await steward('reject', '1', '--reason', 'not now', '--json'));

  expect(decided).toMatchObject({ number: 1, status: 'rejected', reason: 'not now' });
  expect(JSON.parse(await steward('list', '--json')).map(({ number }: { number: number }) => number)).toEqual(
    [2],
  );
  expect(await steward('list', '--all')).toContain('rejected');
});

it('takes an edit from a file', async () => {
  const file = join(tmpdir(), `${slug}.json`);
  writeFileSync(file, '{"url": "https://other.example/", "body": 2}');

  const text = await steward('edit', '2', '--file', file);

  expect(text).toMatch(/^2 is edited: /);
  expect(await steward('show', '2')).toContain('{"url":"https://other.example/","body":2}');
});

it('writes down who decided what', async () => {
  await steward('approve', '1');

  const text = `select action, actor_kind, after ->> 'status' as status from core.audit_log`;
  expect((await db.run({ text, values: [] })).rows).toEqual([
    { action: 'approval.approved', actor_kind: 'operator', status: 'approved' },
  ]);
});

it.each([
  [['show', '9'], 1, /no approval "9"/],
  [['edit', '2', '--payload', '{"url": "http://shop.example/", "body": 1}'], 2, /url: must be https/],
  [['edit', '2', '--payload', 'no json'], 2, /must be JSON/],
  [['edit', '2'], 2, /--payload or --file is needed/],
])('%j ends with %i and a sentence', async (words, code, sentence) => {
  const failure = await steward(...words).catch((error: unknown) => error);

  expect(String(failure)).toMatch(sentence);
  expect(exitCodeOf(failure)).toBe(code);
});

it('ends with 2 for a second answer', async () => {
  await steward('approve', '1');

  const failure = await steward('reject', '1').catch((error: unknown) => error);

  expect(String(failure)).toMatch(/1 is approved already/);
  expect(exitCodeOf(failure)).toBe(2);
});
