import { conversionCases } from './cases-conversion.ts';
import { crowdCases } from './cases-crowd.ts';
import { dataMissingCases } from './cases-data-missing.ts';
import { dataWrongCases } from './cases-data-wrong.ts';
import { offerCases } from './cases-offer.ts';
import { quietCases } from './cases-quiet.ts';
import { togetherCases } from './cases-together.ts';
import { trafficCases } from './cases-traffic.ts';
import type { Scenario } from './scenario.ts';

/** All made-up cases of the evals. */
export const scenarios: readonly Scenario[] = [
  ...quietCases,
  ...conversionCases,
  ...trafficCases,
  ...crowdCases,
  ...offerCases,
  ...dataMissingCases,
  ...dataWrongCases,
  ...togetherCases,
];
