import { expect, test } from 'vitest';
import type { Anomaly } from './anomaly.ts';
import { groupIncidents } from './incident.ts';
import { seededRandom } from './testing.ts';

const TOTAL_REVENUE = anomaly('revenue', {
  unitKind: 'money',
  z: -9,
  impactAmount: -12_000,
  implies: ['transactions'],
});
const TOTAL_RATE = anomaly('conversion_rate', {
  unitKind: 'rate',
  z: -12,
  impactAmount: -11_000,
  implies: ['transactions', 'sessions'],
});
const MOBILE_RATE = anomaly('conversion_rate', {
  unitKind: 'rate',
  dims: { device: 'mobile' },
  z: -20,
  impactAmount: -12_500,
  implies: ['transactions', 'sessions'],
});
const TRANSACTIONS = anomaly('transactions', { z: -10, impactAmount: -12_100 });

test('one event in several metrics and parts is one incident, led by the total in money', () => {
  const groups = groupIncidents([MOBILE_RATE, TOTAL_RATE, TRANSACTIONS, TOTAL_REVENUE]);

  expect(groups).toEqual([
    {
      members: ['revenue', 'conversion_rate device=mobile', 'conversion_rate', 'transactions'],
      lead: 'revenue',
      firstDay: '2024-05-10',
      lastDay: '2024-05-30',
    },
  ]);
});

test('the total is the anchor: what starts near it belongs together although the part began earlier', () => {
  const part = { ...MOBILE_RATE, lastDay: '2024-05-16', z: -12 };
  const total = { ...TOTAL_RATE, firstDay: '2024-05-12', lastDay: '2024-05-16', z: -9 };
  const later = { ...TRANSACTIONS, firstDay: '2024-05-14', lastDay: '2024-05-16', z: -8 };

  expect(groupIncidents([later, part, total])).toHaveLength(1);
});

test('the lead is the part when no total was touched', () => {
  const [group] = groupIncidents([
    MOBILE_RATE,
    { ...MOBILE_RATE, key: 'leaf', dims: { device: 'mobile', country: 'DE' }, z: -25 },
  ]);

  expect(group?.lead).toBe('conversion_rate device=mobile');
});

test('an outcome much weaker than the rest does not lead', () => {
  const bots = anomaly('sessions', { direction: 'up', z: 30 });
  const faint = anomaly('revenue', { unitKind: 'money', z: -3.1, impactAmount: -90, implies: ['sessions'] });

  expect(groupIncidents([faint, bots])[0]?.lead).toBe('sessions');
});

test('two long incidents that start on different days in different values stay apart though totals overlap', () => {
  const organic = anomaly('sessions', {
    dims: { channel: 'Organic Search' },
    firstDay: '2024-05-15',
    z: -15,
  });
  const paid = { ...organic, key: 'paid', dims: { channel: 'Paid Search' }, firstDay: '2024-05-09' };

  const groups = groupIncidents([{ ...TOTAL_REVENUE, implies: ['sessions'] }, organic, paid]);

  expect(groups.map(({ members }) => members)).toEqual([
    ['revenue', 'paid'],
    ['sessions channel=Organic Search'],
  ]);
});

test('a total that is noticed four days late joins the part in which the event began', () => {
  const late = { ...TOTAL_REVENUE, firstDay: '2024-05-14', implies: ['conversion_rate'] };

  expect(groupIncidents([late, MOBILE_RATE])).toHaveLength(1);
});

test('a part of the affected part joins whenever it shows inside the incident', () => {
  const leaf = {
    ...MOBILE_RATE,
    key: 'leaf',
    dims: { device: 'mobile', country: 'DE' },
    firstDay: '2024-05-20',
    lastDay: '2024-05-29',
    z: -5,
  };

  expect(groupIncidents([MOBILE_RATE, leaf])).toHaveLength(1);
});

test('a short weak echo inside an incident is no incident, a rise inside a fall is one', () => {
  const echo = {
    ...TRANSACTIONS,
    key: 'echo',
    dims: { country: 'FR' },
    firstDay: '2024-05-20',
    lastDay: '2024-05-20',
    z: -3.2,
  };
  const rise: Anomaly = { ...echo, key: 'rise', direction: 'up', z: 3.2 };

  const groups = groupIncidents([TOTAL_REVENUE, echo, rise]);

  expect(groups.map(({ members }) => members)).toEqual([['revenue', 'echo'], ['rise']]);
});

test('metrics that have nothing to do with each other are two incidents on the same days', () => {
  const speed = anomaly('load_time', { unitKind: 'duration', direction: 'up', better: 'down', z: 6 });

  expect(groupIncidents([TOTAL_REVENUE, speed])).toHaveLength(2);
});

test('a chain of weak overlapping parts does not tie two events a month apart together', () => {
  const first = anomaly('transactions', {
    dims: { device: 'mobile' },
    firstDay: '2024-05-01',
    lastDay: '2024-05-10',
    z: -12,
  });
  const second = {
    ...first,
    key: 'second',
    dims: { channel: 'Email' },
    firstDay: '2024-05-29',
    lastDay: '2024-06-09',
  };
  const chain = Array.from({ length: 15 }, (_, index) => ({
    ...first,
    key: `chain-${index}`,
    dims: { country: `C${index}` },
    firstDay: `2024-05-${String(1 + 2 * index).padStart(2, '0')}`,
    lastDay: `2024-06-${String(1 + Math.floor(index / 2)).padStart(2, '0')}`,
    z: -3.3,
  }));

  const groups = groupIncidents([first, ...chain, second]);

  const together = groups.some(({ members }) => members.includes(first.key) && members.includes('second'));
  expect(together).toBe(false);
});

test('the answer does not depend on the order of the input and uses every anomaly once', () => {
  const random = seededRandom(3);
  const anomalies = Array.from({ length: 60 }, (_, index) => {
    const start = 1 + Math.floor(random.uniform() * 20);
    return anomaly(['revenue', 'transactions', 'sessions'][index % 3] ?? '', {
      key: `a${index}`,
      dims: index % 4 === 0 ? {} : { country: `C${index % 7}` },
      firstDay: `2024-05-${String(start).padStart(2, '0')}`,
      lastDay: `2024-05-${String(start + Math.floor(random.uniform() * 10)).padStart(2, '0')}`,
      z: -3 - 10 * random.uniform(),
    });
  });

  const groups = groupIncidents(anomalies);

  expect(groupIncidents(anomalies.toReversed())).toEqual(groups);
  expect(groups.flatMap(({ members }) => members).sort()).toEqual(anomalies.map(({ key }) => key).sort());
});

function anomaly(metric: string, changes: Partial<Anomaly>): Anomaly {
  const dims = changes.dims ?? {};
  return {
    key: [metric, ...Object.entries(dims).map((pair) => pair.join('='))].join(' '),
    metric,
    unitKind: 'count',
    source: 'shop',
    dims,
    firstDay: '2024-05-10',
    lastDay: '2024-05-30',
    direction: 'down',
    z: -5,
    actual: 50,
    expected: 100,
    changeFraction: -0.5,
    impactAmount: null,
    better: 'up',
    family: metric,
    implies: [],
    ...changes,
  };
}
