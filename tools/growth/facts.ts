/** Sentences that open every description: what the stored figures say, before any opinion. */

export const METRIC_CHANGED = {
  en: 'The metric “{metric}” came to {actual} {period}, where {expected} was expected (change: {change}).',
  pl: 'Wskaźnik „{metric}” {period} wyniósł {actual} przy oczekiwanej wartości {expected} (zmiana: {change}).',
};

export const SEGMENT_CHANGED = {
  en: 'The change is concentrated in one place: {dimension} “{value}” went from {segment_before} to {segment_after} ({segment_change}).',
  pl: 'Zmiana skupia się w jednym miejscu: {dimension} „{value}”, z {segment_before} na {segment_after} ({segment_change}).',
};

export const SEGMENT_SHARE = {
  en: 'This alone explains {share} of the whole change.',
  pl: 'Samo to wyjaśnia {share} całej zmiany.',
};

export const LOSS_SO_FAR = {
  en: 'The loss so far is estimated at {impact_total}, a loss of about {impact_week} per week.',
  pl: 'Dotychczasową stratę szacujemy na {impact_total}, co daje stratę około {impact_week} tygodniowo.',
};

export const GAIN_SO_FAR = {
  en: 'The extra value so far is estimated at {impact_total}, or about {impact_week} per week.',
  pl: 'Dotychczasową nadwyżkę szacujemy na {impact_total}, czyli około {impact_week} tygodniowo.',
};

export const EFFECT_INTERVAL = {
  en: 'The expected effect is between {effect_low} and {effect_high}, most likely {effect_mid}, over {horizon_days}; it is our estimate, not a market benchmark.',
  pl: 'Oczekiwany efekt mieści się między {effect_low} a {effect_high}, najpewniej {effect_mid}, w ciągu {horizon_days}; to nasz szacunek, a nie wskaźnik rynkowy.',
};

/** What happened in one segment that lost. */
export const SEGMENT_LOSS = [METRIC_CHANGED, SEGMENT_CHANGED, SEGMENT_SHARE, LOSS_SO_FAR];

/** What happened in one segment that grew. */
export const SEGMENT_GAIN = [METRIC_CHANGED, SEGMENT_CHANGED, SEGMENT_SHARE, GAIN_SO_FAR];

/** What happened in one segment, where money is not the point. */
export const SEGMENT_SHIFT = [METRIC_CHANGED, SEGMENT_CHANGED, SEGMENT_SHARE];

/** What an analyst found, in its own sentence. */
export const FINDING = { en: '{finding}', pl: '{finding}' };

/** What an analyst advises for exactly what it found. */
export const REMEDY = { en: '{remedy}', pl: '{remedy}' };

/** The money of a finding that is lost, or spent, or to be had: what of these differs from finding to finding. */
export const AT_STAKE = {
  en: 'About {money} is at stake here in the period of the report.',
  pl: 'W okresie raportu stawką jest tu około {money}.',
};

export const SPENT_FOR_LITTLE = {
  en: 'In the period of the report, about {money} was spent for too little.',
  pl: 'W okresie raportu około {money} wydano bez należnego efektu.',
};

export const WITHIN_REACH = {
  en: 'In the period of the report, about {money} was within reach.',
  pl: 'W okresie raportu w zasięgu było około {money}.',
};

export const DEPENDS = {
  en: 'In the period of the report, about {money} depends on it.',
  pl: 'W okresie raportu zależy od tego około {money}.',
};
