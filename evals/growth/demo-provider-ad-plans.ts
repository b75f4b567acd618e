import type { FakeAd } from '#mcp-servers/growth/fakes/fake-ads.ts';
import {
  CONTRADICTED_TERM,
  LOSING_PATH,
  TIRED_AD,
  WASTED_TERM,
  WASTEFUL_AD_SET,
} from './demo-provider-truth.ts';

/** An ad with its part of the campaign's impressions, and how far it departs from the campaign's rates. */
interface AdPlan {
  readonly id: string;
  readonly group: string;
  readonly name: string;
  readonly kind: FakeAd['kind'];
  readonly share: number;
  readonly clicks?: number;
  readonly conversions?: number;
  readonly landingPage: string;
}

interface GroupPlan {
  readonly id: string;
  readonly campaign: string;
  readonly name: string;
  readonly audience?: string;
  readonly size: number;
}

export const GROUP_PLANS: readonly GroupPlan[] = [
  { id: '21001', campaign: '2001', name: 'Garden products', size: 900_000 },
  { id: '21002', campaign: '2001', name: 'Home products', size: 900_000 },
  { id: '22001', campaign: '2002', name: 'Brand', size: 60_000 },
  { id: '23001', campaign: '2003', name: 'Garten', size: 400_000 },
  { id: '23002', campaign: '2003', name: 'Küche', size: 400_000 },
  { id: '24001', campaign: '2004', name: 'Zahrada', size: 200_000 },
  {
    id: '25001',
    campaign: '2005',
    name: 'Home and garden watchers',
    audience: 'In-market: home and garden',
    size: 700_000,
  },
  {
    id: '31001',
    campaign: '3001',
    name: 'Lookalike of buyers',
    audience: 'Lookalike 1% of buyers',
    size: 350_000,
  },
  {
    id: '31002',
    campaign: '3001',
    name: WASTEFUL_AD_SET,
    audience: 'Interest: interior design',
    size: 800_000,
  },
  {
    id: '32001',
    campaign: '3002',
    name: 'Viewed a product',
    audience: 'Viewed a product, 14 days',
    size: 24_000,
  },
  { id: '32002', campaign: '3002', name: 'Left a cart', audience: 'Left a cart, 7 days', size: 6_000 },
];

export const AD_PLANS: readonly AdPlan[] = [
  {
    id: '210011',
    group: '21001',
    name: 'Garden feed',
    kind: 'product',
    share: 0.55,
    landingPage: '/c/garden/',
  },
  {
    id: '210021',
    group: '21002',
    name: 'Home feed',
    kind: 'product',
    share: 0.45,
    clicks: 0.9,
    landingPage: '/c/kitchen/',
  },
  { id: '220011', group: '22001', name: 'Brand text', kind: 'text', share: 0.7, landingPage: '/' },
  {
    id: '220012',
    group: '22001',
    name: 'Brand text, delivery',
    kind: 'text',
    share: 0.3,
    clicks: 0.8,
    landingPage: '/',
  },
  {
    id: '230011',
    group: '23001',
    name: 'Garten A',
    kind: 'text',
    share: 0.4,
    landingPage: LOSING_PATH,
    conversions: 0.25,
  },
  {
    id: '230012',
    group: '23001',
    name: 'Garten B',
    kind: 'text',
    share: 0.3,
    clicks: 1.5,
    landingPage: '/c/garden/',
  },
  {
    id: '230021',
    group: '23002',
    name: 'Küche A',
    kind: 'text',
    share: 0.3,
    landingPage: '/p/cast-iron-pan-26-cm/',
  },
  { id: '240011', group: '24001', name: 'Zahrada A', kind: 'text', share: 0.6, landingPage: '/cz/zahrada/' },
  {
    id: '240012',
    group: '24001',
    name: 'Zahrada B',
    kind: 'text',
    share: 0.4,
    clicks: 0.7,
    landingPage: '/cz/zahrada/',
  },
  {
    id: '250011',
    group: '25001',
    name: 'Spring film, 20 s',
    kind: 'video',
    share: 1,
    conversions: 0,
    landingPage: '/',
  },
  { id: '310011', group: '31001', name: 'Garden film', kind: 'video', share: 0.4, landingPage: '/c/garden/' },
  {
    id: '310012',
    group: '31001',
    name: 'Kitchen picture',
    kind: 'image',
    share: 0.3,
    clicks: 1.1,
    landingPage: '/c/kitchen/',
  },
  {
    id: '310021',
    group: '31002',
    name: 'Living room picture',
    kind: 'image',
    share: 0.3,
    clicks: 0.9,
    conversions: 0,
    landingPage: '/c/lighting/',
  },
  { id: '320011', group: '32001', name: TIRED_AD, kind: 'image', share: 0.45, landingPage: '/c/garden/' },
  {
    id: '320012',
    group: '32001',
    name: 'Picture of the product',
    kind: 'image',
    share: 0.3,
    landingPage: '/p/pruning-shears/',
  },
  {
    id: '320021',
    group: '32002',
    name: 'Your cart',
    kind: 'image',
    share: 0.25,
    clicks: 1.2,
    conversions: 1.6,
    landingPage: '/cart/',
  },
];

/** A search term with its keyword, its part of the campaign's impressions, and how far it departs from its rates. */
interface TermPlan {
  readonly group: string;
  readonly keyword: string;
  readonly term: string;
  readonly share: number;
  readonly clicks?: number;
  readonly conversions?: number;
}

export const TERM_PLANS: readonly TermPlan[] = [
  { group: '22001', keyword: 'demo home garden', term: 'demo home garden', share: 0.8 },
  {
    group: '22001',
    keyword: 'demo home garden',
    term: 'demo home garden kontakt',
    share: 0.2,
    clicks: 0.8,
    conversions: 0.3,
  },
  { group: '23001', keyword: 'gartenschere', term: 'gartenschere kaufen', share: 0.35 },
  { group: '23001', keyword: 'gartenschere', term: WASTED_TERM, share: 0.2, conversions: 0 },
  { group: '23001', keyword: 'hochbeet', term: 'hochbeet bausatz', share: 0.25, conversions: 0.6 },
  { group: '23002', keyword: 'gusseisenpfanne', term: 'gusseisenpfanne 26 cm', share: 0.2, conversions: 1.4 },
  { group: '24001', keyword: 'zahradní nůžky', term: 'zahradní nůžky', share: 0.45 },
  { group: '24001', keyword: 'zahradní nábytek', term: 'zahradní nábytek', share: 0.25 },
  { group: '24001', keyword: 'zahradní nábytek', term: CONTRADICTED_TERM, share: 0.3, conversions: 0 },
];

/** The keyword of a group, as tables name it. */
export function keywordId({ group, keyword }: Pick<TermPlan, 'group' | 'keyword'>): string {
  const keywords = [
    ...new Set(TERM_PLANS.filter((plan) => plan.group === group).map((plan) => plan.keyword)),
  ];
  return `${group}${keywords.indexOf(keyword) + 1}`;
}

/** Days for which the tired ad has been shown. */
export const TIRED_AD_DAYS = 90;

/** True when the group belongs to the campaign. */
export function isGroupOf(group: string, campaign: string): boolean {
  return GROUP_PLANS.some((plan) => plan.id === group && plan.campaign === campaign);
}
