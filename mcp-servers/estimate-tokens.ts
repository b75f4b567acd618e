const BYTES_PER_TOKEN = 3;
const LETTERS_PER_TOKEN = 3;
const DIGITS_PER_TOKEN = 3;
/** Signs in short runs are mostly JSON's own, of which models read two at a time. */
const SHORT_RUN = 5;
const FOREIGN_BYTES_PER_TOKEN = 1.4;

const RUNS = /[A-Z]?[a-z]+|[A-Z]+|\d+|\s+|[^\sA-Za-z0-9\u0080-\u{10ffff}]+|[\u0080-\u{10ffff}]+/gu;

/**
 * How many tokens a text has at most, whatever the model: words, numbers, signs and other scripts are counted
 * apart, because random ids, long fractions and emoji have far more tokens per byte than prose.
 */
export function estimateTokens(text: string): number {
  const counted = (text.match(RUNS) ?? []).reduce((sum, run) => sum + tokensOf(run), 0);
  return Math.ceil(Math.max(counted, Buffer.byteLength(text) / BYTES_PER_TOKEN));
}

function tokensOf(run: string): number {
  if (/^[A-Za-z]/.test(run)) return Math.ceil(run.length / LETTERS_PER_TOKEN);
  if (/^\d/.test(run)) return Math.ceil(run.length / DIGITS_PER_TOKEN);
  if (/^\s/.test(run)) return 1;
  if (/^[\u0080-\u{10ffff}]/u.test(run)) return Buffer.byteLength(run) / FOREIGN_BYTES_PER_TOKEN;
  return run.length <= SHORT_RUN ? Math.ceil(run.length / 2) : run.length;
}
