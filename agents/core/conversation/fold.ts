/** A text in lower case, without diacritics and punctuation, so that people may type as they like. Dates keep their dashes. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ł', 'l')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/(?<!\d)-|-(?!\d)/g, ' ')
    .replace(/[^\p{L}\p{N}\-?]+/gu, ' ')
    .replace(/(?<=.)\?/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

const LEAST_PREFIX = 4;
const LONGEST_ENDING = 3;

/** Whether two folded words are one word; with endings as Polish puts them, they may differ in up to three last letters. */
export function isSameWord(left: string, right: string, language: 'en' | 'pl'): boolean {
  if (left === right) return true;
  const shorter = Math.min(left.length, right.length);
  if (shorter < LEAST_PREFIX) return false;
  if (language === 'en') return left.replace(/s$/, '') === right.replace(/s$/, '');
  const longer = Math.max(left.length, right.length);
  const common = commonPrefix(left, right);
  return common >= Math.max(LEAST_PREFIX, shorter - LONGEST_ENDING) && longer - common <= LEAST_PREFIX + 1;
}

function commonPrefix(left: string, right: string): number {
  let length = 0;
  while (length < left.length && left[length] === right[length]) length += 1;
  return length;
}
