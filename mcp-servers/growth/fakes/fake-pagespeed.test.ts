import { afterEach, describe, expect, it } from 'vitest';
import { openFakePagespeed, type PagespeedOptions } from './fake-pagespeed.ts';
import { ask } from './testing-ask.ts';
import { cruxHistory, pagespeedAnswer } from './testing-shapes.ts';
import { testShop } from './testing-shop.ts';

const shop = testShop();
const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const fake of opened.splice(0)) await fake.close();
});

async function openFake(options: PagespeedOptions = {}) {
  const fake = await openFakePagespeed([shop], options);
  opened.push(fake);
  const raw = (url: string, rest = '&strategy=mobile&category=performance&category=seo') =>
    ask(`${fake.url}/pagespeedonline/v5/runPagespeed?url=${encodeURIComponent(url)}${rest}`, { token: null });
  return {
    fake,
    raw,
    async run(rest?: string) {
      return pagespeedAnswer.parse((await raw(shop.url, rest)).body);
    },
    crux: (body: object, method = 'queryHistoryRecord') =>
      ask(`${fake.url}/v1/records:${method}`, { body, token: null }),
  };
}

it('answers field data of the page, layout shift in hundredths', async () => {
  const { run } = await openFake();

  const { loadingExperience } = await run();

  expect(loadingExperience).toMatchObject({
    origin_fallback: false,
    overall_category: 'AVERAGE',
    metrics: {
      LARGEST_CONTENTFUL_PAINT_MS: { percentile: 2840, category: 'AVERAGE' },
      INTERACTION_TO_NEXT_PAINT: { percentile: 180, category: 'FAST' },
      CUMULATIVE_LAYOUT_SHIFT_SCORE: { percentile: 8, category: 'FAST' },
    },
  });
  for (const { distributions } of Object.values(loadingExperience.metrics ?? {})) {
    expect(distributions.reduce((sum, { proportion }) => sum + proportion, 0)).toBeCloseTo(1, 9);
  }
});

it('falls back to the origin where the page has too few visits', async () => {
  const { run } = await openFake();

  const { loadingExperience } = await run('&strategy=desktop');

  expect(loadingExperience).toMatchObject({ id: 'https://shop.example', origin_fallback: true });
  expect(loadingExperience.metrics).toBeDefined();
});

it('has no metrics at all where the origin has too few visits too', async () => {
  const quiet = { ...shop, originSpeed: { mobile: null, desktop: null } };
  const fake = await openFakePagespeed([quiet]);
  opened.push(fake);

  const { body } = await ask(`${fake.url}/pagespeedonline/v5/runPagespeed?url=${shop.url}&strategy=desktop`);

  expect(pagespeedAnswer.parse(body).loadingExperience).not.toHaveProperty('metrics');
});

describe.each([
  {
    lighthouse: 12,
    version: '12.8.2',
    own: ['render-blocking-resources', 'modern-image-formats', 'uses-long-cache-ttl'],
    foreign: 'image-delivery-insight',
  },
  {
    lighthouse: 13,
    version: '13.0.1',
    own: ['render-blocking-insight', 'image-delivery-insight', 'cache-insight'],
    foreign: 'modern-image-formats',
  },
] as const)('Lighthouse $lighthouse', ({ lighthouse, version, own, foreign }) => {
  it('names its audits as it does, and none as the other does', async () => {
    const { fake, run } = await openFake();
    fake.behave({ lighthouse });

    const { lighthouseResult } = await run();

    expect(lighthouseResult.lighthouseVersion).toBe(version);
    const ids = Object.keys(lighthouseResult.audits);
    expect(ids).toEqual(
      expect.arrayContaining([
        ...own,
        'largest-contentful-paint',
        'unused-javascript',
        'server-response-time',
      ]),
    );
    expect(ids).not.toContain(foreign);
  });

  it('tells the same waste of pictures', async () => {
    const { fake, run } = await openFake();
    fake.behave({ lighthouse });

    const { audits } = (await run()).lighthouseResult;

    expect(audits[own.find((id) => id.includes('image')) ?? '']).toMatchObject({
      metricSavings: { LCP: 1490 },
      details: {
        items: [{ url: 'https://shop.example/hero.jpg', totalBytes: 412_000, wastedBytes: 298_000 }],
      },
    });
  });
});

