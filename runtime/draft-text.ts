/** Tells the words of an answer while its JSON is still being written. */
export interface DraftText {
  /** Takes the next piece of JSON; answers what of it is said to people, perhaps nothing. */
  take(piece: string): string;
}

const SIMPLE_ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '', b: '', f: '' };
const CODE_LENGTH = '\\u0000'.length;

/** Reads a JSON text as it comes and picks the values of one field, wherever they stand; several are set apart by a line. */
export function openDraftText(field: string): DraftText {
  const at = { key: '', text: '', slash: '', isInString: false, isValue: false, said: 0 };
  const isSaid = (): boolean => at.isValue && at.key === field;

  function say(character: string): string {
    at.text += character;
    return isSaid() ? character : '';
  }

  function begin(): string {
    at.isInString = true;
    at.text = '';
    return isSaid() && at.said > 0 ? '\n' : '';
  }

  function end(): string {
    at.isInString = false;
    if (isSaid()) at.said += 1;
    if (!at.isValue) at.key = at.text;
    return '';
  }

  function afterSlash(character: string): string {
    at.slash += character;
    const isCode = at.slash.startsWith('\\u');
    if (isCode && at.slash.length < CODE_LENGTH) return '';
    const meant = isCode ? fromCode(at.slash) : (SIMPLE_ESCAPES[character] ?? character);
    at.slash = '';
    return say(meant);
  }

  function inString(character: string): string {
    if (at.slash !== '') return afterSlash(character);
    if (character === '"') return end();
    if (character !== '\\') return say(character);
    at.slash = character;
    return '';
  }

  function between(character: string): string {
    if (character === '"') return begin();
    if (character === ':') at.isValue = true;
    if (character === ',' || character === '{') at.isValue = false;
    return '';
  }

  const read = (character: string): string => (at.isInString ? inString(character) : between(character));
  return { take: (piece) => [...piece].map(read).join('') };
}

function fromCode(escaped: string): string {
  return String.fromCharCode(Number.parseInt(escaped.slice(2), 16));
}
