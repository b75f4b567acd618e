import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { one, type TenantDatabase } from '../database.ts';
import { sql } from '../sql.ts';
import { openTestStore, type TestStore } from '../testing.ts';
import { type AnomalyDraft, saveDetection } from './anomaly.repository.ts';
import { mirrorMetricDefinitions } from './definition.repository.ts';
import { giveVerdict, listVerdicts, type NewVerdict } from './verdict.repository.ts';

const OPERATOR = { actorKind: 'operator', actorId: 'ada' } as const;
const KEY = 'inc-00000001';

let store: TestStore;
let db: TenantDatabase;
let seriesId: string;
beforeAll(async () => {
  store = await openTestStore();
  const sessions = {
    key: 'sessions',
    name: { en: 'Sessions', pl: 'Sesje' },
    unit: 'count',
    kind: 'count',
    better: 'up',
    family: 'traffic',
    expression: { kind: 'sum', measure: 'sessions' },
    description: 'Visits.',
  } as const;
  await mirrorMetricDefinitions(store.owner, [sessions]);
});
beforeEach(async () => {
  db = await store.createTenant();
  const made = await one(
    db,
    z.object({ id: z.string() }),
    sql`
      insert into metric.series (tenant_id, definition_id, dims, source)
      select core.require_tenant(), id, '{}', 'sessions' from metric.definition where key = 'sessions'
      returning id
    `,
  );
  seriesId = made.id;
  await detect();
});
afterAll(() => store.close());

function detect(): Promise<void> {
  const numbers = { actual: 5, expected: 10, lower: 8, upper: 12, z: -5, changeFraction: -0.5, score: 0.5 };
  const anomaly: AnomalyDraft = {
    ...{ id: null, seriesId, incidentKey: KEY, isLead: true, firstDay: '2026-03-02', lastDay: '2026-03-03' },
    ...{ direction: 'down', ...numbers, impactScore: null, impactAmount: null, currency: null },
    ...{ severity: 'LOW', status: 'detected', explanation: {} },
  };
  return db.transaction((tx) => saveDetection(tx, { detector: 'test', obsolete: [], anomalies: [anomaly] }));
}

const give = (given: Partial<NewVerdict>) =>
  giveVerdict(db, KEY, {
    given: { verdict: 'expected', cause: null, note: null, ...given },
    actor: OPERATOR,
  });

it('keeps what was said on every series of the incident, with who said it and why', async () => {
  const incident = await give({ cause: 'holiday_effect', note: 'Easter' });

  expect(incident.status).toBe('expected');
  expect(await listVerdicts(db)).toMatchObject([
    {
      ...{ incidentKey: KEY, seriesId, firstDay: '2026-03-02', lastDay: '2026-03-03', direction: 'down' },
      ...{ verdict: 'expected', cause: 'holiday_effect', note: 'Easter', givenBy: 'ada' },
    },
  ]);
});

it('lets the latest verdict hold, and lets one be taken back', async () => {
  await give({});
  await give({ verdict: 'new_trend' });
  const changed = await listVerdicts(db);

  const incident = await give({ verdict: 'anomaly' });

  expect(changed.map(({ verdict }) => verdict)).toEqual(['new_trend']);
  expect(await listVerdicts(db)).toEqual([]);
  expect(incident.status).toBe('detected');
});

it('refuses an incident that does not exist, and writes nothing', async () => {
  const given = { verdict: 'expected', cause: null, note: null } as const;

  await expect(giveVerdict(db, 'inc-ffffffff', { given, actor: OPERATOR })).rejects.toThrow(/incidents list/);

  expect(await listVerdicts(db)).toEqual([]);
});

it('lets nobody change or delete what was said', async () => {
  await give({});

  await expect(db.run(sql`update metric.verdict set verdict = 'anomaly'`)).rejects.toThrow(/permission/);
  await expect(db.run(sql`delete from metric.verdict`)).rejects.toThrow(/permission/);
});

it('shows nothing of another tenant', async () => {
  await give({});

  const other = await store.createTenant();

  expect(await listVerdicts(other)).toEqual([]);
});