it('scores as Lighthouse does: half the points at the median, ninety at the tenth part', async () => {
  const lab = { fcp: 1800, lcp: 4000, tbt: 200, cls: 0.25, speedIndex: 3387, serverResponse: 100 };
  const [page] = shop.pages;
  if (page === undefined) throw new Error('The small shop has a page.');
  const fake = await openFakePagespeed([
    { ...shop, pages: [{ ...page, lab: { mobile: lab, desktop: lab } }] },
  ]);
  opened.push(fake);

  const { body } = await ask(`${fake.url}/pagespeedonline/v5/runPagespeed?url=${shop.url}&strategy=mobile`);

  const { audits, categories } = pagespeedAnswer.parse(body).lighthouseResult;
  expect(
    [
      'first-contentful-paint',
      'largest-contentful-paint',
      'total-blocking-time',
      'cumulative-layout-shift',
    ].map((id) => audits[id]?.score),
  ).toEqual([0.9, 0.5, 0.9, 0.5]);
  expect(categories.performance?.score).toBe(0.7);
});

it('refuses a page that is not there, a wrong key and an address that is none', async () => {
  const { raw } = await openFake();

  const [unknown, key, text] = [
    await raw('https://nowhere.example/'),
    await raw(shop.url, '&key=fake-wrong-key'),
    await raw('not-a-url'),
  ];

  expect(unknown).toMatchObject({
    status: 400,
    body: {
      error: {
        message: expect.stringContaining('FAILED_DOCUMENT_REQUEST'),
        errors: [{ reason: 'lighthouseError' }],
      },
    },
  });
  expect(key).toMatchObject({ status: 400, body: { error: { details: [{ reason: 'API_KEY_INVALID' }] } } });
  expect(text.status).toBe(400);
});

it('counts queries per minute and per day, and tires of one origin', async () => {
  let now = new Date('2026-10-29T12:00:00Z');
  const { raw } = await openFake({
    queriesPerMinute: 2,
    queriesPerDay: 5,
    queriesPerOrigin: 3,
    now: () => now,
  });
  const statuses: number[] = [];
  for (let count = 0; count < 6; count += 1) {
    now = new Date(Date.UTC(2026, 9, 29, 12, Math.floor(count / 3)));
    statuses.push((await raw(shop.url)).status);
  }

  expect(statuses).toEqual([200, 200, 429, 200, 500, 429]);
});

it('answers a history of weeks, with gaps where a page had too few visits', async () => {
  const { crux } = await openFake();

  const { record } = cruxHistory.parse(
    (await crux({ url: shop.url, formFactor: 'PHONE', collectionPeriodCount: 4 })).body,
  );

  expect(record.metrics.largest_contentful_paint?.percentilesTimeseries.p75s).toEqual([
    null,
    null,
    2806,
    2840,
  ]);
  expect(record.metrics.cumulative_layout_shift?.percentilesTimeseries.p75s).toEqual([
    null,
    null,
    '0.08',
    '0.08',
  ]);
  expect(record.metrics.largest_contentful_paint?.histogramTimeseries[0]?.densities.slice(0, 2)).toEqual([
    'NaN',
    'NaN',
  ]);
  expect(record.collectionPeriods.at(-1)).toEqual({
    firstDate: { year: 2026, month: 9, day: 27 },
    lastDate: { year: 2026, month: 10, day: 24 },
  });
});

it('answers the last window of the origin, and has nothing of a page that is not known', async () => {
  const { crux } = await openFake();

  const [origin, unknown] = [
    await crux({ origin: 'https://shop.example' }, 'queryRecord'),
    await crux({ url: 'https://shop.example/unknown' }),
  ];

  expect(origin.body).toMatchObject({
    record: { metrics: { largest_contentful_paint: { percentiles: { p75: 2840 } } } },
  });
  expect(unknown.status).toBe(404);
});
