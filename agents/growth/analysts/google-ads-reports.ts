/** Results of Google Ads at a level, over the window and the one before. */
export function adsReport(
  id: string,
  level: string,
  more: { readonly by?: readonly string[]; readonly metrics?: readonly string[] } = {},
) {
  const { by, metrics } = more;
  return {
    id,
    tool: 'get_performance',
    arguments: {
      level,
      ...(by === undefined ? {} : { by: [...by] }),
      ...(metrics === undefined ? {} : { metrics: [...metrics] }),
    },
  };
}

/** Settings, which have no days. */
export function adsSettings(id: string, level: string) {
  return {
    ...{ id, tool: 'list_entities', arguments: { level, enabled_only: true } },
    windows: [],
  };
}

/** Totals by day, also of the year before. */
export const GOOGLE_ADS_DAYS = {
  ...adsReport('days', 'account', { by: ['date'] }),
  windows: ['current' as const, 'previous' as const, 'year_before' as const],
};

/** Spend that brings too little: what it lacks beside the ordinary return is wasted. */
export const WASTE = {
  ...{ cost: 'cost', results: 'results', returns: 'returns', direction: 'worse' as const },
  money: { nature: 'waste' as const, quantity: 'clicks' as const },
};

/**
 * People who look for the shop by its name buy whatever the ad; beside them all others look like waste. What has their
 * name on it is compared with nothing.
 */
export const notBrand = (column: string) => ({
  ...{ column, is: 'not_matches' as const },
  pattern: '{brand}|(^|[^a-z])(brand|marka|firmowe)([^a-z]|$)',
});

/** Headlines of an ad account; `days` is its report by day. */
export const AD_HEADLINES = [
  { name: 'cost', report: 'days', measure: 'cost' },
  { name: 'results', report: 'days', measure: 'results' },
  { name: 'roas', report: 'days', measure: 'roas' },
  { name: 'cpa', report: 'days', measure: 'cpa' },
];

/** Spend that brings more than others: a part of its surplus, if more of it can be bought. */
export const GAIN = {
  ...{ cost: 'cost', results: 'results', returns: 'returns', direction: 'better' as const },
  money: { nature: 'opportunity' as const, quantity: 'clicks' as const, part: 0.3 },
};

/** The money that a place costs, where something is wrong with it. */
export const ITS_COST = { nature: 'exposed' as const, quantity: { measure: 'cost' } };

export const CONVERSIONS_GROW = {
  en: 'Conversions count on the day of their click, so those of the last days still grow.',
  pl: 'Konwersje liczą się w dniu kliknięcia, więc te z ostatnich dni jeszcze przyrosną.',
};
