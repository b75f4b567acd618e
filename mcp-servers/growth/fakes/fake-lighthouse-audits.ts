import { type LabMetric, scoreOf } from './fake-lighthouse-score.ts';
import type { FakeAsset, FakePage, FormFactor } from './fake-page.ts';

/** An audit as Lighthouse writes it. */
type Audit = Readonly<Record<string, unknown>> & { readonly id: string };

/** Bytes per millisecond of a slow phone line, by which Lighthouse turns bytes into time. */
const BYTES_PER_MILLISECOND = 200;
const LONG_CACHE_SECONDS = 2_592_000;

/** Audits of measured speed, the same in both versions. */
export function metricAudits({ lab }: FakePage, device: FormFactor): readonly Audit[] {
  const speed = lab[device];
  const numeric = (id: string, metric: LabMetric, numericUnit = 'millisecond'): Audit => {
    const score = scoreOf(metric, speed[metric], device);
    return {
      id,
      score,
      scoreDisplayMode: 'numeric',
      numericValue: speed[metric],
      numericUnit,
      displayValue: display(speed[metric], numericUnit),
    };
  };
  return [
    numeric('first-contentful-paint', 'fcp'),
    numeric('largest-contentful-paint', 'lcp'),
    numeric('speed-index', 'speedIndex'),
    numeric('total-blocking-time', 'tbt'),
    numeric('cumulative-layout-shift', 'cls', 'unitless'),
    {
      id: 'server-response-time',
      score: speed.serverResponse > 600 ? 0 : 1,
      scoreDisplayMode: 'metricSavings',
      numericValue: speed.serverResponse,
      numericUnit: 'millisecond',
      metricSavings: {
        FCP: Math.max(0, speed.serverResponse - 100),
        LCP: Math.max(0, speed.serverResponse - 100),
      },
    },
  ];
}

/** Audits of files that both versions have. */
export function commonAudits(page: FakePage): readonly Audit[] {
  const assets = [...page.images, ...page.scripts, ...page.styles];
  const bytes = assets.reduce((sum, asset) => sum + asset.bytes, 0);
  return [
    savings('unused-javascript', page.scripts, 'LCP'),
    savings('unused-css-rules', page.styles, 'FCP'),
    {
      id: 'total-byte-weight',
      score: bytes > 2_500_000 ? 0.5 : 1,
      scoreDisplayMode: 'metricSavings',
      numericValue: bytes,
      numericUnit: 'byte',
      details: { type: 'table', items: assets.map(({ url, bytes: totalBytes }) => ({ url, totalBytes })) },
    },
    {
      id: 'redirects',
      score: 1,
      scoreDisplayMode: 'metricSavings',
      metricSavings: { FCP: 0, LCP: 0 },
      details: { type: 'opportunity', items: [] },
    },
    {
      id: 'unsized-images',
      score: 1,
      scoreDisplayMode: 'metricSavings',
      metricSavings: { CLS: 0 },
      details: { type: 'table', items: [] },
    },
  ];
}

/** Opportunities under the names of Lighthouse 12. */
export function lighthouse12Audits(page: FakePage): readonly Audit[] {
  return [
    blocking('render-blocking-resources', page),
    savings('modern-image-formats', page.images, 'LCP'),
    savings('uses-optimized-images', [], 'LCP'),
    savings('uses-responsive-images', [], 'LCP'),
    savings('offscreen-images', [], 'LCP'),
    caching('uses-long-cache-ttl', page),
    {
      id: 'dom-size',
      score: 1,
      scoreDisplayMode: 'metricSavings',
      numericValue: 780,
      numericUnit: 'element',
      metricSavings: { TBT: 0 },
    },
    { id: 'font-display', score: 1, scoreDisplayMode: 'metricSavings', metricSavings: { FCP: 0 } },
    {
      id: 'third-party-summary',
      score: 1,
      scoreDisplayMode: 'informative',
      details: { type: 'table', items: [] },
    },
  ];
}

/** The same under the names of Lighthouse 13. */
export function lighthouse13Audits(page: FakePage): readonly Audit[] {
  return [
    blocking('render-blocking-insight', page),
    savings('image-delivery-insight', page.images, 'LCP'),
    caching('cache-insight', page),
    {
      id: 'document-latency-insight',
      score: 1,
      scoreDisplayMode: 'metricSavings',
      metricSavings: { FCP: 0, LCP: 0 },
    },
    { id: 'lcp-discovery-insight', score: 1, scoreDisplayMode: 'informative' },
    { id: 'dom-size-insight', score: 1, scoreDisplayMode: 'informative' },
    { id: 'font-display-insight', score: 1, scoreDisplayMode: 'metricSavings', metricSavings: { FCP: 0 } },
    {
      id: 'third-parties-insight',
      score: 1,
      scoreDisplayMode: 'informative',
      details: { type: 'table', items: [] },
    },
  ];
}

function savings(id: string, assets: readonly FakeAsset[], metric: 'LCP' | 'FCP'): Audit {
  const wasting = assets.filter(({ wastedBytes }) => wastedBytes > 0);
  const wasted = wasting.reduce((sum, { wastedBytes }) => sum + wastedBytes, 0);
  const milliseconds = Math.round(wasted / BYTES_PER_MILLISECOND);
  return {
    id,
    score: wasted === 0 ? 1 : 0.5,
    scoreDisplayMode: 'metricSavings',
    numericValue: milliseconds,
    numericUnit: 'millisecond',
    metricSavings: { [metric]: milliseconds },
    details: {
      type: 'opportunity',
      overallSavingsMs: milliseconds,
      overallSavingsBytes: wasted,
      items: wasting.map(({ url, bytes, wastedBytes }) => ({ url, totalBytes: bytes, wastedBytes })),
    },
  };
}

function blocking(id: string, { scripts, styles }: FakePage): Audit {
  const blockers = [...scripts, ...styles].filter(({ blocks }) => blocks > 0);
  const milliseconds = Math.max(0, ...blockers.map(({ blocks }) => blocks));
  return {
    id,
    score: milliseconds === 0 ? 1 : 0,
    scoreDisplayMode: 'metricSavings',
    metricSavings: { FCP: milliseconds, LCP: milliseconds },
    details: {
      type: 'opportunity',
      overallSavingsMs: milliseconds,
      items: blockers.map(({ url, bytes, blocks }) => ({ url, totalBytes: bytes, wastedMs: blocks })),
    },
  };
}

function caching(id: string, { images, scripts, styles }: FakePage): Audit {
  const short = [...images, ...scripts, ...styles].filter(
    ({ cacheSeconds }) => cacheSeconds < LONG_CACHE_SECONDS,
  );
  return {
    id,
    score: short.length === 0 ? 1 : 0.5,
    scoreDisplayMode: 'metricSavings',
    metricSavings: { FCP: 0, LCP: 0 },
    details: {
      type: 'table',
      items: short.map(({ url, bytes, cacheSeconds }) => ({
        url,
        totalBytes: bytes,
        wastedBytes: bytes,
        cacheLifetimeMs: cacheSeconds * 1000,
      })),
    },
  };
}

function display(value: number, unit: string): string {
  if (unit === 'unitless') return value.toFixed(3);
  return value < 1000 ? `${Math.round(value)} ms` : `${(value / 1000).toFixed(1)} s`;
}
