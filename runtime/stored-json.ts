/** Bytes of one stored payload at most; what is larger is left out and says how large it was. */
const PAYLOAD_LIMIT = 64_000;

/** JSON that Postgres takes: it refuses U+0000 and halves of a character, which foreign text may hold. */
export function storableJson(value: unknown): string {
  const text = JSON.stringify(value, (_key, each: unknown) =>
    typeof each === 'string' ? each.toWellFormed().replaceAll('\0', '\uFFFD') : each,
  );
  return text ?? 'null';
}

/** The same for the journal, which keeps no payload of any size. */
export function journalJson(value: unknown): string {
  const text = storableJson(value);
  return text.length <= PAYLOAD_LIMIT ? text : JSON.stringify({ omitted: { characters: text.length } });
}

/** A value as it comes back from the store. */
export function storable(value: unknown): unknown {
  return JSON.parse(storableJson(value));
}
