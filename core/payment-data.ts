/** Stands where something was left out. */
export const REDACTED = '[redacted]';

/*
 * What lets somebody pay in a person's name: card numbers, their security codes, account numbers. All have check digits, and
 * numbers of the shop's own (amounts, order numbers, barcodes, times) are told from them by those and by how digits are grouped.
 */

/** Not the middle of a word, and not the digits of a fraction. */
const START = String.raw`(?<![\p{L}\p{N}_])(?<!\p{N}[.,])`;
const END = String.raw`(?![\p{L}\p{N}_])(?![.,]\p{N})`;

/** As people write cards: without a gap, or in the groups that stand on them. */
const CARD = new RegExp(
  `${START}(?:\\d{15,16}|\\d{4}([ \u00a0-])\\d{4}\\1\\d{4}\\1\\d{4}(?:\\1\\d{3})?|\\d{4}([ \u00a0-])\\d{6}\\2\\d{4,5})${END}`,
  'gu',
);
/** Whose numbers are long enough to be told from others when nothing groups them. */
const ISSUER =
  /^(?:4\d{15}|5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}|3[47]\d{13}|6(?:011|4[4-9]\d|5\d\d)\d{12}|35(?:2[89]|[3-8]\d)\d{12})$/;

const SECURITY_CODE =
  /(?<=\b(?:cv[vc]2?|cid|security code|card code|kod (?:cv[vc]2?|zabezpieczający|karty))(?: ?(?:code|kod|number|numer|no|nr|is|to|jest|was))*\.?[ \t]*[:=#-]?[ \t]*)\d{3,4}(?![\p{L}\p{N}_])(?![.,]\p{N})(?! ?%)/giu;

/** An international account number, or a Polish one without its country. */
const ACCOUNT = new RegExp(
  `${START}(?:[A-Z]{2}\\d{2}(?:[ \u00a0-]?[A-Z0-9]{4}){2,7}(?:[ \u00a0-]?[A-Z0-9]{1,3})?|\\d{2}(?:[ \u00a0-]?\\d{4}){6})${END}`,
  'gu',
);
const ACCOUNT_LENGTHS = { least: 15, most: 34 };

/** A text without payment cards, their security codes and account numbers. */
export function redactPaymentData(text: string): string {
  if (!WORTH_A_LOOK.test(text)) return text;
  return text
    .replaceAll(ACCOUNT, (found) => (isAccount(found.replaceAll(/[ \u00a0-]/g, '')) ? REDACTED : found))
    .replaceAll(CARD, (found) => (isCard(found) ? REDACTED : found))
    .replaceAll(SECURITY_CODE, REDACTED);
}

/** Quick: most short texts hold nothing that is worth a closer look. */
const WORTH_A_LOOK = /\d{4}[ \u00a0-]?\d{4}|[A-Z]{2}\d{2} ?[A-Z0-9]{4}|cv[vc]|code|kod/i;

/** The same for a JSON text: of its texts alone, so that it stays JSON and its numbers stay what they are. */
export function redactPaymentJson(json: string): string {
  // An escaped line break would make the digits behind it the end of a word.
  const plain = json.includes('\\') ? json.replaceAll(/\\[bfnrt]/g, ' ') : json;
  if (redactPaymentData(plain) === plain) return json;
  return JSON.stringify(JSON.parse(json), (_name, each: unknown) =>
    typeof each === 'string' ? redactPaymentData(each) : each,
  );
}

function isCard(found: string): boolean {
  const digits = found.replaceAll(/[ \u00a0-]/g, '');
  const isGrouped = digits.length < found.length && !digits.startsWith('0');
  return (isGrouped || ISSUER.test(digits)) && hasLuhnDigit(digits);
}

/** The check digit of payment cards. */
function hasLuhnDigit(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** The check digits of account numbers (ISO 7064, modulo 97). */
function isAccount(found: string): boolean {
  const account = /^\d/.test(found) ? `PL${found}` : found;
  if (account.length < ACCOUNT_LENGTHS.least || account.length > ACCOUNT_LENGTHS.most) return false;
  const digits = [...account.slice(4), ...account.slice(0, 4)].map((sign) => Number.parseInt(sign, 36));
  return BigInt(digits.join('')) % 97n === 1n;
}
