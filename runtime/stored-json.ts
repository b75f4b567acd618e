/** U+0000 and halves of a character, as JSON text writes them; Postgres refuses both, and foreign text may hold them. */
const UNSTORABLE = /\\u0000|\\ud[89a-f]/i;

/** JSON that Postgres takes. */
export function storableJson(value: unknown): string {
  const text = JSON.stringify(value) ?? 'null';
  return isStorable(text) ? text : cleanJson(value);
}

/** True for a JSON text that Postgres takes as it is. */
export function isStorable(text: string): boolean {
  return !UNSTORABLE.test(text);
}

function cleanJson(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) => {
    if (typeof each === 'string') return cleanText(each);
    if (typeof each !== 'object' || each === null || Array.isArray(each)) return each;
    return Object.fromEntries(Object.entries(each).map(([key, member]) => [cleanText(key), member]));
  });
}

function cleanText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD');
}

/** A value as it comes back from the store. */
export function storable(value: unknown): unknown {
  return JSON.parse(storableJson(value));
}
