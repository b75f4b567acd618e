import { FINDING_WORDINGS } from '#agents/growth/analyst-wordings.ts';
import { fillWording } from '#agents/growth/wording/fill-wording.ts';
import type { WordingNames } from '#agents/growth/wording/print-placeholder.ts';
import { dimensionName } from '#agents/wording/dimension-names.ts';
import { formatFigure } from '#agents/wording/format-figure.ts';
import type { Language } from '#core/tenant.ts';
import type { Advice } from '#tools/growth/advice.ts';
import { type FindingKind, findingKind } from '#tools/growth/cause.ts';
import type { RecommendationTemplate } from '#tools/template.ts';

const REMEDY = {
  en: 'Look what was changed there, and take it back where it does harm.',
  pl: 'Sprawdź, co tam zmieniono, i cofnij to, co szkodzi.',
};

/** The kind of finding that a template answers; undefined when it answers incidents. */
export function findingOf({ rules }: RecommendationTemplate): FindingKind | undefined {
  return findingKind.safeParse(rules.causes[0]).data;
}

/** The numbers of an incident's segment, told as an analyst's finding of that place. */
export function asTopic(advice: Advice, kind: FindingKind): Advice {
  const { segment_after, segment_before, segment_change, impact_week, first_day, last_day } = advice.figures;
  const figures = {
    current: segment_after,
    baseline: segment_before,
    change: segment_change,
    first_day,
    last_day,
  };
  const money =
    impact_week === undefined
      ? {}
      : { money: { ...impact_week, value: Math.abs(Number(impact_week.value)) } };
  return {
    ...advice,
    cause: { ...advice.cause, kind },
    figures: Object.fromEntries(
      Object.entries({ ...figures, ...money }).flatMap(([name, figure]) =>
        figure === undefined ? [] : [[name, figure]],
      ),
    ),
    names: advice.cause.segment === null ? [] : [advice.cause.segment.value],
  };
}

/** The topic with the sentences of its analyst, which say what its figures say. */
export function withWords(advice: Advice, names: WordingNames): Advice {
  const finding = { en: findingIn('en', advice, names), pl: findingIn('pl', advice, names) };
  return { ...advice, words: { finding, remedy: REMEDY } };
}

function findingIn(language: Language, { cause, figures }: Advice, { metrics }: WordingNames): string {
  const [wording] = FINDING_WORDINGS.change;
  const { segment, metric } = cause;
  const quotes = language === 'pl' ? ['„', '”'] : ['“', '”'];
  const words: Readonly<Record<string, string | undefined>> = {
    measure: metrics[metric]?.[language] ?? metric,
    place:
      segment === null
        ? undefined
        : `${dimensionName(segment.dimension)[language]} ${quotes[0]}${segment.value}${quotes[1]}`,
  };
  const print = (name: string) => {
    const figure = figures[name];
    if (figure === undefined) return words[name];
    return formatFigure(figure, language, { sign: name === 'change' ? 'always' : 'as-is' });
  };
  const told = wording === undefined ? undefined : fillWording(wording[language], print);
  if (told === undefined) throw new Error('A topic of the bench lacks a figure.');
  return told;
}
