/** What most questions to Meta rest on. */
export const META_SALES = [
  ...['spend', 'impressions', 'reach', 'frequency', 'cpm', 'clicks', 'link_clicks'],
  ...['purchases', 'purchase_value'],
];
/** Meta leaves an action out of a row in which nobody did it. */
const COUNTED = [
  ...['purchases', 'purchase_value', 'link_clicks', 'landing_page_views', 'content_views', 'add_to_carts'],
  ...['checkouts', 'video_plays', 'video_25', 'video_50', 'video_75', 'video_100', 'thruplays'],
];

interface InsightsWish {
  readonly by?: 'day' | 'week';
  readonly breakdowns?: readonly string[];
  readonly metrics?: readonly string[];
}

/** Results of Meta ads at a level, over the window and the one before. */
export function metaReport(
  id: string,
  level: string,
  { by, breakdowns, metrics = META_SALES }: InsightsWish = {},
) {
  return {
    ...{ id, tool: 'get_insights', counted: [...COUNTED] },
    arguments: {
      ...{ level, metrics: [...metrics] },
      ...(by === undefined ? {} : { by }),
      ...(breakdowns === undefined ? {} : { breakdowns: [...breakdowns] }),
    },
  };
}

/** Settings, which have no days. */
export function metaSettings(id: string, level: string, isActive = true) {
  return {
    ...{ id, tool: 'list_entities', windows: [] },
    arguments: { level, ...(isActive ? { active_only: true } : {}) },
  };
}

/** Totals by day, also of the year before. */
export const META_DAYS = {
  ...metaReport('days', 'account', { by: 'day' }),
  windows: ['current' as const, 'previous' as const, 'year_before' as const],
};

/** People who were on the site buy whatever the ad; beside them, looking for new ones is waste. */
export const NEW_PEOPLE = {
  ...{ column: 'campaign_name', is: 'not_matches' as const },
  pattern: 'retarg|remarket|rtg|rmk|dpa|cart|koszyk',
};

export const META_ATTRIBUTION = {
  en: 'Purchases are those that Meta counts for itself, for some days after a click or a view; the last weeks still change.',
  pl: 'Zakupy to te, które Meta przypisuje sobie przez kilka dni po kliknięciu lub wyświetleniu; ostatnie tygodnie jeszcze się zmienią.',
};
