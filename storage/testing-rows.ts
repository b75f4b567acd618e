import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { outcomeRows } from './testing-rows-outcome.ts';

type Rows = Record<string, Record<string, unknown>>;

/** Ids that other rows of the same tenant refer to. */
interface Ids {
  readonly integration: string;
  readonly mcpServer: string;
  readonly tenantKey: string;
  readonly model: string;
  readonly batch: string;
  readonly execution: string;
  readonly thread: string;
  readonly trigger: string;
  readonly outbox: string;
  readonly definition: string;
  readonly series: string;
  readonly anomaly: string;
  readonly recommendation: string;
  readonly evidence: string;
  readonly outcome: string;
  readonly learning: string;
}

const DAY = '2026-03-02';
/** The step of the run below. */
const PLACE = 'begin@1';
const HASH = '\\x'.padEnd(66, '0');
const WITHOUT_ID = [
  ...['metric.point', 'metric.fact', 'runtime.step', 'runtime.payload', 'runtime.lease', 'runtime.message'],
  'runtime.run_counter',
  'core.secret',
  ...['runtime.model_call', 'runtime.budget_hold', 'runtime.deadline'],
  ...['metric.source_day', 'metric.source_pull'],
];

/** One row in every table that has tenants, each with the marker in it, in the order of their references. */
export function tenantRows(tenantId: string, marker: string): Rows {
  const id = randomUUID;
  const ids: Ids = {
    ...{
      integration: id(),
      mcpServer: id(),
      tenantKey: id(),
      model: id(),
      batch: id(),
      execution: id(),
      thread: id(),
      trigger: id(),
      outbox: id(),
      definition: id(),
    },
    ...{ series: id(), anomaly: id(), recommendation: id(), evidence: id(), outcome: id(), learning: id() },
  };
  const rows = {
    ...coreRows(ids, marker),
    ...runtimeRows(ids, marker),
    ...metricRows(ids, marker),
    ...insightRows(ids, marker),
  };
  return Object.fromEntries(
    Object.entries(rows).map(([table, row]) => {
      const key = WITHOUT_ID.includes(table) ? {} : { id: randomUUID() };
      return [table, { ...key, ...row, tenant_id: tenantId }];
    }),
  );
}

function coreRows({ integration, mcpServer, tenantKey }: Ids, marker: string): Rows {
  const account = { integration_id: integration, external_kind: 'property', external_id: marker };
  const hex = HASH.slice(2);
  const sealed = { ciphertext: HASH, nonce: '\\x'.padEnd(26, '0'), tag: '\\x'.padEnd(34, '0') };
  return {
    'core.setting': { scope: 'tenant', key: marker, value: {} },
    'core.integration': { id: integration, source: 'ga4', failure: marker },
    'core.integration_account': account,
    'core.mcp_server': {
      ...{
        id: mcpServer,
        name: 'files',
        transport: 'stdio',
        command: [marker],
        directory: '/',
        added_by: marker,
      },
    },
    'core.mcp_tool_pin': {
      ...{ server_id: mcpServer, tool: marker, description_hash: hex, input_hash: hex },
      ...{ annotations: {}, definition: {} },
    },
    'core.tenant_key': { id: tenantKey, version: 1, master_key_id: '0'.repeat(16), ...sealed },
    'core.secret': { integration_id: integration, field: 'access_token', key_id: tenantKey, ...sealed },
    'core.audit_log': { actor_kind: 'system', action: marker, resource_kind: 'test' },
  };
}

function runtimeRows({ model, batch, execution, thread, trigger, outbox }: Ids, marker: string): Rows {
  const run = { number: 1, graph: marker, graph_version: '1', trigger: 'api', input: {}, trace_id: 't' };
  const schemas = { input_schema: {}, output_schema: {} };
  return {
    'runtime.tool': { name: marker, version: '1', category: 'c', purpose: 'p', effect: 'read', ...schemas },
    'runtime.model': { id: model, kind: 'chat', provider: 'test', name: marker },
    'runtime.model_choice': { scope: 'agent', agent: marker, role: 'fast', position: 1, model_id: model },
    'runtime.execution': { id: execution, ...run },
    'runtime.run_counter': { last: marker.length },
    'runtime.payload': { hash: HASH, body: { marker } },
    'runtime.lease': { execution_id: execution, queue: marker, state: 'queued' },
    'runtime.step': {
      ...{
        execution_id: execution,
        place: PLACE,
        number: 1,
        epoch: 1,
        attempts: 1,
        kind: 'node',
        name: marker,
      },
      ...{ status: 'started', started_at: DAY },
    },
    'runtime.model_call': {
      ...{ execution_id: execution, place: PLACE, epoch: 1, attempt: 1, agent: marker, provider: 'test' },
      ...{ model: marker, seconds: 1 },
    },
    'runtime.batch': { id: batch, model_id: model, look_at: DAY },
    'runtime.batch_request': {
      ...{ execution_id: execution, place: PLACE, epoch: 1, agent: marker, model_id: model, batch_id: batch },
      ...{ state: 'sent', request: {}, give_up_at: DAY },
    },
    'runtime.trigger': { id: trigger, name: 'manual', kind: 'manual', graph: marker },
    'runtime.event': { trigger_id: trigger, kind: 'execution.ended', subject: marker },
    'runtime.outbox': {
      ...{ id: outbox, execution_id: execution, place: marker, tool: 't', tool_version: '1', payload: {} },
      ...{ idempotency_key: marker, status: 'unknown' },
    },
    'runtime.approval': {
      ...{ execution_id: execution, number: 1, place: marker, kind: 'interrupt', summary: 's', payload: {} },
      outbox_id: outbox,
    },
    'runtime.deadline': { execution_id: execution, kind: 'expiry', subject_id: outbox, due_at: DAY },
    'plan.policy_rule': { code: 'own', applies_to: '*', action: 'approve', message: marker },
    'runtime.memory': { scope: 'tenant', key: marker, value: {} },
    'runtime.thread': { id: thread, kind: 'chat', policy: 'queue', channel: 'cli', title: marker },
    'runtime.message': { thread_id: thread, number: 1, role: 'user', content: marker },
    'runtime.budget': { scope: 'agent', subject: marker, period: 'day', max_calls: 1 },
    'runtime.budget_use': { scope: 'agent', subject: marker, period: 'day', first_day: DAY },
    'runtime.budget_hold': { token_hash: HASH, use_ids: [], tokens: 1 },
  };
}

