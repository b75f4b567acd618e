import { printableLabel, shortenLabel } from '#analysis/grounding/label.ts';
import type { SupportedValue } from '#core/cell.ts';
import { type Language, language, type Translated } from '#core/tenant.ts';
import type { Wording } from '#tools/template.ts';
import { formatFigure } from '../wording/format-figure.ts';
import type { AnalystCitation } from './analyst-report.ts';
import { fillWording, placeholdersOf } from './wording/fill-wording.ts';

/** What placeholders of a wording stand for: stored values, and words. */
export interface Placeholders {
  readonly figures: Readonly<Record<string, SupportedValue>>;
  readonly words: Readonly<Record<string, Translated | undefined>>;
}

/** A text in every language, and the stored values that it states. */
export interface CitedText {
  readonly text: Record<Language, string>;
  readonly citations: readonly AnalystCitation[];
}

/** Changes say which way; nothing else needs a sign. */
const SIGNED = ['change', 'growth'];
const LONGEST_LABEL = 80;

/** The first of the wordings that can be filled in every language; undefined when none can. */
export function writeCited(
  wordings: readonly Wording[],
  placeholders: Placeholders,
  field: string,
): CitedText | undefined {
  for (const wording of wordings) {
    const filled = language.options.map((each) => fillWording(wording[each], printerIn(each, placeholders)));
    const [en, pl] = filled;
    if (en === undefined || pl === undefined) continue;
    const citations = language.options.flatMap((each) => citationsIn(wording, each, { placeholders, field }));
    return { text: { en: begin(en), pl: begin(pl) }, citations };
  }
  return undefined;
}

/** A sentence may begin with the kind of a place, which is a common noun. */
function begin(sentence: string): string {
  return sentence.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

function printerIn(each: Language, { figures, words }: Placeholders) {
  return (name: string): string | undefined => {
    const word = words[name]?.[each];
    if (word !== undefined) return word;
    const figure = figures[name];
    return figure === undefined ? undefined : print(figure, name, each);
  };
}

function print(figure: SupportedValue, name: string, each: Language): string {
  if (figure.unit === 'label') return quoted(String(figure.value), each);
  return formatFigure(figure, each, { sign: SIGNED.includes(name) ? 'always' : 'as-is' });
}

/** A name from the data as it may be printed: in quotes, so that a reader can tell it from our words. */
export function quoted(name: string, each: Language): string {
  const label = shortenLabel(printableLabel(name), LONGEST_LABEL);
  return each === 'pl' ? `„${label}”` : `“${label}”`;
}

interface Citing {
  readonly placeholders: Placeholders;
  readonly field: string;
}

function citationsIn(wording: Wording, each: Language, { placeholders, field }: Citing): AnalystCitation[] {
  const { figures, words } = placeholders;
  const names = [...new Set(placeholdersOf(wording[each]))].filter((name) => !(name in words));
  return names.flatMap((name) => {
    const figure = figures[name];
    if (figure === undefined) return [];
    const { evidenceId, cell, value, unit } = figure;
    return [{ language: each, field, figure: print(figure, name, each), evidenceId, cell, value, unit }];
  });
}
