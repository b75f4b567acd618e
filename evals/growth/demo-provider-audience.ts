import type { AdPlatform } from '#mcp-servers/growth/fakes/fake-ads.ts';
import type { AdPart } from './split-ad.ts';

/** A part of an ad's delivery, with the dimensions that name it. */
export interface AdSplit extends AdPart {
  readonly dims: Readonly<Record<string, string>>;
}

const AGES: readonly (readonly [age: string, share: number, conversions: number])[] = [
  ['18-24', 0.1, 0.5],
  ['25-34', 0.24, 1],
  ['35-44', 0.28, 1.3],
  ['45-54', 0.2, 1.1],
  ['55-64', 0.11, 0.9],
  ['65+', 0.07, 0.6],
];
const GENDERS: readonly (readonly [gender: string, share: number])[] = [
  ['female', 0.6],
  ['male', 0.37],
  ['unknown', 0.03],
];

export const PERSONS: readonly AdSplit[] = AGES.flatMap(([age, ageShare, conversions]) =>
  GENDERS.map(([gender, share]) => ({ dims: { age, gender }, share: ageShare * share, conversions })),
);

type Placement = readonly [
  publisher: string,
  position: string,
  share: number,
  clicks: number,
  conversions: number,
];

/** The audience network gets clicks, and no orders to speak of. */
const META_PLACEMENTS: readonly Placement[] = [
  ['facebook', 'feed', 0.36, 1.1, 1.2],
  ['facebook', 'facebook_reels', 0.1, 0.8, 0.8],
  ['instagram', 'feed', 0.22, 1, 1.1],
  ['instagram', 'instagram_stories', 0.14, 0.9, 0.9],
  ['instagram', 'instagram_reels', 0.1, 0.8, 0.8],
  ['audience_network', 'an_classic', 0.08, 2.4, 0.05],
];
const META_DEVICES = [
  ['mobile', 0.88, 0.95],
  ['desktop', 0.12, 1.3],
] as const;
const GOOGLE_DEVICES = [
  ['mobile', 0.62, 0.8],
  ['desktop', 0.34, 1.35],
  ['tablet', 0.04, 0.9],
] as const;

export const PLACEMENTS: Readonly<Record<AdPlatform, readonly AdSplit[]>> = {
  meta_ads: META_PLACEMENTS.flatMap(([publisher, position, share, clicks, conversions]) =>
    META_DEVICES.map(([device, deviceShare, factor]) => ({
      dims: { publisher, position, device },
      share: share * deviceShare,
      clicks,
      conversions: conversions * factor,
    })),
  ),
  google_ads: GOOGLE_DEVICES.map(([device, share, conversions]) => ({
    dims: { publisher: 'google', position: 'search', device },
    share,
    conversions,
  })),
};

const POLISH_REGIONS: readonly (readonly [region: string, share: number, conversions: number])[] = [
  ['Mazowieckie', 0.24, 1.2],
  ['Śląskie', 0.15, 1],
  ['Wielkopolskie', 0.13, 1],
  ['Małopolskie', 0.12, 1.1],
  ['Dolnośląskie', 0.11, 1],
  ['Pomorskie', 0.09, 0.9],
  ['Łódzkie', 0.08, 0.8],
  ['Podkarpackie', 0.08, 0.5],
];

const POLAND: readonly AdSplit[] = POLISH_REGIONS.map(([region, share, conversions]) => ({
  dims: { country: 'PL', region },
  share,
  conversions,
}));
const abroad = (country: string, region: string): readonly AdSplit[] => [
  { dims: { country, region }, share: 1 },
];

/** Where each campaign is shown. */
export const PLACES: Readonly<Record<string, readonly AdSplit[]>> = {
  shopping_pl: POLAND,
  brand_pl: POLAND,
  search_generic_de: abroad('DE', 'Berlin'),
  search_generic_cz: abroad('CZ', 'Praha'),
  video_awareness_pl: POLAND,
  meta_prospecting_pl: POLAND,
  meta_retargeting_pl: POLAND,
};
