import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { getEvidence } from './insight/evidence.repository.ts';
import { type Migration, migrate, readMigrations } from './migrate.ts';
import { type OpenPool, openEmbeddedPool, openServerPool } from './pools.ts';
import { listRuns } from './runtime/run-overview.repository.ts';
import { listSteps } from './runtime/step.repository.ts';
import { type Store, storeOn } from './store.ts';
import { insertRow } from './testing-rows.ts';

const server = inject('databaseServer');
const name = `steward_before_${randomBytes(4).toString('hex')}`;
const [tenant, other] = [randomUUID(), randomUUID()];
const [ended, cut, evidence] = [randomUUID(), randomUUID(), randomUUID()];
const BEGAN = Date.parse('2026-03-02T12:00:00Z');

let opened: OpenPool;
let store: Store;

/** A database as it was before there was a journal, brought up to date with what it held. */
beforeAll(async () => {
  opened = await openEmpty();
  const migrations = await readMigrations();
  await migrate(opened.pool, migrations.filter(isBefore));
  await addOldRows();
  await migrate(opened.pool, migrations);
  store = await storeOn(opened);
});
afterAll(async () => {
  await opened.close();
  if (server === undefined) return;
  const admin = new pg.Pool({ connectionString: server, max: 1 });
  await admin.query(`drop database ${name} with (force)`);
  await admin.end();
});

async function openEmpty(): Promise<OpenPool> {
  if (server === undefined) return openEmbeddedPool('memory');
  const admin = new pg.Pool({ connectionString: server, max: 1 });
  await admin.query(`create database ${name}`);
  await admin.end();
  const url = new URL(server);
  url.pathname = `/${name}`;
  return openServerPool(url.href);
}

function isBefore(migration: Migration): boolean {
  return migration.number < 9;
}

async function addOldRows(): Promise<void> {
  const shop = { timezone: 'UTC', currency: 'PLN', locale: 'pl' };
  for (const id of [tenant, other]) await insertRow(opened.pool, 'core.tenant', oldTenant(id, shop));
  const run = { graph: 'growth_reactive', graph_version: '1', trigger: 'manual', input: {}, metrics: {} };
  const times = { trace_id: 't', started_at: at(0), created_at: at(0) };
  const end = { status: 'completed', output: { kept: true }, ended_at: at(9) };
  const add = (table: string, row: object) => insertRow(opened.pool, table, { ...row });
  await add('runtime.execution', { id: ended, tenant_id: tenant, number: 1, ...run, ...times, ...end });
  await add('runtime.execution', {
    id: cut,
    tenant_id: tenant,
    number: 2,
    ...run,
    ...times,
    status: 'running',
  });
  await addOldSteps(add);
}

function oldTenant(id: string, shop: object): Record<string, unknown> {
  return { id, slug: id, name: id, status: 'active', created_at: at(0), ...shop };
}

async function addOldSteps(add: (table: string, row: object) => Promise<void>): Promise<void> {
  const ids = Array.from({ length: 6 }, () => randomUUID());
  const old = [
    { parent_id: null, kind: 'node', name: 'load' },
    { parent_id: ids[0], kind: 'tool', name: 'metric_series' },
    { parent_id: ids[0], kind: 'tool', name: 'metric_series' },
    { parent_id: null, kind: 'node', name: 'askTeam' },
    { parent_id: ids[3], kind: 'agent', name: 'growth_seo_master', role: 'master', decided_by: 'model' },
    { parent_id: ids[4], kind: 'model', name: 'openai/x', tokens_in: 5, tokens_out: 1, cost_usd: 0.25 },
  ];
  for (const [index, step] of old.entries()) {
    const closed = { status: 'completed', attempts: 1, latency_ms: index, output: { index } };
    const times = { started_at: at(index), ended_at: at(index + 1), created_at: at(index), trace_id: 't' };
    await add('runtime.step', {
      id: ids[index],
      tenant_id: tenant,
      execution_id: ended,
      ...step,
      ...closed,
      ...times,
    });
  }
  await add('insight.evidence', {
    ...{ id: evidence, tenant_id: tenant, execution_id: ended, step_id: ids[2], tool: 'metric_series' },
    ...{ tool_version: '1', arguments: {}, queries: [], cells: {}, content_hash: 'h', created_at: at(3) },
  });
}

function at(seconds: number): string {
  return new Date(BEGAN + seconds * 1000).toISOString();
}

it('keeps every step of before with what it knew, as the same tree', async () => {
  const steps = await listSteps(store.forTenant(tenant), ended);

  expect(steps.map(({ place, parent, kind, output }) => [place, parent, kind, output])).toEqual([
    ['load#1', null, 'node', { index: 0 }],
    ['load#1/metric_series#2', 'load#1', 'tool', { index: 1 }],
    ['load#1/metric_series#3', 'load#1', 'tool', { index: 2 }],
    ['askTeam#4', null, 'node', { index: 3 }],
    ['askTeam#4/growth_seo_master#5', 'askTeam#4', 'agent', { index: 4 }],
    ['askTeam#4/growth_seo_master#5/openai/x#6', 'askTeam#4/growth_seo_master#5', 'model', { index: 5 }],
  ]);
  expect(
    steps.map(({ number, latencyMs, startedAt }) => [number, latencyMs, startedAt.toISOString()]),
  ).toEqual(steps.map((_step, index) => [index + 1, index, at(index)]));
  expect(steps[4]).toMatchObject({ role: 'master', decidedBy: 'model', modelCalls: 1, costUsd: 0.25 });
});

it('has evidence refer to the step that asked for it', async () => {
  expect(await getEvidence(store.forTenant(tenant), evidence)).toMatchObject({
    ...{ executionId: ended, stepPlace: 'load#1/metric_series#3', contentHash: 'h' },
  });
});

it('leaves a run that ended as it was, and ends with the reason one that was cut off', async () => {
  const runs = await listRuns(store.forTenant(tenant), { limit: 50 });

  expect(runs).toMatchObject([
    { id: cut, status: 'failed', error: 'It ran before runs could be resumed, and was cut off.' },
    { id: ended, status: 'completed', output: { kept: true }, endedAt: new Date(at(9)), queue: 'default' },
  ]);
  const { rows } = await opened.pool.query('select count(*)::int as leases from runtime.lease');
  expect(rows).toEqual([{ leases: 0 }]);
});

it('shows the rows of before to their tenant only', async () => {
  expect(await listSteps(store.forTenant(other), ended)).toEqual([]);
  expect(await listRuns(store.forTenant(other), { limit: 50 })).toEqual([]);
  const { rows } = await opened.pool.query(
    `select relname from pg_class where oid = any (array['runtime.execution', 'runtime.step', 'insight.evidence']::regclass[])
       and not (relrowsecurity and relforcerowsecurity)`,
  );
  expect(rows).toEqual([]);
});
