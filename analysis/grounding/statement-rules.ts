import { causalWordsIn, isSupposed, tellsOfChange } from './cause-words.ts';
import { findSwaps, findTurns, type Resolved } from './from-to.ts';
import { findQuoted, isShownAs, printableLabel } from './label.ts';
import type { Mention } from './name.ts';
import type { Passage } from './passage.ts';
import { relativePeriodIn } from './period-words.ts';
import { type Flaw, problemOf, type UnsupportedFigure } from './problem.ts';
import { type Reading, statesFigure } from './reading.ts';

/** The cause that was found, and how sure it must be before a text may say "because". */
export interface RootCause {
  /** Value of the segment that explains the change. */
  readonly name: string;
  readonly confidence: number;
  readonly threshold: number;
}

export interface Statements {
  readonly reading: Reading;
  readonly resolved: readonly Resolved[];
  /** Names that are cited. */
  readonly labels: readonly string[];
  readonly rootCause: RootCause | null;
}

type StatementRule = (statements: Statements) => UnsupportedFigure[];

const RULES: readonly StatementRule[] = [findForeignPlaces, findForeignQuotes, findCauses, findPeriods];

/** What a field states beside its figures that nothing supports. */
export function statementProblems(statements: Statements): UnsupportedFigure[] {
  const { reading, resolved } = statements;
  return [
    ...RULES.flatMap((rule) => rule(statements)),
    ...findSwaps(reading, resolved),
    ...findTurns(reading, resolved),
  ];
}

/** A place of the data that is not cited may be spoken of, but nothing may be claimed of it. */
function findForeignPlaces({ reading, labels }: Statements): UnsupportedFigure[] {
  return reading.places
    .filter((mention) => !labels.includes(mention.name) && isClaimed(reading, mention))
    .map(({ text }) => problem(reading, text, { code: 'wrong_entity', why: 'this place is not cited' }));
}

/** In quotes, or with a shape that only a name has, it is meant; else when its sentence claims something. */
function isClaimed(reading: Reading, mention: Mention): boolean {
  if (mention.isQuoted || /[\p{N}_]|\p{L} \p{Lu}/u.test(mention.text)) return true;
  return reading.sentences.some((each) => holds(each, mention) && tellsWhatHappened(reading, each));
}

/** General knowledge may name places and give reasons; what is said of this shop, in this incident, is a claim. */
function tellsWhatHappened(reading: Reading, sentence: Passage): boolean {
  if (statesFigure(reading, sentence)) return true;
  const prose = reading.prose.slice(sentence.start, sentence.end);
  return tellsOfChange(prose, reading.language) && !isSupposed(prose, reading.language);
}

/** What stands in quotes beside a figure is a name, so it must be a known one. */
function findForeignQuotes({ reading, labels }: Statements): UnsupportedFigure[] {
  if (!reading.knowsNames) return [];
  const known = [...reading.places, ...reading.metrics];
  const shown = labels.map(printableLabel);
  return findQuoted(reading.text)
    .filter(
      (quoted) =>
        !known.some((each) => holds(quoted, each)) && !shown.some((each) => isShownAs(quoted.text, each)),
    )
    .filter((quoted) => reading.sentences.some((each) => holds(each, quoted) && statesFigure(reading, each)))
    .map(({ text }) => problem(reading, text, { code: 'wrong_entity', why: 'this name is not cited' }));
}

/** A claim about what happened gives a cause only when one was found surely enough, and then only that one. */
function findCauses({ reading, rootCause }: Statements): UnsupportedFigure[] {
  return reading.sentences.flatMap((sentence) => {
    const prose = reading.prose.slice(sentence.start, sentence.end);
    const [word] = causalWordsIn(prose, reading.language);
    if (word === undefined || !tellsWhatHappened(reading, sentence)) return [];
    const why = whyNoCause(reading, sentence, rootCause);
    return why === undefined ? [] : [problem(reading, word.text, { code: 'unsupported_cause', why })];
  });
}

function whyNoCause(reading: Reading, sentence: Passage, rootCause: RootCause | null): string | undefined {
  if (rootCause === null) return 'no root cause is cited';
  if (rootCause.confidence < rootCause.threshold) return 'the root cause is not sure enough';
  const isNamed = reading.places.some((each) => each.name === rootCause.name && holds(sentence, each));
  return isNamed ? undefined : `the root cause is ${rootCause.name}, and the sentence does not name it`;
}

/** A measured claim says its days, not days told from today. */
function findPeriods({ reading }: Statements): UnsupportedFigure[] {
  return reading.sentences.flatMap((sentence) => {
    if (!statesFigure(reading, sentence)) return [];
    const phrase = relativePeriodIn(reading.prose.slice(sentence.start, sentence.end), reading.language);
    const flaw: Flaw = { code: 'wrong_period', why: 'no cited date says when that is' };
    return phrase === undefined ? [] : [problem(reading, phrase, flaw)];
  });
}

function problem({ field }: Reading, text: string, flaw: Flaw): UnsupportedFigure {
  return problemOf(field, text, flaw);
}

function holds({ start, end }: Passage, inner: Passage): boolean {
  return start <= inner.start && inner.end <= end;
}
