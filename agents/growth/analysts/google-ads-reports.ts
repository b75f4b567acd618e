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
