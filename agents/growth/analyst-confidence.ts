import type { AnalysisAnswer } from '#tools/source/analysis-answer.ts';
import type { Wording } from '#tools/template.ts';
import type { ReportStatus } from './analyst-report.ts';
import type { ReadReport } from './read-analyst-tables.ts';

/** Nothing that rests on one source alone is certain. */
const FULL = 0.9;
const LEAST = 0.1;

interface Doubt {
  readonly factor: number;
  readonly note: Wording;
  holds(answer: AnalysisAnswer): boolean;
}

const isUsed = ({ status }: { readonly status: string }): boolean => status !== 'unavailable';

/** What lowers the confidence in a report, by how much, and how it is told. The factors are judgements of ours. */
const DOUBTS: readonly Doubt[] = [
  {
    factor: 0.8,
    note: { en: 'The source read only a sample.', pl: 'Źródło odczytało tylko próbkę danych.' },
    holds: ({ tables }) => tables.some(({ sampled }) => sampled),
  },
  {
    factor: 0.9,
    note: {
      en: 'The source withheld rare values, so parts do not add up to the whole.',
      pl: 'Źródło ukryło rzadkie wartości, więc części nie sumują się do całości.',
    },
    holds: ({ tables }) => tables.some(({ thresholded }) => thresholded),
  },
  {
    factor: 0.9,
    note: {
      en: 'The source put rare values together into one row.',
      pl: 'Źródło połączyło rzadkie wartości w jeden wiersz.',
    },
    holds: ({ tables }) => tables.some(({ otherRow }) => otherRow),
  },
  {
    factor: 0.9,
    note: {
      en: 'Results of the last days may still change.',
      pl: 'Wyniki ostatnich dni mogą się jeszcze zmienić.',
    },
    holds: ({ tables }) => tables.some(({ openDays }) => openDays > 0),
  },
  {
    factor: 0.95,
    note: {
      en: 'Days that are not final were left out, with the same days of the earlier window.',
      pl: 'Pominięto dni, które nie są jeszcze ostateczne, oraz te same dni wcześniejszego okresu.',
    },
    holds: ({ tables }) => tables.some(({ leftOutDays }) => leftOutDays > 0),
  },
  {
    factor: 0.7,
    note: {
      en: 'The source does not answer now; an earlier answer stands in.',
      pl: 'Źródło teraz nie odpowiada; użyto wcześniejszej odpowiedzi.',
    },
    holds: ({ tables }) => tables.some(({ status }) => status === 'stale'),
  },
  {
    factor: 0.8,
    note: {
      en: 'A part of what was asked did not come.',
      pl: 'Część zapytań pozostała bez odpowiedzi.',
    },
    holds: ({ tables }) => tables.some((table) => !isUsed(table)),
  },
  {
    factor: 0.9,
    note: {
      en: 'There is no earlier window to compare with.',
      pl: 'Nie ma wcześniejszego okresu do porównania.',
    },
    holds: ({ tables, hasPrevious }) => !hasPrevious && tables.some(({ window }) => window === 'previous'),
  },
];

/** How far a report can be relied on, and the reasons why not further. */
export function confidenceOf(answer: AnalysisAnswer): { confidence: number; notes: Wording[] } {
  const doubts = DOUBTS.filter((doubt) => doubt.holds(answer));
  const product = doubts.reduce((left, { factor }) => left * factor, FULL);
  return {
    confidence: Math.max(LEAST, Math.round(product * 100) / 100),
    notes: doubts.map(({ note }) => note),
  };
}

/** The worst that holds for a report: without what it cannot do without, it is unavailable. */
export function statusOf(tables: readonly ReadReport[]): ReportStatus {
  const needed = tables.filter(({ isOptional, window }) => !isOptional && window === 'current');
  if (!needed.some(isUsed)) return 'unavailable';
  if (tables.some(({ status }) => status === 'stale')) return 'stale';
  const isWhole = tables.every(
    ({ status, isOptional }) => status === 'ok' || (isOptional && isUsed({ status })),
  );
  return isWhole ? 'ok' : 'partial';
}
