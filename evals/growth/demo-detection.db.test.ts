import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Incident, listIncidents } from '#storage/metric/incident.repository.ts';
import type { TestStore } from '#storage/testing.ts';
import { dataQuality } from '#tools/metric/data-quality.tool.ts';
import { detectAnomalies } from '#tools/metric/detect-anomalies.tool.ts';
import { metricBreakdown } from '#tools/metric/metric-breakdown.tool.ts';
import type { ToolContext } from '#tools/tool.ts';
import { generateDemoShop } from './demo-shop.ts';
import type { PlantedKind } from './demo-truth.ts';
import { asked, LAST_DAY, matches, openMetricStore, openShop } from './testing.ts';

const SEEDS = [1, 2, 3];

let store: TestStore;
beforeAll(async () => {
  store = await openMetricStore();
});
afterAll(() => store.close());

describe.each(SEEDS)('the demo shop of seed %i', (seed) => {
  const shop = generateDemoShop({ seed, lastDay: LAST_DAY });
  let context: ToolContext;
  let incidents: Incident[];
  beforeAll(async () => {
    context = await openShop(store, shop);
    await detectAnomalies.run({ upTo: LAST_DAY }, context);
    incidents = await listIncidents(context.db);
  });

  function incidentOf(kind: PlantedKind): Incident {
    const planted = shop.truth.find((each) => each.kind === kind);
    const found = incidents.find((incident) => planted !== undefined && matches(planted, incident));
    if (found === undefined) throw new Error(`${kind} was not found`);
    return found;
  }

  it('finds each planted incident once, on its days, and at most two more', () => {
    const perPlanted = shop.truth.map(({ kind, ...planted }) => [
      kind,
      incidents.filter((incident) => matches({ kind, ...planted }, incident)).length,
    ]);

    expect(perPlanted).toEqual(shop.truth.map(({ kind }) => [kind, 1]));
    expect(incidents.length - shop.truth.length).toBeLessThanOrEqual(2);
  });

  it.each([
    ['bot_traffic', 'country', 'Singapore'],
    ['campaign_stopped', 'campaign', 'shopping_pl'],
    ['organic_loss', 'channel', 'Organic Search'],
    ['checkout_broken', 'device', 'mobile'],
  ] as const)('names the root of %s first: %s %s', async (kind, dimension, value) => {
    const incident = incidentOf(kind);
    const answer = await metricBreakdown.run(asked(incident), context);

    // An incident that only parts show is led by the part to which it happened.
    const place = answer.root ?? placeOf(incident.lead);
    expect(place).toMatchObject({ dimension, value });
  });

  it('names no root for the outage and calls it a problem of the data', async () => {
    const incident = incidentOf('tracking_outage');

    const answer = await metricBreakdown.run(asked(incident), context);

    expect(incident.dataProblem).toBe('tracker_break');
    expect(incident.impactAmount).toBeNull();
    expect(answer.kind).toBe('broad');
  });

  it.each([
    ['tracking_outage', ['tracker_break']],
    ['single_order', ['record_dominance']],
    ['bot_traffic', ['bot_traffic']],
    ['campaign_stopped', []],
    ['checkout_broken', []],
  ] as const)('has these doubts about the data of %s: %j', async (kind, expected) => {
    const { findings } = await dataQuality.run(asked(incidentOf(kind)), context);

    expect(findings.map((finding) => finding.kind)).toEqual(expected);
  });

  it('names the record that made the day', async () => {
    const planted = shop.truth.find(({ kind }) => kind === 'single_order');

    const answer = await dataQuality.run(asked(incidentOf('single_order')), context);

    const cells = dataQuality.cells?.(answer, context.tenant) ?? {};
    expect(cells[`record_dominance.${planted?.firstDay}.record`]?.value).toBe(planted?.root?.value);
  });

  it('gives shares that add up, and effects that add up to the change', async () => {
    const answer = await metricBreakdown.run(
      { ...asked(incidentOf('checkout_broken')), metric: 'conversion_rate' },
      context,
    );

    const change = (answer.total.after ?? 0) - (answer.total.before ?? 0);
    for (const { contributions, others } of answer.dimensions) {
      const shares = contributions.reduce((sum, { share }) => sum + share, others.share);
      const changes = contributions.reduce((sum, each) => sum + each.change, others.change);
      expect(shares).toBeCloseTo(1, 9);
      expect(changes).toBeCloseTo(change, 12);
    }
    for (const each of answer.dimensions.flatMap(({ contributions }) => contributions)) {
      expect((each.rateEffect ?? 0) + (each.mixEffect ?? 0)).toBeCloseTo(each.change, 12);
    }
  });
});

/** The value to which a series is restricted. */
function placeOf({ dims }: Incident['lead']) {
  const [[dimension, value] = []] = Object.entries(dims);
  return { dimension, value };
}
