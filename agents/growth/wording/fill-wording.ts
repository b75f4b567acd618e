import { shortenLabel } from '#analysis/grounding/label.ts';
import { lengthOf } from './limits.ts';

const PLACEHOLDER = /\{([a-z]+(?:_[a-z]+)*)\}/g;
/** A label cut shorter than this is not recognised any more. */
const LEAST_LABEL = 8;

/** What a placeholder prints as; undefined when its figure is not known. */
export type Print = (placeholder: string) => string | undefined;

/** The placeholders of a wording, in order. */
export function placeholdersOf(wording: string): string[] {
  return [...wording.matchAll(PLACEHOLDER)].map(([, name = '']) => name);
}

/** The wording with every placeholder replaced, or undefined when one is not known. Values are not looked into again. */
export function fillWording(wording: string, print: Print): string | undefined {
  if (placeholdersOf(wording).some((name) => print(name) === undefined)) return undefined;
  return wording.replace(PLACEHOLDER, (_, name: string) => print(name) ?? '');
}

/** The first wording that is complete and within the limit, its `{value}` cut as far as it must be. */
export function fillWithin(wordings: readonly string[], print: Print, limit: number): string | undefined {
  for (const wording of wordings) {
    const filled = fillLabelWithin(wording, print, limit);
    if (filled !== undefined && lengthOf(filled) <= limit) return filled;
  }
  return undefined;
}

function fillLabelWithin(wording: string, print: Print, limit: number): string | undefined {
  const label = print('value');
  const rest = fillWording(wording, (name) => (name === 'value' ? '' : print(name)));
  const uses = placeholdersOf(wording).filter((name) => name === 'value').length;
  if (uses === 0 || rest === undefined || label === undefined) return fillWording(wording, print);
  const room = Math.floor((limit - lengthOf(rest)) / uses);
  if (room < Math.min(LEAST_LABEL, lengthOf(label))) return undefined;
  return fillWording(wording, (name) => (name === 'value' ? shortenLabel(label, room) : print(name)));
}
