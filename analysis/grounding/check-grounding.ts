import type { Cell } from '#core/cell.ts';
import type { Language } from '#core/tenant.ts';
import type { Figure } from './figure.ts';
import { blankOut, findFigures } from './find-figures.ts';
import { findLabels } from './label.ts';
import { statedSign } from './stated-sign.ts';
import { isOfUnit, isSameMagnitude, isSameSign } from './support.ts';

/** A stored value that figures of a text may rest on. */
export interface CitedCell {
  readonly evidenceId: string;
  readonly name: string;
  readonly cell: Cell;
}

/** A figure of one field and the cell that supports it. */
export interface SupportedFigure {
  readonly field: string;
  readonly figure: string;
  readonly evidenceId: string;
  readonly cell: string;
}

/** A figure of one field that nothing supports, and what is wrong with it. */
export interface UnsupportedFigure {
  readonly field: string;
  readonly figure: string;
  readonly why: string;
}

export interface Grounding {
  readonly supported: readonly SupportedFigure[];
  readonly unsupported: readonly UnsupportedFigure[];
}

export interface GroundingOptions {
  readonly language: Language;
  /** Names from the data that may hold digits, such as a campaign's name; printed whole, or cut inside quotes. */
  readonly labels: readonly string[];
}

/** Looks for the stored value behind every figure of every field. A text may be published when `unsupported` is empty. */
export function checkGrounding(
  fields: Readonly<Record<string, string>>,
  cells: readonly CitedCell[],
  options: GroundingOptions,
): Grounding {
  const supported: SupportedFigure[] = [];
  const unsupported: UnsupportedFigure[] = [];
  for (const { field, text, figure } of figuresOf(fields, options)) {
    const verdict = judge({ text, figure, language: options.language }, cells);
    if ('why' in verdict) unsupported.push({ field, figure: figure.text, why: verdict.why });
    else supported.push({ field, figure: figure.text, evidenceId: verdict.evidenceId, cell: verdict.name });
  }
  return { supported, unsupported };
}

interface Printed {
  readonly text: string;
  readonly figure: Figure;
  readonly language: Language;
}

function figuresOf(fields: Readonly<Record<string, string>>, { language, labels }: GroundingOptions) {
  return Object.entries(fields).flatMap(([field, text]) =>
    findFigures(blankOut(text, findLabels(text, labels)), language).map((figure) => ({
      field,
      text,
      figure,
    })),
  );
}

function judge(printed: Printed, cells: readonly CitedCell[]): CitedCell | { why: string } {
  const { figure } = printed;
  if (figure.kind === 'unreadable') return { why: 'not a figure that can be checked, and no cited label' };
  const ofUnit = cells.filter(({ cell }) => isOfUnit(figure, cell));
  if (ofUnit.length === 0) return { why: `no cited cell holds this kind of value (${unitName(figure)})` };
  const close = ofUnit.filter(({ cell }) => isSameMagnitude(figure, cell));
  if (close.length === 0) return { why: `no cited ${unitName(figure)} has this value` };
  const stated = statedSign(printed.text, figure, printed.language);
  const [best] = close.filter(({ cell }) => isSameSign(figure, cell, stated)).sort(nearestTo(figure));
  return best ?? { why: 'the sign contradicts the cited value' };
}

function unitName({ kind, currency, unit }: Figure): string {
  if (kind === 'money') return `amount in ${currency}`;
  return unit === null ? kind : `${kind} in ${unit}`;
}

function nearestTo({ magnitude }: Figure) {
  const distance = ({ cell }: CitedCell) =>
    typeof cell.value === 'number' ? Math.abs(Math.abs(cell.value) - magnitude) : 0;
  return (left: CitedCell, right: CitedCell) => distance(left) - distance(right);
}
