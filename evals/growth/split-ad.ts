import type { Random } from './random.ts';
import { apportion, handOut } from './split-counts.ts';

/** Measures that every split of advertising has; money in whole hundredths, so that all sums are exact. */
export interface AdMeasures {
  readonly impressions: number;
  readonly clicks: number;
  readonly spend: number;
  readonly conversions: number;
  readonly conversionValue: number;
}

/** A part of a total, and how far its rates depart from the whole. */
export interface AdPart {
  readonly share: number;
  readonly clicks?: number | undefined;
  readonly conversions?: number | undefined;
}

const VALUE_NOISE = 0.25;

/** Splits measures so that the parts add up to them; none has more clicks than impressions, or conversions than clicks. */
export function splitAd(total: AdMeasures, parts: readonly AdPart[], random: Random): readonly AdMeasures[] {
  const impressions = apportion(
    total.impressions,
    parts.map(({ share }) => share),
  );
  const clickable = parts.map(({ clicks = 1 }, index) => (impressions[index] ?? 0) * clicks);
  const clicks = apportion(total.clicks, clickable);
  const convertible = parts.map(({ conversions = 1 }, index) => (clicks[index] ?? 0) * conversions);
  const conversions = handOut(total.conversions, { weights: convertible, caps: clicks }, random);
  // Paid by the click; where nobody clicked, by the view.
  const spend = apportion(total.spend, total.clicks === 0 ? impressions : clicks);
  const value = apportion(
    total.conversionValue,
    conversions.map((count) => count * random.lognormal(VALUE_NOISE)),
  );
  const column = (values: readonly number[], index: number): number => values[index] ?? 0;
  return parts.map((_, index) => ({
    impressions: column(impressions, index),
    clicks: column(clicks, index),
    spend: column(spend, index),
    conversions: column(conversions, index),
    conversionValue: column(value, index),
  }));
}
