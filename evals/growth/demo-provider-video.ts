import type { Random } from './random.ts';
import type { AdMeasures } from './split-ad.ts';

/** PLN a day of the campaign that never brings an order. */
const DAILY_SPEND = 62;
const SPEND_NOISE = 0.08;
const PRICE_PER_THOUSAND = 14;
const CLICK_RATE = 0.0012;

/** A day of the campaign that spends without conversions; money in hundredths. */
export function wastefulMeasures(random: Random): AdMeasures {
  const spend = Math.round(DAILY_SPEND * 100 * random.lognormal(SPEND_NOISE));
  const impressions = Math.round((spend / 100 / PRICE_PER_THOUSAND) * 1000);
  return {
    impressions,
    clicks: random.poisson(impressions * CLICK_RATE),
    spend,
    conversions: 0,
    conversionValue: 0,
  };
}

/** Of a hundred that the film is shown to, so many watch as far. */
const WATCHED = {
  videoViews: 0.42,
  video25: 0.3,
  video50: 0.19,
  video75: 0.11,
  video100: 0.06,
  thruPlays: 0.08,
};
const SECONDS_PER_VIEW = 6;

/** How long people watched a film of 20 seconds. */
export function videoMeasures(impressions: number): Readonly<Record<string, number>> {
  const counts = Object.entries(WATCHED).map(
    ([name, part]) => [name, Math.floor(impressions * part)] as const,
  );
  const views = Math.floor(impressions * WATCHED.videoViews);
  return { ...Object.fromEntries(counts), videoSeconds: views * SECONDS_PER_VIEW };
}
