import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listIncidents } from '#storage/metric/incident.repository.ts';
import { addKnownEvents, type NewEvent } from '#storage/metric/known-event.repository.ts';
import { giveVerdict, type Verdict } from '#storage/metric/verdict.repository.ts';
import type { TestStore } from '#storage/testing.ts';
import { detectAnomalies } from '#tools/metric/detect-anomalies.tool.ts';
import type { ToolContext } from '#tools/tool.ts';
import { generateDemoShop } from './demo-shop.ts';
import { LAST_DAY, openMetricStore, openShop } from './testing.ts';

const OPERATOR = { actorKind: 'operator', actorId: 'ada' } as const;

let store: TestStore;
let context: ToolContext;
beforeAll(async () => {
  store = await openMetricStore();
});
beforeEach(async () => {
  context = await openShop(store, generateDemoShop({ seed: 6, lastDay: LAST_DAY }));
});
afterAll(() => store.close());

const detect = () => detectAnomalies.run({ upTo: LAST_DAY }, context);
const enter = (event: Omit<NewEvent, 'name' | 'source'>) =>
  addKnownEvents(context.db, [{ ...event, name: 'known', source: null }], OPERATOR);
const judge = (key: string, verdict: Verdict) =>
  giveVerdict(context.db, key, { given: { verdict, cause: null, note: null }, actor: OPERATOR });

/** The incident that costs the shop most: its checkout breaks in the last weeks; and every other. */
async function checkoutAndOthers() {
  const all = await listIncidents(context.db);
  const checkout = all.find(
    ({ lastDay, impactAmount }) => lastDay >= '2026-11-20' && (impactAmount ?? 0) < 0,
  );
  return { checkout, others: all.filter((each) => each !== checkout).map(({ key }) => key) };
}

describe('known events', () => {
  it('keep what they explain from becoming an incident, and nothing else', async () => {
    await detect();
    const plain = await checkoutAndOthers();
    const { firstDay = '', lastDay = '' } = plain.checkout ?? {};
    context = await openShop(store, generateDemoShop({ seed: 6, lastDay: LAST_DAY }));
    await enter({ kind: 'release', effect: 'down', firstDay, lastDay });

    await detect();

    const known = await checkoutAndOthers();
    expect(plain.checkout).toBeDefined();
    expect(known.checkout).toBeUndefined();
    expect(known.others).toHaveLength(plain.others.length);
  });

  it('explain no fall when they say that there is more', async () => {
    await enter({ kind: 'campaign', effect: 'up', firstDay: '2026-11-10', lastDay: LAST_DAY });

    await detect();

    expect((await checkoutAndOthers()).checkout).toBeDefined();
  });

  it('make days on which nothing was measured no gap of the data', async () => {
    await enter({ kind: 'outage', effect: 'down', firstDay: '2026-01-01', lastDay: LAST_DAY });

    await detect();

    const problems = (await listIncidents(context.db)).filter(({ dataProblem }) => dataProblem !== null);
    expect(problems).toEqual([]);
  });
});

describe('verdicts', () => {
  it.each(['expected', 'new_trend'] as const)('let what was judged %s be found no more', async (verdict) => {
    await detect();
    const { checkout, others } = await checkoutAndOthers();
    await judge(checkout?.key ?? '', verdict);

    const again = await detect();

    expect(again.incidents.map(({ key }) => key).sort()).toEqual([...others].sort());
    expect((await checkoutAndOthers()).checkout?.status).toBe(verdict);
  });

  it('find it again when the verdict is taken back', async () => {
    await detect();
    const { checkout } = await checkoutAndOthers();
    await judge(checkout?.key ?? '', 'expected');
    await detect();
    await judge(checkout?.key ?? '', 'anomaly');

    const again = await detect();

    expect(again.incidents.map(({ key }) => key)).toContain(checkout?.key);
    expect((await checkoutAndOthers()).checkout?.status).toBe('detected');
  });
});
