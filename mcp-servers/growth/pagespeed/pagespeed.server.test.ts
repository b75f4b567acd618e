import { describe, expect, it } from 'vitest';
import { connectClient, openProvider, serveTools, TEST_SHOP, testServed } from '../../testing.ts';
import { pagespeedServer } from '../pagespeed.server.ts';

const PAGE = 'https://shop.example/players';
const FIELD = {
  origin_fallback: false,
  metrics: {
    LARGEST_CONTENTFUL_PAINT_MS: {
      percentile: 2840,
      category: 'AVERAGE',
      distributions: [{ proportion: 0.68 }, { proportion: 0.21 }, { proportion: 0.11 }],
    },
    CUMULATIVE_LAYOUT_SHIFT_SCORE: { percentile: 8, category: 'FAST', distributions: [] },
  },
};
const LAB = {
  lighthouseVersion: '13.0.1',
  categories: { performance: { score: 0.47 }, seo: { score: 0.9, auditRefs: [{ id: 'is-crawlable' }] } },
  audits: {
    'largest-contentful-paint': {
      id: 'largest-contentful-paint',
      score: 0.18,
      numericValue: 5210.4,
      numericUnit: 'millisecond',
    },
    'cumulative-layout-shift': { id: 'cumulative-layout-shift', score: 0.97, numericValue: 0.07 },
    'is-crawlable': { id: 'is-crawlable', title: 'Page is blocked from indexing', score: 0 },
  },
};
const IMAGES_13 = {
  id: 'image-delivery-insight',
  score: 0.5,
  scoreDisplayMode: 'metricSavings',
  metricSavings: { LCP: 650, FCP: 0 },
  details: { type: 'table', items: [{ url: 'https://shop.example/hero.jpg', wastedBytes: 298_000 }] },
};
const IMAGES_12 = {
  id: 'modern-image-formats',
  score: 0.5,
  scoreDisplayMode: 'metricSavings',
  details: { overallSavingsMs: 650, overallSavingsBytes: 298_000 },
};

function resultWith(audits: object, experience: object = FIELD) {
  const lighthouseResult = { ...LAB, audits: { ...LAB.audits, ...audits } };
  return { loadingExperience: experience, originLoadingExperience: FIELD, lighthouseResult };
}

function serve(body: unknown, status = 200): ReturnType<typeof serveTools> {
  return serveTools(pagespeedServer, [], () => ({ status, body }));
}

describe('analyze_page', () => {
  it('answers what visitors had first, in seconds and as a shift', async () => {
    const { answer, provider } = await serve(resultWith({}));

    const { rows } = await answer('analyze_page', { url: PAGE });

    expect(rows.slice(0, 2)).toMatchObject([
      { kind: 'field', name: 'lcp', seconds: 2.84, rating: 'middling', good_share: 0.68, shift: null },
      { kind: 'field', name: 'cls', shift: 0.08, seconds: null, good_share: null },
    ]);
    expect(rows).toContainEqual(expect.objectContaining({ kind: 'lab', name: 'lcp', seconds: 5.2104 }));
    expect(rows).toContainEqual(expect.objectContaining({ kind: 'score', name: 'performance', score: 0.47 }));
    expect(provider.requests[0]?.query.getAll('category')).toEqual(['performance', 'seo']);
  });

  it.each([
    ['13', { [IMAGES_13.id]: IMAGES_13 }],
    ['12', { [IMAGES_12.id]: IMAGES_12 }],
    ['12 with audits of 13', { [IMAGES_12.id]: IMAGES_12, [IMAGES_13.id]: IMAGES_13 }],
  ])('names what is wrong in the same way for Lighthouse %s', async (_, audits) => {
    const { answer } = await serve(resultWith(audits));

    const { rows } = await answer('analyze_page', { url: PAGE });

    expect(rows.filter(({ name }) => name === 'image_delivery')).toMatchObject([
      { kind: 'finding', saving_seconds: 0.65, saving_bytes: 298_000 },
    ]);
  });

  it('names what is wrong for search engines by its audit', async () => {
    const { answer } = await serve(resultWith({}));

    const { rows } = await answer('analyze_pagespeed', { url: PAGE });

    expect(rows).toContainEqual(expect.objectContaining({ kind: 'finding', name: 'seo:is-crawlable' }));
  });

  it('does not call figures of the whole site those of the page', async () => {
    const { answer } = await serve(resultWith({}, { ...FIELD, origin_fallback: true }));

    const { rows, quality } = await answer('analyze_page', { url: PAGE });

    expect(rows.filter(({ kind }) => kind === 'field')).toEqual([]);
    expect(rows.filter(({ kind }) => kind === 'origin').length).toBe(2);
    expect(quality.notes.join()).toContain('too few visitors');
  });

  it.each(['https://evil.example/?stolen=1', 'https://evilshop.example/', 'https://u:p@shop.example/'])(
    'does not have %s opened',
    async (url) => {
      const { failure, provider } = await serve(resultWith({}));

      expect((await failure('analyze_page', { url })).kind).toBe('permission');
      expect(provider.requests).toEqual([]);
    },
  );

  it('sends the key of the installation in a header, not in the address', async () => {
    const provider = await openProvider(() => ({ body: resultWith({}) }));
    const served = testServed(pagespeedServer, { url: provider.url });
    const settings = { ...served.settings, pagespeedKey: 'fake-key' };
    const { answer } = await connectClient({ ...served, settings, tenant: TEST_SHOP });

    await answer('analyze_page', { url: PAGE });

    expect(provider.requests[0]?.headers['x-goog-api-key']).toBe('fake-key');
    expect(String(provider.requests[0]?.query)).not.toContain('fake-key');
    provider.close();
  });
});

describe('get_speed_history', () => {
  it('answers a row a week, with unknown weeks as null', async () => {
    const record = {
      metrics: {
        largest_contentful_paint: {
          histogramTimeseries: [{ densities: [0.7, 'NaN'] }],
          percentilesTimeseries: { p75s: [2600, null] },
        },
        cumulative_layout_shift: {
          histogramTimeseries: [{ densities: [0.9, 0.91] }],
          percentilesTimeseries: { p75s: ['0.08', '0.07'] },
        },
      },
      collectionPeriods: [
        { firstDate: { year: 2026, month: 9, day: 7 }, lastDate: { year: 2026, month: 10, day: 4 } },
        { firstDate: { year: 2026, month: 9, day: 14 }, lastDate: { year: 2026, month: 10, day: 11 } },
      ],
    };
    const { answer } = await serve({ record });

    const { rows, coverage } = await answer('get_speed_history', { url: PAGE });

    expect(rows).toMatchObject([
      { from: '2026-09-07', lcp_p75: 2.6, lcp_good_share: 0.7, cls_p75: 0.08, inp_p75: null },
      { to: '2026-10-11', lcp_p75: null, lcp_good_share: null, cls_p75: 0.07 },
    ]);
    expect(coverage).toMatchObject({ from: '2026-09-07', completeUntil: '2026-10-11' });
  });

  it('answers no rows for a page with too few visitors', async () => {
    const { answer } = await serve({ error: { code: 404, message: '', status: 'NOT_FOUND' } }, 404);

    const { rows, quality } = await answer('get_speed_history', { url: PAGE });

    expect(rows).toEqual([]);
    expect(quality.notes).toEqual(['Too few visitors for figures.']);
  });
});
