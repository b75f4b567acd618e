import { printableLabel, shortenLabel } from '#analysis/grounding/label.ts';
import type { SupportedValue } from '#core/cell.ts';
import type { Language, Translated } from '#core/tenant.ts';
import type { Advice } from '#tools/growth/advice.ts';
import { signOf } from '#tools/growth/figures.ts';
import { dimensionName } from '../../wording/dimension-names.ts';
import { formatFigure } from '../../wording/format-figure.ts';
import { ANALYST_DIMENSIONS } from '../analyst-dimensions.ts';
import type { Print } from './fill-wording.ts';

/** The names that a text needs besides its figures. */
export interface WordingNames {
  /** Name of the shop. */
  readonly shop: string;
  /** Names of metrics by key; a metric that is missing goes by its key. */
  readonly metrics: Readonly<Record<string, Translated>>;
}

export interface PrintStyle {
  readonly language: Language;
  readonly isCompact: boolean;
}

/** Long enough for any name that means something to a reader. */
const LONGEST_LABEL = 80;

/** How each placeholder of one advice prints in one language. */
export function printerOf(
  advice: Pick<Advice, 'figures' | 'cause' | 'words'>,
  names: WordingNames,
  style: PrintStyle,
): Print {
  const { figures, cause, words = {} } = advice;
  const { language } = style;
  const labels: Readonly<Record<string, string | undefined>> = {
    shop: shortenLabel(printableLabel(names.shop), LONGEST_LABEL),
    metric: names.metrics[cause.metric]?.[language] ?? cause.metric.replaceAll('_', ' '),
    dimension: cause.segment === null ? undefined : placeKindOf(cause.segment.dimension)[language],
    value:
      cause.segment === null ? undefined : shortenLabel(printableLabel(cause.segment.value), LONGEST_LABEL),
    period: printPeriod(figures, style),
  };
  return (placeholder) => {
    const word = words[placeholder];
    if (word !== undefined) return word[language];
    if (placeholder in labels) return labels[placeholder];
    const figure = figures[placeholder];
    return figure === undefined || !isTelling(placeholder, figure)
      ? undefined
      : formatFigure(figure, language, { sign: signOf(placeholder), isCompact: style.isCompact });
  };
}

/** A dimension of the shop's own data, or a column of a source. */
function placeKindOf(dimension: string): Translated {
  return ANALYST_DIMENSIONS[dimension] ?? dimensionName(dimension);
}

/** A share beyond the whole and an amount of nothing would only confuse; the sentence does without them. */
function isTelling(placeholder: string, { value }: SupportedValue): boolean {
  if (typeof value !== 'number') return true;
  if (placeholder === 'share') return value > 0 && value <= 1;
  return !placeholder.startsWith('impact_') || value !== 0;
}

function printPeriod(
  { first_day: first, last_day: last }: Advice['figures'],
  { language }: PrintStyle,
): string | undefined {
  if (first === undefined || last === undefined) return undefined;
  const [from, to] = [formatFigure(first, language), formatFigure(last, language)];
  if (first.value === last.value) return language === 'pl' ? `w dniu ${from}` : `on ${from}`;
  return language === 'pl' ? `w okresie od ${from} do ${to}` : `between ${from} and ${to}`;
}
