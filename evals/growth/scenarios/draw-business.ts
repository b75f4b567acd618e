import type { Random } from '../random.ts';
import { between, oneOf } from './draw.ts';
import type { Matter, MatterKind, Place } from './scenario.ts';
import type { Line, ScenarioShop } from './scenario-shop.ts';

/** A matter without its days. */
export type DrawnMatter = Omit<Matter, 'kind' | 'begins' | 'days'>;

/** Makes a matter of one kind for a shop. */
export type Draw = (shop: ScenarioShop, random: Random) => DrawnMatter;

const SEARCH = 'Organic Search';
const EVERYWHERE: readonly Place[] = [null];

/** Kinds of matters of the business itself, each with what is drawn of it. */
export const BUSINESS: Partial<Record<MatterKind, Draw>> = {
  checkout_broken(shop, random) {
    const place = oneOf([null, ...devicesOf(shop)], random);
    const where = whereOf(place);
    return {
      places: [place],
      effects: [{ on: 'conversion', where, factor: between(0.05, 0.45, random) }],
    };
  },
  campaign_stopped(shop, random) {
    const { campaign } = oneOf(advertsOf(shop), random);
    return {
      places: [{ dimension: 'campaign', value: campaign }],
      effects: [{ on: 'visits', where: { campaign }, factor: between(0, 0.03, random) }],
    };
  },
  organic_loss: (_shop, random) => ({
    places: [{ dimension: 'channel', value: SEARCH }],
    effects: [{ on: 'visits', where: { channel: SEARCH }, factor: between(0.3, 0.6, random) }],
  }),
  channel_loss(shop, random) {
    const lost = oneOf(linesOf(shop, ['Email', 'Referral', 'Direct']), random);
    return {
      places: placesOf(lost),
      effects: [{ on: 'visits', where: { channel: lost.channel }, factor: between(0.1, 0.4, random) }],
    };
  },
  bot_traffic(shop, random) {
    const country = oneOf(['Singapore', 'China', 'Vietnam', 'Brazil'], random);
    const source = oneOf(['seo-rank.site', 'free-audit.top', 'traffic-gain.xyz'], random);
    const way = { campaign: '(none)', device: 'desktop' };
    const part = between(0.5, 1.3, random);
    if (random.uniform() < 0.5) {
      const visited = [shop.home, ...Object.keys(shop.abroad), country];
      const cells = visited.map((from) => ({ ...way, channel: 'Referral', source, country: from }));
      return { places: [{ dimension: 'source', value: source }], effects: [{ on: 'robots', part, cells }] };
    }
    const ways = [
      { channel: 'Direct', source: '(direct)' },
      { channel: SEARCH, source: 'google' },
      { channel: 'Referral', source },
    ];
    const cells = ways.map((each) => ({ ...way, ...each, country }));
    return { places: [{ dimension: 'country', value: country }], effects: [{ on: 'robots', part, cells }] };
  },
  order_value_change: (_shop, random) => ({
    places: EVERYWHERE,
    effects: [
      { on: 'basket', factor: random.uniform() < 0.5 ? between(0, 0.2, random) : between(2.2, 3, random) },
    ],
  }),
  price_change(_shop, random) {
    const price = random.uniform() < 0.5 ? between(0.7, 0.8, random) : between(1.22, 1.4, random);
    // Who pays more buys less often, as elastic as shops of this kind are.
    return {
      places: EVERYWHERE,
      effects: [
        { on: 'price', factor: price },
        { on: 'conversion', where: {}, factor: price ** -0.7 },
      ],
    };
  },
  product_change(shop, random) {
    const wanted = shop.products.toSorted((one, other) => worthOf(other) - worthOf(one)).slice(0, 3);
    const { name } = oneOf(wanted, random);
    return {
      places: [{ dimension: 'product', value: name }],
      effects: [{ on: 'product_gone', product: name }],
    };
  },
  engagement_drop(shop, random) {
    const place = oneOf([null, devicesOf(shop)[0] ?? null], random);
    return {
      places: [place],
      effects: [{ on: 'bounces', where: whereOf(place), factor: between(1.35, 1.5, random) }],
    };
  },
  ads_efficiency_drop(shop, random) {
    const [search, , social] = advertsOf(shop);
    const { campaign } = oneOf(
      [search, social].flatMap((line) => line ?? []),
      random,
    );
    return {
      places: [
        { dimension: 'campaign', value: campaign },
        ...(campaign === social?.campaign ? [{ dimension: 'platform', value: 'meta_ads' }] : []),
      ],
      effects: [{ on: 'click_price', campaign, factor: between(1.9, 2.6, random) }],
    };
  },
  demand_drop: (_shop, random) => ({
    places: EVERYWHERE,
    effects: [{ on: 'visits', where: {}, factor: between(0.5, 0.7, random) }],
  }),
  mix_change(shop, random) {
    const more = oneOf([...advertsOf(shop).slice(2), ...linesOf(shop, ['Social'])], random);
    return {
      places: [...placesOf(more), null],
      effects: [
        {
          on: 'visits',
          where: { channel: more.channel },
          factor: 1 + between(0.28, 0.34, random) / more.share,
        },
        // What makes room for them falls in several places, so that the risen one is the larger change.
        { on: 'visits', where: { channel: 'Direct' }, factor: between(0.25, 0.4, random) },
        { on: 'visits', where: { channel: 'Referral' }, factor: between(0.3, 0.5, random) },
        { on: 'visits', where: { channel: 'Email' }, factor: between(0.2, 0.4, random) },
        { on: 'visits', where: { channel: SEARCH }, factor: between(0.7, 0.8, random) },
      ],
    };
  },
  growth(shop, random) {
    if (random.uniform() < 0.5) {
      return {
        places: EVERYWHERE,
        effects: [
          { on: 'visits', where: {}, factor: between(1.4, 1.7, random) },
          { on: 'conversion', where: {}, factor: between(1.15, 1.4, random) },
        ],
      };
    }
    const liked = oneOf(linesOf(shop, ['Social', 'Referral']), random);
    return {
      places: placesOf(liked),
      effects: [{ on: 'visits', where: { channel: liked.channel }, factor: between(8, 16, random) }],
    };
  },
  single_order: (_shop, random) => ({
    places: [],
    effects: [{ on: 'huge_order', days: between(1.2, 3, random) }],
  }),
};

function whereOf(place: Place): Readonly<Record<string, string>> {
  return place === null ? {} : { [place.dimension]: place.value };
}

/** The two large kinds of machines; few have any other. */
function devicesOf({ devices }: ScenarioShop): Place[] {
  return devices.slice(0, 2).map(({ name }) => ({ dimension: 'device', value: name }));
}

function advertsOf({ lines }: ScenarioShop): readonly Line[] {
  return lines.filter(({ advert }) => advert !== undefined);
}

function linesOf({ lines }: ScenarioShop, channels: readonly string[]): readonly Line[] {
  return lines.filter(({ channel }) => channels.includes(channel));
}

/** All names of the cells of a line that shares its channel with no other. */
function placesOf({ channel, source, campaign }: Line): Place[] {
  const named = [
    { dimension: 'channel', value: channel },
    { dimension: 'source', value: source },
  ];
  return campaign === '(none)' ? named : [...named, { dimension: 'campaign', value: campaign }];
}

function worthOf({ price, popularity }: ScenarioShop['products'][number]): number {
  return price * popularity;
}
