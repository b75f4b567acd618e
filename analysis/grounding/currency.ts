/** The only symbols that mean one currency to us; all other currencies are printed by their code. */
export const CURRENCY_SYMBOLS: Readonly<Record<string, string>> = {
  PLN: 'zł',
  USD: '$',
  EUR: '€',
  GBP: '£',
};

/** Regular expression source of a currency's ISO 4217 code. */
export const CURRENCY_CODE = `(?:${Intl.supportedValuesOf('currency').join('|')})`;

/** Words for the same currencies behind a number, as regular expression sources. */
const CURRENCY_WORDS: Readonly<Record<string, string>> = {
  PLN: 'zlotys?|złot(?:y|e|ych|ym|ymi)',
  USD: 'dollars?|dolar(?:y|ów|a|ach|ami)?',
  EUR: 'euros?',
  GBP: 'pounds?|funt(?:y|ów|a|ach|ami)?',
};

/** Regular expression source of any word for a currency. */
export const CURRENCY_WORD = Object.values(CURRENCY_WORDS).join('|');

const WORD_PATTERNS = Object.entries(CURRENCY_WORDS).map(
  ([code, source]) => [code, new RegExp(`^(?:${source})$`, 'u')] as const,
);

/** The ISO 4217 code that a printed symbol, word or code stands for. */
export function currencyOf(printed: string): string {
  const byWord = WORD_PATTERNS.find(([, pattern]) => pattern.test(printed));
  if (byWord !== undefined) return byWord[0];
  const bySymbol = Object.entries(CURRENCY_SYMBOLS).find(([, symbol]) => symbol === printed);
  return bySymbol === undefined ? printed : bySymbol[0];
}
