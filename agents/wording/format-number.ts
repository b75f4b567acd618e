import type { Language } from '#core/tenant.ts';

const LOCALES: Readonly<Record<Language, string>> = { en: 'en-US', pl: 'pl-PL' };

/** Decimals that figures are printed with. To make a format takes a hundred times as long as to use it. */
const DECIMALS = [0, 1, 2];
const FORMATS = { en: DECIMALS.map(formatOf('en')), pl: DECIMALS.map(formatOf('pl')) };

function formatOf(language: Language): (decimals: number) => Intl.NumberFormat {
  return (decimals) =>
    new Intl.NumberFormat(LOCALES[language], {
      useGrouping: 'always',
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    });
}

/** A number without sign, thousands parted (no-break space in Polish), with exactly so many decimals. */
export function formatNumber(magnitude: number, language: Language, decimals: number): string {
  const format = FORMATS[language][decimals] ?? formatOf(language)(decimals);
  return format.format(magnitude);
}

/** A printed magnitude with the sign of its value; what prints as zero has none. */
export function withSign(value: number, printed: string): string {
  if (!/[1-9]/.test(printed)) return printed;
  return value < 0 ? `-${printed}` : `+${printed}`;
}

/** The same without a plus. */
export function withMinus(value: number, printed: string): string {
  return value < 0 ? withSign(value, printed) : printed;
}
