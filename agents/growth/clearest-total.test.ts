import { expect, it } from 'vitest';
import { clearestTotal } from './clearest-total.ts';
import type { AnomalyBrief } from './incident-brief.ts';

const lead: AnomalyBrief = {
  ...{ id: 'a3bb189e-8bf9-4c94-9d3a-2f5d3f2a1c11', metric: 'roas', dims: {}, source: 'ads' },
  ...{ firstDay: '2026-07-06', lastDay: '2026-07-11', direction: 'down' },
  ...{ actual: 2, expected: 4, z: -3.4, changeFraction: -0.5 },
};
const clickPrice: AnomalyBrief = { ...lead, metric: 'cpc', direction: 'up', z: 46 };

it('finds the total that shows the incident far better than what leads it', () => {
  expect(clearestTotal({ lead, anomalies: [lead, clickPrice] })?.metric).toBe('cpc');
});

it.each<[string, AnomalyBrief, AnomalyBrief]>([
  ['shows it a little better', lead, { ...clickPrice, z: 5 }],
  ['is of another source', lead, { ...clickPrice, source: 'sessions' }],
  ['is a part', lead, { ...clickPrice, dims: { campaign: 'brand' } }],
  ['stands beside a lead that is a part', { ...lead, dims: { platform: 'google_ads' } }, clickPrice],
])('keeps to the lead when the other one %s', (_why, first, other) => {
  expect(clearestTotal({ lead: first, anomalies: [first, other] })).toBeNull();
});
