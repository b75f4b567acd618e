import { smoothing } from '#analysis/forecast/ets.ts';
import { croston, syntetosBoylan, teunterSyntetosBabai } from '#analysis/forecast/intermittent.ts';
import { type ForecastModel, flat } from '#analysis/forecast/model.ts';
import { movingAverage, naive, seasonalNaive } from '#analysis/forecast/naive.ts';
import { theta } from '#analysis/forecast/theta.ts';

/** Weeks of a year as M4's contestants took them for seasonal naive. */
const WEEKS_OF_YEAR = 52;
/** The smoothing constant that did best on weekly product demand. */
const SES_CONSTANT = 0.3;

const ses = smoothing('none');
const holt = smoothing('linear');
const damped = smoothing('damped');

/**
 * The benchmarks of the M4 competition as its own code has them (Benchmarks and Evaluation.R). Weekly data have frequency 1
 * there: Naive2, SES, Holt, Damped and Theta work on the series without seasonal adjustment, and Naive2 is naive.
 */
export const M4_BASELINES: Readonly<Record<string, ForecastModel>> = {
  naive2: naive,
  seasonal_naive_52: seasonalNaive(WEEKS_OF_YEAR),
  ses,
  holt,
  damped,
  theta: theta(),
  com: meanOf([ses, holt, damped]),
};

/** What is usual for product demand, and what cannot be beaten by much. */
export const DEMAND_BASELINES: Readonly<Record<string, ForecastModel>> = {
  zero: { name: 'zero', fit: () => (_, horizon) => flat(0, horizon) },
  naive,
  ma8: movingAverage(8),
  ses_0_3: { name: 'SES 0.3', fit: () => forecastSmoothed },
  ses,
  croston,
  sba: syntetosBoylan,
  tsb: teunterSyntetosBabai,
};

/** What simple smoothing with a fixed constant says of the next steps. */
export function forecastSmoothed(values: readonly number[], horizon: number): readonly number[] {
  const level = values.reduce((smoothed, value) => smoothed + SES_CONSTANT * (value - smoothed));
  return flat(level, horizon);
}

/** The unweighted mean of models. */
function meanOf(models: readonly ForecastModel[]): ForecastModel {
  return {
    name: 'mean',
    fit(values) {
      const fitted = models.flatMap((model) => model.fit(values) ?? []);
      return (known, horizon) => {
        const forecasts = fitted.map((forecast) => forecast(known, horizon));
        return forecasts[0]?.map((_, step) => meanAt(forecasts, step)) ?? [];
      };
    },
  };
}

function meanAt(forecasts: readonly (readonly number[])[], step: number): number {
  return forecasts.reduce((total, forecast) => total + (forecast[step] ?? Number.NaN), 0) / forecasts.length;
}
