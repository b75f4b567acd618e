import { maybeNumber } from '../../maybe.ts';

/** Currencies that Meta counts in whole units; all others in hundredths. */
const WHOLE = ['CLP', 'COP', 'CRC', 'HUF', 'ISK', 'IDR', 'JPY', 'KRW', 'PYG', 'TWD', 'VND'];
const HUNDREDTHS = 100;

/** An amount of a budget or a bill in units of its currency; null when the amount or the currency is not known. */
export function metaMoney(amount: unknown, currency: string | null): number | null {
  const units = maybeNumber.catch(null).parse(amount);
  if (units === null || currency === null) return null;
  return WHOLE.includes(currency) ? units : units / HUNDREDTHS;
}
