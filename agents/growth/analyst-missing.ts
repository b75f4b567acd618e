import type { Language } from '#core/tenant.ts';
import type { Wording } from '#tools/template.ts';
import { MISSING_WORDINGS } from './analyst-wordings.ts';
import type { ReadReport } from './read-analyst-tables.ts';
import type { ReportMatter } from './report-matter.ts';

type Texts = Record<Language, string>;

/** A wording as the text of a report. */
export function sentence({ en, pl }: Wording): Texts {
  return { en, pl };
}

/** What could not be read, and what could therefore not be judged. */
export function missingOf({ tables, answer, analyst }: ReportMatter): Texts[] {
  const unread = distinct(tables.filter(({ status }) => status !== 'ok').map(tellTable));
  const unjudged = answer.rules.flatMap(({ id, missing, judged, tooSmall }) => {
    const check = analyst.checks.find((each) => each.id === id);
    if (check === undefined) return [];
    if (missing !== null) return [tellUnjudged(id, MISSING_WORDINGS[missing])];
    return judged === 0 && tooSmall > 0 ? [tellUnjudged(id, TOO_SMALL)] : [];
  });
  return [...unread, ...unjudged];
}

const TOO_SMALL: Wording = {
  en: 'there are too few cases to say anything',
  pl: 'jest za mało przypadków, by coś stwierdzić',
};

const STATES: Readonly<Record<ReadReport['status'], Wording>> = {
  ok: { en: 'is there', pl: 'są' },
  partial: { en: 'is there in part', pl: 'są w części' },
  stale: { en: 'is from an earlier answer', pl: 'pochodzą z wcześniejszej odpowiedzi' },
  unavailable: { en: 'is not there', pl: 'nie przyszły' },
};

/** The reason is a sentence of ours that the source's server wrote, in English. */
function tellTable({ source, report, status, reason }: ReadReport): Texts {
  const state = STATES[status];
  const name = report.replaceAll('_', ' ');
  const why = reason === null ? '' : ` ${reason}`;
  return {
    en: `${source}: "${name}" ${state.en}.${why}`,
    pl: `${source}: dane „${name}” ${state.pl}.${why}`,
  };
}

function tellUnjudged(id: string, why: Wording): Texts {
  const name = id.replaceAll('_', ' ');
  return { en: `Not judged: "${name}", because ${why.en}.`, pl: `Bez oceny: „${name}”, bo ${why.pl}.` };
}

/** What a person can do, each once. */
export function userActionsOf(tables: readonly ReadReport[]): string[] {
  return [...new Set(tables.flatMap(({ userAction }) => userAction ?? []))];
}

function distinct(texts: readonly Texts[]): Texts[] {
  return texts.filter(({ en }, index) => texts.findIndex((other) => other.en === en) === index);
}
