import { mean, per, share, sum, worst } from './measure.ts';

/** What both ad platforms count, by the columns of a table. */
export function adMeasures(columns: {
  readonly cost: string;
  readonly results: string;
  readonly returns: string;
}) {
  const { cost, results, returns } = columns;
  return {
    cost: sum(cost, 'currency', [{ en: 'Spend', pl: 'Wydatki' }, 'neutral']),
    results: sum(results, 'count', [{ en: 'Conversions', pl: 'Konwersje' }, 'up']),
    returns: sum(returns, 'currency', [{ en: 'Conversion value', pl: 'Wartość konwersji' }, 'up']),
    clicks: sum('clicks', 'count', [{ en: 'Clicks', pl: 'Kliknięcia' }, 'up']),
    impressions: sum('impressions', 'count', [{ en: 'Impressions', pl: 'Wyświetlenia' }, 'up']),
    roas: per([returns, cost], 'ratio', [{ en: 'Return on ad spend', pl: 'Zwrot z reklam' }, 'up']),
    cpa: per([cost, results], 'currency', [{ en: 'Cost of a conversion', pl: 'Koszt konwersji' }, 'down']),
    cpc: per([cost, 'clicks'], 'currency', [{ en: 'Cost of a click', pl: 'Koszt kliknięcia' }, 'down']),
    ctr: share('clicks', 'impressions', [{ en: 'Click-through rate', pl: 'Współczynnik kliknięć' }, 'up']),
    conversion_rate: share(results, 'clicks', [
      { en: 'Clicks that convert', pl: 'Kliknięcia z konwersją' },
      'up',
    ]),
    click_worth: per([returns, 'clicks'], 'currency', [
      { en: 'Value of a click', pl: 'Wartość kliknięcia' },
      'up',
    ]),
  };
}

/** What Google Ads counts. */
export const GOOGLE_ADS = {
  ...adMeasures({ cost: 'cost', results: 'conversions', returns: 'conversion_value' }),
  lost_to_budget: mean(['lost_to_budget_share', 'impressions'], 'fraction', [
    { en: 'Searches missed for want of budget', pl: 'Wyszukiwania utracone: budżet' },
    'down',
  ]),
  lost_to_rank: mean(['lost_to_rank_share', 'impressions'], 'fraction', [
    { en: 'Searches missed for want of rank', pl: 'Wyszukiwania utracone: ranking' },
    'down',
  ]),
  quality_score: worst('quality_score', 'ratio', [{ en: 'Quality score', pl: 'Wynik jakości' }, 'up']),
  view_rate: mean(['video_view_rate', 'impressions'], 'fraction', [
    { en: 'Impressions that are watched', pl: 'Wyświetlenia obejrzane' },
    'up',
  ]),
  completion_rate: mean(['video_100_rate', 'impressions'], 'fraction', [
    { en: 'Impressions watched to the end', pl: 'Wyświetlenia obejrzane do końca' },
    'up',
  ]),
};
