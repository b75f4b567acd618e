/** The only symbols that mean one currency to us; all other currencies are printed by their code. */
export const CURRENCY_SYMBOLS: Readonly<Record<string, string>> = {
  PLN: 'zł',
  USD: '$',
  EUR: '€',
  GBP: '£',
};

/** Regular expression source of a currency's ISO 4217 code. */
export const CURRENCY_CODE = `(?:${Intl.supportedValuesOf('currency').join('|')})`;

/** The ISO 4217 code that a printed symbol or code stands for. */
export function currencyOf(printed: string): string {
  const bySymbol = Object.entries(CURRENCY_SYMBOLS).find(([, symbol]) => symbol === printed);
  return bySymbol === undefined ? printed : bySymbol[0];
}
