import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { adsDaily } from './ads-daily.import.ts';
import { gaSessions } from './ga-sessions.import.ts';
import { metrics } from './metrics.import.ts';
import { orders } from './orders.import.ts';
import { openImportBench } from './testing.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const SESSION_LINES = [
  '7,105,2017-01-01,2,1,9,9,90,0,1,10.10,desktop,Poland,google,Organic Search',
  '7,101,2017-01-01,1,1,1,,,1,,,mobile,Poland,(direct),Direct',
  '7,101,2017-01-01,1,1,1,,,1,,,mobile,Poland,(direct),Direct',
  '7,201,2017-01-02,3,1,4,4,60,0,2,20.25,mobile,Poland,(direct),Direct',
  ',102,2017-01-01,1,1,2,2,5,0,,,mobile,Poland,(direct),Direct',
  ',103,2017-01-01,1,1,2,2,5,0,1,30,mobile,(not set),(direct),Direct',
  '8,104,2017-01-01,1,1,2,2,5,0,1,20,mobile,Poland,(direct),Direct',
  '9,106,2017-01-01,1,1,2,2,5,0,1,5,mobile,Poland,(direct),Direct',
];

it('counts a visitor of a day once, where the first session was, and a visitor without id each time', async () => {
  const bench = await openImportBench(store, gaSessions);
  const path = bench.write('a.csv', [gaSessions.columns.join(), ...SESSION_LINES].join('\n'));

  const report = await bench.run(path);

  const facts = await bench.listFacts('sessions');
  const cells = facts.map(({ day, dims, measures }) => [
    `${day} ${dims.device} ${dims.country}`,
    [measures.sessions, measures.users, measures.new_users, measures.pageviews, measures.bounces],
    [measures.time_on_site, measures.transactions, measures.revenue],
  ]);
  expect(cells).toEqual(
    expect.arrayContaining([
      ['2017-01-01 mobile Poland', [5, 4, 5, 6, 2], [15, 2, 25]],
      ['2017-01-01 desktop Poland', [1, 0, 0, 9, 0], [90, 1, 10.1]],
      ['2017-01-01 mobile (not set)', [1, 1, 1, 2, 0], [5, 1, 30]],
      ['2017-01-02 mobile Poland', [1, 1, 0, 4, 0], [60, 2, 20.25]],
    ]),
  );
  expect(cells).toHaveLength(4);
  expect(report.classes).toEqual(
    expect.arrayContaining([
      { name: 'with purchase', rows: 5, amount: 85.35 },
      { name: 'without purchase', rows: 3, amount: 0 },
    ]),
  );
  expect(report.notes).toEqual(
    expect.arrayContaining([
      { name: 'exact duplicates, kept', rows: 1, amount: 0 },
      { name: 'without visitor id, each counted as one user', rows: 2, amount: 30 },
      { name: 'pageviews unknown, added as 0', rows: 2, amount: 0 },
      { name: 'country not set', rows: 1, amount: 30 },
      { name: 'revenue_usd taken as PLN', rows: 5, amount: 85.35 },
    ]),
  );
  bench.close();
});

it('names the three largest records of a day', async () => {
  const bench = await openImportBench(store, gaSessions);

  await bench.run(bench.write('a.csv', [gaSessions.columns.join(), ...SESSION_LINES].join('\n')));

  const facts = await bench.listFacts('largest_record');
  const records = facts.map(({ day, dims, measures }) => `${day} ${dims.record} ${measures.revenue}`);
  expect(records.toSorted()).toEqual([
    '2017-01-01 103 30',
    '2017-01-01 104 20',
    '2017-01-01 105 10.1',
    '2017-01-02 201 20.25',
  ]);
  expect(facts.find(({ dims }) => dims.record === '103')?.dims).toEqual({
    record: '103',
    channel: 'Direct',
    device: 'mobile',
    country: '(not set)',
  });
  bench.close();
});

const ORDER_LINES = [
  '1,10001,"HEART, WHITE",6,2010-12-01 08:26:00,2.55,17850.0,Germany',
  '1,10001,HEART WHITE,1,2010-12-01 08:26:00,2.55,17850.0,Germany',
  '1,10001a,TIN,2,2010-12-01 08:26:00,1.005,,Germany',
  '1,POST,POSTAGE,1,2010-12-01 08:26:00,18.00,17850.0,Germany',
  '2,10001,HEART WHITE,1,2010-12-01 09:00:00,2.55,17850.0,Germany',
  'C3,10001,HEART WHITE,-2,2010-12-01 10:00:00,2.55,17850.0,Germany',
  'C3,M,Manual,-1,2010-12-01 10:00:00,1.50,17850.0,Germany',
  '4,10001,,-5,2010-12-01 11:00:00,0.0,,Germany',
  'A5,B,Adjust bad debt,1,2010-12-01 11:00:00,-100.25,,France',
];
const ORDERS_FILE = [orders.columns.join(), ...ORDER_LINES].join('\n');

