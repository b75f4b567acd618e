import type { RuleKind } from '#analysis/tables/rule.ts';
import type { Wording } from '#tools/template.ts';

/** How a kind of rule tells what it found, best first: the first whose figures are all known is used. */
export const FINDING_WORDINGS: Readonly<Record<RuleKind, readonly Wording[]>> = {
  change: [
    {
      en: '{measure}, {place}: {current}, after {baseline} in the earlier window ({change}).',
      pl: '{measure}, {place}: {current}, wcześniej {baseline} ({change}).',
    },
    {
      en: '{measure}: {current}, after {baseline} in the earlier window ({change}).',
      pl: '{measure}: {current}, wcześniej {baseline} ({change}).',
    },
  ],
  gap: [
    {
      en: '{measure}, {place}: {current}, that is {change} compared with {against} ({baseline}).',
      pl: '{measure}, {place}: {current}, czyli {change} w porównaniu z {against} ({baseline}).',
    },
    {
      en: '{measure}, {place}: {current}, that is {change} compared with {baseline} elsewhere.',
      pl: '{measure}, {place}: {current}, czyli {change} w porównaniu z resztą ({baseline}).',
    },
  ],
  efficiency: [
    {
      en: '{place}: {cost} spent, conversions: {results}; the same money brings {expected} elsewhere. Return {current}, ordinary {baseline}.',
      pl: '{place}: wydatek {cost}, konwersje: {results}; ta sama kwota gdzie indziej daje {expected}. Zwrot {current}, zwykle {baseline}.',
    },
    {
      en: '{place}: {cost} spent, conversions: {results}; the same money brings {expected} elsewhere.',
      pl: '{place}: wydatek {cost}, konwersje: {results}; ta sama kwota gdzie indziej daje {expected}.',
    },
  ],
  level: [
    {
      en: '{measure}, {place}: {current}. The limit is {limit}.',
      pl: '{measure}, {place}: {current}. Granica to {limit}.',
    },
    { en: '{measure}: {current}. The limit is {limit}.', pl: '{measure}: {current}. Granica to {limit}.' },
  ],
  band: [
    {
      en: '{place}: position {current}, {impressions} impressions, {ctr} of them clicked. Further up, about {more_clicks} more clicks were to be had.',
      pl: '{place}: pozycja {current}, wyświetlenia: {impressions}, kliknięte: {ctr}. Wyżej byłoby około {more_clicks} kliknięć więcej.',
    },
    {
      en: '{place}: position {current}, {impressions} impressions, {ctr} of them clicked.',
      pl: '{place}: pozycja {current}, wyświetlenia: {impressions}, kliknięte: {ctr}.',
    },
  ],
  curve: [
    {
      en: '{place}: {current} of {impressions} impressions were clicked; at position {position} of this site {baseline} are ordinary.',
      pl: '{place}: kliknięto {current} z {impressions} wyświetleń; na pozycji {position} w tej witrynie zwykle {baseline}.',
    },
  ],
  rivalry: [
    {
      en: '{place}: {first} and {second} compete; the second has {current}.',
      pl: '{place}: konkurują {first} i {second}; drugi ma {current}.',
    },
  ],
  turnover: [
    {
      en: '{measure}, {place}: {current}, after {baseline} in the earlier window.',
      pl: '{measure}, {place}: {current}, wcześniej {baseline}.',
    },
  ],
  decay: [
    {
      en: '{measure}, {place}: {current} at last, {baseline} at first, over {age}; people see it {frequency} times each.',
      pl: '{measure}, {place}: ostatnio {current}, na początku {baseline}, przez {age}; jedna osoba widzi ją {frequency} raza.',
    },
    {
      en: '{measure}, {place}: {current} at last, {baseline} at first, over {age}.',
      pl: '{measure}, {place}: ostatnio {current}, na początku {baseline}, przez {age}.',
    },
  ],
  flag: [{ en: '{place}.', pl: '{place}.' }],
  concentration: [
    {
      en: '{place} has {current} of it: {measure}.',
      pl: '{place} ma w tym udział {current}: {measure}.',
    },
  ],
  part: [{ en: '{current} of it: {measure}.', pl: '{current} całości: {measure}.' }],
  missing_days: [
    {
      en: 'There is no data on {current}, the first of them {first_missing}.',
      pl: 'Brakuje danych: {current}, pierwszy brak {first_missing}.',
    },
  ],
  forecast: [
    {
      en: '{measure}: about {current} in the next {forecast_days}, after {baseline} in the last ({change}).',
      pl: '{measure}: około {current} przez następne {forecast_days}, ostatnio {baseline} ({change}).',
    },
  ],
  target: [
    {
      en: '{measure}, {place}: {current}; the target is {baseline}.',
      pl: '{measure}, {place}: {current}; cel to {baseline}.',
    },
  ],
  members: [{ en: '{place}: {current}.', pl: '{place}: {current}.' }],
};

/** What kind of money is at stake. */
export const MONEY_WORDINGS: Readonly<Record<'loss' | 'waste' | 'opportunity' | 'exposed', Wording>> = {
  loss: { en: 'About {money} less in the period.', pl: 'Około {money} mniej w tym okresie.' },
  waste: { en: 'About {money} spent for too little.', pl: 'Około {money} wydane bez należnego efektu.' },
  opportunity: { en: 'About {money} within reach.', pl: 'Około {money} w zasięgu.' },
  exposed: { en: 'About {money} depends on it.', pl: 'Zależy od tego około {money}.' },
};

/** When no amount can be said. */
export const NO_MONEY: Wording = {
  en: 'What it is worth in money cannot be said from this data.',
  pl: 'Z tych danych nie da się powiedzieć, ile to jest warte.',
};

export const NOTHING_FOUND: Wording = {
  en: 'Nothing stands out in this period.',
  pl: 'W tym okresie nic się nie wyróżnia.',
};

export const NOTHING_THERE: Wording = {
  en: 'The source answered and has nothing about this period.',
  pl: 'Źródło odpowiedziało i nie ma nic o tym okresie.',
};

export const NOTHING_READ: Wording = {
  en: 'The source did not answer, so nothing is known of this period.',
  pl: 'Źródło nie odpowiedziało, więc o tym okresie nic nie wiadomo.',
};

/** Why a check could not be made. */
export const MISSING_WORDINGS: Readonly<
  Record<'unavailable' | 'no_rows' | 'no_history' | 'unknown_values' | 'nothing_to_compare', Wording>
> = {
  unavailable: { en: 'the data for it did not come', pl: 'nie przyszły do tego dane' },
  no_rows: { en: 'the source has no rows for it', pl: 'źródło nie ma do tego wierszy' },
  no_history: { en: 'there is no earlier window', pl: 'nie ma wcześniejszego okresu' },
  nothing_to_compare: { en: 'there is nothing to compare it with', pl: 'nie ma z czym tego porównać' },
  unknown_values: { en: 'values that it needs are unknown', pl: 'potrzebne wartości są nieznane' },
};
