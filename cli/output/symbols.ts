/** The characters that drawings are made of. */
export interface Symbols {
  readonly branch: string;
  readonly lastBranch: string;
  readonly stem: string;
  readonly point: string;
  readonly anomaly: string;
  readonly band: string;
  readonly expected: string;
  readonly bar: string;
  readonly axis: string;
  readonly corner: string;
  readonly line: string;
  readonly done: string;
  readonly failed: string;
  readonly started: string;
}

const UNICODE: Symbols = {
  branch: '├─ ',
  lastBranch: '└─ ',
  stem: '│  ',
  point: '•',
  anomaly: '◆',
  band: '░',
  expected: '╌',
  bar: '█',
  axis: '┤',
  corner: '└',
  line: '─',
  done: '✓',
  failed: '✗',
  started: '→',
};

const ASCII: Symbols = {
  branch: '|- ',
  lastBranch: '`- ',
  stem: '|  ',
  point: 'o',
  anomaly: 'X',
  band: '.',
  expected: '-',
  bar: '#',
  axis: '|',
  corner: '+',
  line: '-',
  done: '+',
  failed: 'x',
  started: '>',
};

/** Plain characters where the environment says that its terminal knows no others. */
export function symbolsFor(variables: Readonly<Record<string, string | undefined>>): Symbols {
  const charset = variables.LC_ALL || variables.LC_CTYPE || variables.LANG;
  const isOther = charset !== undefined && charset !== '' && !/utf-?8/i.test(charset);
  return isOther || variables.TERM === 'dumb' ? ASCII : UNICODE;
}
