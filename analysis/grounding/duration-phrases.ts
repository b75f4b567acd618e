import type { Language } from '#core/tenant.ts';
import { anyNumber, NUMBERS, numberOf } from './cardinals.ts';
import type { Figure } from './figure.ts';

type Groups = Readonly<Record<string, string | undefined>>;

/** A span of time that several words state, and how it is read. */
export interface DurationPhrase {
  readonly source: string;
  read(groups: Groups): Partial<Figure> & Pick<Figure, 'kind'>;
}

const MINUTE = 60;
const HOUR = 3600;
const SMALL = '\\d{1,2}';
const SPACE = '[ \\u00a0]?';

/** In order of the alternatives of `UNITS`. */
const MEANINGS = [
  { unit: 'seconds', factor: MINUTE },
  { unit: 'hours', factor: 1 },
  { unit: 'days', factor: 1 },
  { unit: 'days', factor: 7 },
] as const;

const UNITS: Readonly<Record<Language, readonly string[]>> = {
  en: ['minutes?', 'hours?', 'days?', 'weeks?'],
  pl: ['minut\\p{L}*', 'godzin\\p{L}*', 'dzień|dni|dnia', 'tydzień|tygodni\\p{L}*'],
};

/** "2 min 22 s", "four and a half hours", "półtora dnia": spans of time that are no whole number of one unit. */
export const DURATION_PHRASES: Readonly<Record<Language, readonly DurationPhrase[]>> = {
  en: [
    ...compound({
      hour: 'h(?:(?:ou)?rs?)?',
      minute: 'm(?:in(?:ute)?s?)?',
      second: 's(?:ec(?:ond)?s?)?',
      and: 'and ',
    }),
    {
      source: `(?<number>${anyNumber('en')}|${SMALL}) and a half (?<unit>${any('en')})`,
      read: readHalves('en'),
    },
    { source: `(?:an?|one) (?<unit>${any('en')}) and a half`, read: readOne('en', 1.5) },
    { source: `half an? (?<unit>${any('en')})`, read: readOne('en', 0.5) },
  ],
  pl: [
    ...compound({
      hour: '(?:h|godz(?:\\.|in\\p{L}*)?)',
      minute: 'min(?:ut\\p{L}*|\\.)?',
      second: 's(?:ek(?:und\\p{L}*|\\.)?)?',
      and: 'i ',
    }),
    { source: `(?<number>${anyNumber('pl')}|${SMALL}) i pół (?<unit>${any('pl')})`, read: readHalves('pl') },
    { source: `półtor(?:a|ej) (?<unit>${any('pl')})`, read: readOne('pl', 1.5) },
    { source: `pół (?<unit>${any('pl')})`, read: readOne('pl', 0.5) },
  ],
};

interface UnitSources {
  readonly hour: string;
  readonly minute: string;
  readonly second: string;
  /** What may stand between the two parts. */
  readonly and: string;
}

function compound({ hour, minute, second, and }: UnitSources): DurationPhrase[] {
  const pair = (large: string, small: string): string =>
    `(?<large>\\d{1,3})${SPACE}${large}[ \\u00a0](?:${and})?(?<small>${SMALL})${SPACE}${small}`;
  return [
    { source: pair(minute, second), read: readPair(MINUTE, 1) },
    { source: pair(hour, minute), read: readPair(HOUR, MINUTE) },
  ];
}

function readPair(large: number, small: number): DurationPhrase['read'] {
  return (groups) => ({
    ...{ kind: 'duration', unit: 'seconds', step: small },
    magnitude: Number(groups.large) * large + Number(groups.small) * small,
  });
}

function any(language: Language): string {
  return UNITS[language].join('|');
}

function readHalves(language: Language): DurationPhrase['read'] {
  return ({ number, unit }) => duration(numberOf(number, NUMBERS[language]) + 0.5, unit, language);
}

function readOne(language: Language, value: number): DurationPhrase['read'] {
  return ({ unit }) => duration(value, unit, language);
}

function duration(value: number, unit = '', language: Language): Partial<Figure> & Pick<Figure, 'kind'> {
  const index = UNITS[language].findIndex((source) => new RegExp(`^(?:${source})$`, 'iu').test(unit));
  const meaning = MEANINGS[index];
  if (meaning === undefined) return { kind: 'unreadable' };
  const { unit: inUnit, factor } = meaning;
  return { kind: 'duration', unit: inUnit, magnitude: value * factor, step: factor / 2 };
}
