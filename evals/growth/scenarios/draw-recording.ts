import { between, oneOf } from './draw.ts';
import type { Draw } from './draw-business.ts';
import { EVERYTHING, SITE } from './recorded-by.ts';
import type { MatterKind, Place } from './scenario.ts';

const EVERYWHERE: readonly Place[] = [null];

/** Kinds of matters of the recording, each with what is drawn of it. */
export const RECORDING: Partial<Record<MatterKind, Draw>> = {
  tracking_outage: (_shop, random) => ({
    places: EVERYWHERE,
    effects: [{ on: 'tracked', part: between(0, 0.6, random), where: {}, datasets: SITE }],
  }),
  data_gap: (_shop, random) => ({
    places: EVERYWHERE,
    effects: [{ on: 'rows_missing', datasets: oneOf([SITE, ['ads']], random) }],
  }),
  late_data: (_shop, random) => ({
    places: EVERYWHERE,
    effects: [{ on: 'rows_missing', datasets: oneOf([SITE, ['ads']], random) }],
  }),
  label_shift(shop, random) {
    const campaigns = shop.lines.filter(({ advert }) => advert !== undefined);
    const { campaign } = oneOf(campaigns, random);
    const renamed = oneOf(
      [
        { dimension: 'channel', from: 'Paid Search', to: 'Unassigned', datasets: SITE },
        { dimension: 'campaign', from: campaign, to: `${campaign}_new`, datasets: [...SITE, 'ads'] },
        { dimension: 'source', from: 'google', to: 'www.google.com', datasets: SITE },
      ],
      random,
    );
    const { dimension, from, to } = renamed;
    return {
      places: [from, to].map((value) => ({ dimension, value })),
      effects: [{ on: 'relabelled', ...renamed }],
    };
  },
  duplicates: (_shop, random) => ({
    places: EVERYWHERE,
    effects: [
      {
        ...{ on: 'loaded_again', times: oneOf([2, 2, 3], random) },
        datasets: oneOf([SITE, ['ads'], [...SITE, 'order_items', 'orders']], random),
      },
    ],
  }),
  part_day: (_shop, random) => ({
    places: EVERYWHERE,
    effects: [{ on: 'part_of_day', part: between(0.35, 0.7, random), datasets: EVERYTHING }],
  }),
  measure_missing(_shop, random) {
    const measure = oneOf(['pageviews', 'revenue'], random);
    return {
      places: [{ dimension: 'measure', value: measure }],
      effects: [{ on: 'measure_zero', measure, datasets: SITE }],
    };
  },
  currency_change: (_shop, random) => ({
    places: EVERYWHERE,
    effects: [{ on: 'money', factor: oneOf([0.23, 4.3, 100, 0.01], random), datasets: SITE }],
  }),
  timezone_change: (shop, random) => ({
    places: EVERYWHERE,
    effects: [
      {
        on: 'delivered_as',
        timezone: oneOf(
          ['UTC', 'America/New_York', 'Asia/Tokyo'].filter((zone) => zone !== shop.timezone),
          random,
        ),
      },
    ],
  }),
  sampling: (_shop, random) => ({
    places: EVERYWHERE,
    effects: [{ on: 'sampled', oneOf: random.integer(4, 12), datasets: SITE }],
  }),
};
