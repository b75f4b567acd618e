import type { Day } from '#core/time.ts';

/** 75th percentiles of real visits; times in milliseconds. */
export interface FieldSpeed {
  readonly lcp: number;
  readonly inp: number;
  readonly cls: number;
  readonly fcp: number;
  readonly ttfb: number;
}

/** One page load in a laboratory; times in milliseconds. */
export interface LabSpeed {
  readonly fcp: number;
  readonly lcp: number;
  readonly tbt: number;
  readonly cls: number;
  readonly speedIndex: number;
  readonly serverResponse: number;
}

/** A file that a page loads. */
export interface FakeAsset {
  readonly url: string;
  readonly bytes: number;
  /** Bytes that a better file would save: a modern format, or the parts that are not used. */
  readonly wastedBytes: number;
  /** Milliseconds for which it keeps the page from showing; 0 when it does not block. */
  readonly blocks: number;
  readonly cacheSeconds: number;
}

export type FormFactor = 'mobile' | 'desktop';

/** What Google's index knows of a page. */
export interface IndexState {
  readonly verdict: 'PASS' | 'NEUTRAL' | 'FAIL';
  readonly coverage: string;
  readonly robots: 'ALLOWED' | 'DISALLOWED';
  readonly indexing: 'INDEXING_ALLOWED' | 'BLOCKED_BY_META_TAG' | 'BLOCKED_BY_HTTP_HEADER';
  readonly fetch: 'SUCCESSFUL' | 'SOFT_404' | 'NOT_FOUND' | 'SERVER_ERROR' | 'REDIRECT_ERROR';
  readonly lastCrawl: Day | null;
  readonly canonical: string | null;
  readonly richResults: readonly string[];
}

/** A page of the shop as it is today. */
export interface FakePage {
  readonly url: string;
  readonly title: string;
  readonly kind: 'home' | 'category' | 'product' | 'guide' | 'checkout';
  readonly index: IndexState;
  /** Null for a form factor with too few visits. */
  readonly field: Readonly<Record<FormFactor, FieldSpeed | null>>;
  readonly lab: Readonly<Record<FormFactor, LabSpeed>>;
  readonly images: readonly FakeAsset[];
  readonly scripts: readonly FakeAsset[];
  readonly styles: readonly FakeAsset[];
  /** Points of Lighthouse for search engines, as a fraction. */
  readonly seoScore: number;
}