function metricRows({ execution, definition, series, anomaly }: Ids, marker: string): Rows {
  const key = marker.toLowerCase().replaceAll(/[^a-z0-9_]/g, '_');
  const kind = { unit: 'count', kind: 'count', better: 'up', aggregation: 'sum', family: 'test' };
  const brought = { currency: 'PLN', timezone: 'UTC', execution_id: execution };
  const stretch = { first_day: DAY, last_day: DAY, detector: 'd', direction: 'up', severity: 'LOW' };
  const pull = { wish: 'nightly', outcome: 'complete', days_wanted: 1, days_read: 1, days_changed: 1 };
  const read = { source: 'ga4', account: marker, execution_id: execution };
  return {
    'metric.source_day': { ...read, day: DAY, state: 'final', facts: 1, flags: [], changed_at: DAY },
    'metric.source_pull': { ...read, ...pull, ended_at: DAY },
    'metric.definition': { id: definition, key, name: {}, ...kind, expression: {}, description: marker },
    'metric.series': { id: series, definition_id: definition, dims: { marker }, source: 'sessions' },
    'metric.point': { series_id: series, day: DAY, value: 1 },
    'metric.fact': { dataset: 'sessions', day: DAY, dims: { marker }, measures: {}, ...brought },
    'metric.anomaly': { id: anomaly, series_id: series, incident_key: marker, ...stretch },
    'metric.known_event': { name: marker, kind: 'holiday', effect: 'any', first_day: DAY, last_day: DAY },
    'metric.verdict': {
      ...{ incident_key: marker, series_id: series, first_day: DAY, last_day: DAY, direction: 'up' },
      verdict: 'expected',
    },
  };
}

function insightRows(ids: Ids, marker: string): Rows {
  const { execution, anomaly, recommendation, evidence } = ids;
  const advice = {
    source_kind: 'anomaly',
    domain: 'd',
    kind: 'k',
    priority: 'LOW',
    language: 'en',
    body: {},
  };
  const result = {
    tool: marker,
    tool_version: '1',
    arguments: {},
    queries: [],
    cells: [],
    content_hash: 'h',
  };
  const figure = {
    revision: 1,
    language: 'en',
    field: 'text',
    figure: marker,
    cell: 'c',
    value: 1,
    unit: 'count',
  };
  const template = {
    kind: 'recommendation',
    domain: 'd',
    name: marker,
    category: 'c',
    structure: {},
    rules: {},
  };
  const topic = {
    ...{ kind: 'k', source: 'ga4', agent_name: 'a', priority: 'LOW', state: 'backlog', reason: 'r' },
    ...{ worth: 0, currency: 'PLN' },
  };
  const table = { source: 'ga4', tool: marker, arguments: {}, day: DAY, status: 'unavailable', reason: 'r' };
  return {
    'insight.source_table': { ...table, columns: [], rows: [], fetched_at: DAY },
    'insight.insight': { kind: 'incident', source: 'd', title: marker, content: {}, execution_id: execution },
    'insight.recommendation': {
      ...{ id: recommendation, anomaly_id: anomaly, title: marker, fingerprint: marker, confidence: 0.5 },
      ...advice,
    },
    'insight.topic': { ...topic, topic_key: marker, content: {}, first_seen: DAY, last_seen: DAY },
    'insight.evidence': { id: evidence, execution_id: execution, step_place: PLACE, ...result },
    'insight.citation': { recommendation_id: recommendation, evidence_id: evidence, ...figure },
    'insight.feedback': { recommendation_id: recommendation, type: 'helpful', text: marker },
    ...outcomeRows(ids, marker),
    'engage.template': template,
  };
}

/** Inserts a row past every wall: by whoever owns the pool. */
export async function insertRow(pool: pg.Pool, table: string, row: Record<string, unknown>): Promise<void> {
  const { text, values } = insertStatement(table, row);
  await pool.query(text, values);
}

/** The statement that inserts a row given as JSON. */
export function insertStatement(
  table: string,
  row: Record<string, unknown>,
): { text: string; values: unknown[] } {
  const columns = Object.keys(row).join(', ');
  return {
    text: `insert into ${table} (${columns}) select ${columns} from jsonb_populate_record(null::${table}, $1)`,
    values: [JSON.stringify(row)],
  };
}