it('splits order lines so that every class adds up to the net sum of the file', async () => {
  const bench = await openImportBench(store, orders);

  const report = await bench.run(bench.write('a.csv', ORDERS_FILE));

  const facts = await bench.listFacts('orders');
  expect(facts.map(({ dims, measures }) => [dims.country, measures])).toEqual([
    [
      'France',
      expect.objectContaining({ transactions: 0, revenue: 0, fees: 0, refunds: 0, adjustments: -100.25 }),
    ],
    [
      'Germany',
      {
        transactions: 2,
        cancelled_transactions: 1,
        revenue: 22.41,
        units: 10,
        refunds: 5.1,
        fees: 16.5,
        adjustments: 0,
      },
    ],
  ]);
  const total = report.classes.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
  expect(total).toBeCloseTo(22.41 - 5.1 + 16.5 - 100.25, 10);
  expect(report.notes).toEqual(
    expect.arrayContaining([
      { name: 'without customer, kept', rows: 3, amount: -98.24 },
      { name: 'negative quantity outside a cancellation', rows: 1, amount: 0 },
      { name: 'without description', rows: 1, amount: 0 },
      { name: 'price zero or negative', rows: 2, amount: -100.25 },
    ]),
  );
  bench.close();
});

it('names the three largest cancelled invoices of a day, as money given back', async () => {
  const bench = await openImportBench(store, orders);
  const cancelled = [5, 9, 7, 8].map(
    (quantity) => `C${quantity},10001,HEART,-${quantity},2010-12-01 10:00:00,2,17850.0,Germany`,
  );
  const free = 'C1,10001,HEART,-1,2010-12-02 10:00:00,0,17850.0,Germany';

  await bench.run(bench.write('a.csv', [orders.columns.join(), ...cancelled, free].join('\n')));

  const facts = await bench.listFacts('largest_refund');
  expect(facts.map(({ day, dims, measures }) => [day, dims, measures])).toEqual([
    ['2010-12-01', { record: 'C7', country: 'Germany' }, { refunds: 14 }],
    ['2010-12-01', { record: 'C8', country: 'Germany' }, { refunds: 16 }],
    ['2010-12-01', { record: 'C9', country: 'Germany' }, { refunds: 18 }],
  ]);
  expect(await bench.listFacts('largest_record')).toEqual([]);
  bench.close();
});

it('shows a product by code and its usual description, and keeps that name later', async () => {
  const bench = await openImportBench(store, orders);
  await bench.run(bench.write('a.csv', ORDERS_FILE));

  await bench.run(
    bench.write('b.csv', `${orders.columns.join()}\n9,10001,NEW NAME,1,2010-12-02 08:00:00,3,,Germany\n`),
  );

  const facts = await bench.listFacts('order_items');
  expect(facts.map(({ day, dims, measures }) => [day, dims.product, measures])).toEqual([
    ['2010-12-01', '10001 HEART WHITE', { units: 8, revenue: 20.4, orders: 2 }],
    ['2010-12-01', '10001A TIN', { units: 2, revenue: 2.01, orders: 1 }],
    ['2010-12-02', '10001 HEART WHITE', { units: 1, revenue: 3, orders: 1 }],
  ]);
  bench.close();
});

it('empties a day that lost its sales in a new version of the file', async () => {
  const bench = await openImportBench(store, orders);
  await bench.run(bench.write('a.csv', ORDERS_FILE));

  await bench.run(
    bench.write(
      'b.csv',
      `${orders.columns.join()}\nC9,10001,HEART WHITE,-1,2010-12-01 08:00:00,3,,Germany\n`,
    ),
  );

  expect(await bench.listFacts('order_items')).toEqual([]);
  expect(await bench.listFacts('largest_record')).toEqual([]);
  expect(await bench.listFacts('orders')).toMatchObject([{ measures: { refunds: 3, transactions: 0 } }]);
  bench.close();
});

it('adds up the lines of one ad cell, to the last digit', async () => {
  const bench = await openImportBench(store, adsDaily);
  const lines = ['100,0.1,3,0.1001,1,7.1', '50,0.2,1,0.2002,0,0'];
  const path = bench.write(
    'a.csv',
    [adsDaily.columns.join(), ...lines.map((line) => `April,1,camp 1,Low,160 x 600,#N/A,${line}`)].join('\n'),
  );

  await bench.run(path, { options: { year: '2020' } });

  expect(await bench.listFacts('ads')).toEqual([
    {
      dataset: 'ads',
      day: '2020-04-01',
      dims: { campaign: 'camp 1', user_engagement: 'Low', banner: '160 x 600', placement: '(not set)' },
      measures: {
        impressions: 150,
        clicks: 4,
        spend: 0.3003,
        publisher_cost: 0.3,
        conversions: 1,
        conversion_value: 7.1,
      },
    },
  ]);
  await expect(bench.run(path)).rejects.toThrow('ads-daily: --year is needed');
  bench.close();
});

it('says when a tidy file breaks one number down in two ways', async () => {
  const bench = await openImportBench(store, metrics);
  const path = bench.write(
    'a.csv',
    'date,metric,value,channel,device\n2026-03-01,revenue,5,Direct,\n2026-03-01,revenue,5,,mobile\n2026-03-02,revenue,5,Direct,\n',
  );

  const report = await bench.run(path);

  expect(report.notes).toEqual([
    expect.objectContaining({ rows: 2, name: expect.stringContaining('several ways') }),
  ]);
  expect(report.classes).toEqual([{ name: 'revenue', rows: 3, amount: 15 }]);
  bench.close();
});
