import { afterEach, expect, it } from 'vitest';
import { type Ga4Options, openFakeGa4 } from './fake-ga4.ts';
import { ask } from './testing-ask.ts';
import { ga4Report } from './testing-shapes.ts';
import { testShop } from './testing-shop.ts';
import { LAST_DAY } from './testing-table.ts';

const [shop, otherShop] = [testShop(1), testShop(2)];
const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const fake of opened.splice(0)) await fake.close();
});

async function openFake(options: Ga4Options) {
  const fake = await openFakeGa4([shop, otherShop], options);
  opened.push(fake);
  const report = (extra: object = {}, { accounts } = shop) =>
    ask(`${fake.url}/v1beta/properties/${accounts.ga4}:runReport`, {
      body: {
        dateRanges: [{ startDate: LAST_DAY, endDate: LAST_DAY }],
        metrics: [{ name: 'sessions' }],
        returnPropertyQuota: true,
        ...extra,
      },
    });
  return { fake, report };
}

it.each([
  ['tokensPerDay', 'Exhausted property tokens per day.'],
  ['tokensPerHour', 'Exhausted property tokens per hour.'],
  ['tokensPerProjectPerHour', 'Exhausted property tokens for a project per hour.'],
] as const)('counts %s, tells what is left, and refuses when nothing is', async (limit, message) => {
  const { report } = await openFake({ limits: { [limit]: 5 } });

  const answers = [await report(), await report(), await report()];

  expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
  expect(answers.slice(0, 2).map(({ body }) => ga4Report.parse(body).propertyQuota?.[limit])).toEqual([
    { consumed: 2, remaining: 3 },
    { consumed: 2, remaining: 1 },
  ]);
  expect(answers[2]?.body).toMatchObject({ error: { message: expect.stringContaining(message) } });
});

it('leaves the quota of another property alone', async () => {
  const { report } = await openFake({ limits: { tokensPerHour: 2 } });
  await report();

  const [own, other] = [await report(), await report({}, otherShop)];

  expect([own.status, other.status]).toEqual([429, 200]);
});

it.each([
  ['hourly tokens with the hour', { tokensPerHour: 2 }, ['05:30', '05:40', '06:01'], [200, 429, 200]],
  [
    'daily tokens at midnight in California',
    { tokensPerDay: 2 },
    ['05:30', '06:59', '07:01'],
    [200, 429, 200],
  ],
])('gives back %s', async (...[, limits, times, expected]) => {
  let now = new Date();
  const { report } = await openFake({ limits, now: () => now });
  const statuses: number[] = [];
  for (const time of times) {
    now = new Date(`2026-10-29T${time}:00Z`);
    statuses.push((await report()).status);
  }

  expect(statuses).toEqual(expected);
});

it('refuses what asks for people too often, and lets other questions pass', async () => {
  const { report } = await openFake({ limits: { potentiallyThresholdedRequestsPerHour: 1 } });
  const personal = { dimensions: [{ name: 'userGender' }] };

  const statuses = [await report(personal), await report(personal), await report()].map(
    ({ status }) => status,
  );

  expect(statuses).toEqual([200, 429, 200]);
});

it('refuses what comes while ten requests are being answered', async () => {
  const { fake, report } = await openFake({});
  fake.behave({ latency: { from: 150, to: 150 } });

  const answers = await Promise.all(Array.from({ length: 12 }, () => report()));

  const refused = answers.filter(({ status }) => status === 429);
  expect(refused.length).toBe(2);
  expect(refused[0]?.body).toMatchObject({
    error: { message: expect.stringContaining('Exhausted concurrent requests quota.') },
  });
});
