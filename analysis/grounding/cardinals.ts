import type { Language } from '#core/tenant.ts';

/** Number words up to ten, in the forms that stand before a unit; their place is their value. */
export const NUMBERS: Readonly<Record<Language, readonly string[]>> = {
  en: ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
  pl: [
    '',
    'jeden|jedna|jednego|jednej',
    'dwa|dwie|dwóch|dwu',
    'trzy|trzech',
    'cztery|czterech',
    'pięć|pięciu',
    'sześć|sześciu',
    'siedem|siedmiu',
    'osiem|ośmiu',
    'dziewięć|dziewięciu',
    'dziesięć|dziesięciu',
  ],
};

/** Regular expression source of every number word. */
export function anyNumber(language: Language): string {
  return NUMBERS[language].filter((word) => word !== '').join('|');
}

/** What a numeral or a word of such a list stands for; -1 when it stands for nothing. */
export function numberOf(word: string | undefined, words: readonly string[]): number {
  if (word === undefined) return 0;
  if (/^\d/.test(word)) return Number(word);
  return words.findIndex((each) => each.split('|').includes(word.toLowerCase()));
}
