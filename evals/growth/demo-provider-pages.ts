import type {
  FakeAsset,
  FakePage,
  FieldSpeed,
  IndexState,
  LabSpeed,
} from '#mcp-servers/growth/fakes/fake-page.ts';
import { LOSING_PATH, SLOW_PATH, UNINDEXED_PATH } from './demo-provider-truth.ts';

type Entry = readonly [path: string, kind: FakePage['kind'], title: string];

/** Pages of the demo shop that people land on. */
const LANDING: readonly Entry[] = [
  ['/', 'home', 'Demo Home & Garden'],
  ['/c/garden/', 'category', 'Garden'],
  ['/c/kitchen/', 'category', 'Kitchen'],
  ['/c/lighting/', 'category', 'Lighting'],
  ['/c/textiles/', 'category', 'Textiles'],
  ['/c/storage/', 'category', 'Storage'],
  ['/p/pruning-shears/', 'product', 'Pruning shears'],
  ['/p/led-bulb-e27-pack-of-4/', 'product', 'LED bulb E27, pack of 4'],
  ['/p/cast-iron-pan-26-cm/', 'product', 'Cast iron pan 26 cm'],
  [SLOW_PATH, 'product', 'Merino throw'],
  [UNINDEXED_PATH, 'product', 'Raised bed kit'],
  ['/guides/pruning-roses/', 'guide', 'How to prune roses'],
  ['/guides/choose-a-garden-hose/', 'guide', 'Which garden hose to choose'],
  [LOSING_PATH, 'category', 'Garten'],
  ['/cz/zahrada/', 'category', 'Zahrada'],
];
const OTHERS: readonly Entry[] = [
  ['/cart/', 'checkout', 'Cart'],
  ['/checkout/', 'checkout', 'Checkout'],
];

export const LANDING_PATHS = LANDING.map(([path]) => path);
export const ALL_PATHS = [...LANDING, ...OTHERS].map(([path]) => path);

export const TITLES: Readonly<Record<string, string>> = Object.fromEntries(
  [...LANDING, ...OTHERS].map(([path, , title]) => [path, title]),
);

const FIELD: FieldSpeed = { lcp: 2300, inp: 170, cls: 0.06, fcp: 1500, ttfb: 620 };
const LAB: LabSpeed = { fcp: 1900, lcp: 2900, tbt: 260, cls: 0.05, speedIndex: 3300, serverResponse: 320 };
const SLOW_FIELD: FieldSpeed = { lcp: 5000, inp: 240, cls: 0.08, fcp: 2100, ttfb: 700 };
const SLOW_LAB: LabSpeed = {
  fcp: 2400,
  lcp: 6200,
  tbt: 420,
  cls: 0.07,
  speedIndex: 5200,
  serverResponse: 340,
};
/** Desktops are faster by this part. */
const DESKTOP = 0.55;

/** Speed of the site as a whole. */
export const ORIGIN_SPEED: FakePage['field'] = { mobile: FIELD, desktop: faster(FIELD) };

/** All pages, as the index and the laboratory know them. */
export function demoPages(origin: string, lastDay: string): readonly FakePage[] {
  return [...LANDING, ...OTHERS].map(([path, kind, title]) => ({
    url: `${origin}${path}`,
    title,
    kind,
    index: indexOf(path, { url: `${origin}${path}`, kind, lastDay }),
    ...speedOf(path, kind),
    images: imagesOf(origin, path),
    scripts: SCRIPTS.map((script) => ({ ...script, url: `${origin}${script.url}` })),
    styles: STYLES.map((style) => ({ ...style, url: `${origin}${style.url}` })),
    seoScore: path === UNINDEXED_PATH ? 0.61 : 0.92,
  }));
}

function speedOf(path: string, kind: FakePage['kind']): Pick<FakePage, 'field' | 'lab'> {
  const [field, lab] = path === SLOW_PATH ? [SLOW_FIELD, SLOW_LAB] : [FIELD, LAB];
  // Guides and pages in other languages have too few visits for field data of their own.
  const isRare = kind === 'guide' || kind === 'checkout' || /^\/(de|cz)\//.test(path);
  return {
    field: isRare ? { mobile: null, desktop: null } : { mobile: field, desktop: faster(field) },
    lab: { mobile: lab, desktop: faster(lab) },
  };
}

const LONG = 31_536_000;
const SCRIPTS: readonly FakeAsset[] = [
  { url: '/assets/shop.js', bytes: 186_000, wastedBytes: 74_000, blocks: 0, cacheSeconds: LONG },
  { url: '/assets/tags.js', bytes: 94_000, wastedBytes: 51_000, blocks: 180, cacheSeconds: 3600 },
];
const STYLES: readonly FakeAsset[] = [
  { url: '/assets/shop.css', bytes: 61_000, wastedBytes: 38_000, blocks: 240, cacheSeconds: LONG },
];

function imagesOf(origin: string, path: string): readonly FakeAsset[] {
  const name =
    path
      .split('/')
      .filter((part) => part !== '')
      .at(-1) ?? 'home';
  const isSlow = path === SLOW_PATH;
  const [bytes, wastedBytes] = isSlow ? [400_000, 310_000] : [92_000, 12_000];
  return [{ url: `${origin}/images/${name}.jpg`, bytes, wastedBytes, blocks: 0, cacheSeconds: LONG }];
}

interface Indexed {
  readonly url: string;
  readonly kind: FakePage['kind'];
  readonly lastDay: string;
}

function indexOf(path: string, { url, kind, lastDay }: Indexed): IndexState {
  const usual: IndexState = {
    verdict: 'PASS',
    coverage: 'Submitted and indexed',
    robots: 'ALLOWED',
    indexing: 'INDEXING_ALLOWED',
    fetch: 'SUCCESSFUL',
    lastCrawl: lastDay,
    canonical: url,
    richResults: kind === 'product' ? ['Product snippets', 'Merchant listings'] : [],
  };
  if (path === UNINDEXED_PATH) {
    const coverage = "Excluded by 'noindex' tag";
    return { ...usual, verdict: 'NEUTRAL', coverage, indexing: 'BLOCKED_BY_META_TAG', richResults: [] };
  }
  if (kind !== 'checkout') return usual;
  return {
    ...usual,
    verdict: 'NEUTRAL',
    coverage: 'Blocked by robots.txt',
    robots: 'DISALLOWED',
    lastCrawl: null,
  };
}

function faster<Speed extends object>(speed: Speed): Speed {
  const entries = Object.entries(speed).map(([name, value]) => [
    name,
    name === 'cls' ? value : value * DESKTOP,
  ]);
  // The names are those of the argument, and the values stay numbers.
  return Object.fromEntries(entries) as Speed;
}
