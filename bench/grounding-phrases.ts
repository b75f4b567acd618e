import type { Piece, Say, Slot } from './grounding-slots.ts';

type Names = Readonly<Record<string, string>>;

/**
 * What a writer of one language says. In a sentence `{change}` is a slot, `{fell|rose}` the word for less and the one for
 * more, `{?could|does}` the words of an estimate and of a fact.
 */
export interface Phrases {
  readonly metrics: Readonly<Record<'metric' | 'metric_of', Names>>;
  readonly at: Readonly<Record<string, (name: string) => string>>;
  /** Sentences of which a text has one of each group. */
  readonly groups: readonly (readonly string[])[];
  readonly computed: Readonly<Record<'difference' | 'share' | 'ratio', string>>;
  /** A change told in a word, which stands in the middle. */
  readonly halved: readonly [string, string, string];
  readonly doubled: readonly [string, string, string];
  /** A wrong number and a wrong direction instead of that word. */
  readonly instead: Readonly<Record<'halved' | 'doubled', readonly [string, string]>>;
  readonly benchmarks: readonly string[];
  readonly causes: readonly string[];
  readonly innocent: readonly string[];
}

/** Slots whose name is that of a figure or a span of time. */
const FIGURES = [
  'actual',
  'expected',
  'before',
  'after',
  'change',
  'placeChange',
  'share',
  'impact',
  'week',
  'low',
  'mid',
  'high',
  'first',
  'last',
  'days',
  'perWeek',
  'perHorizon',
  'horizon',
] as const;
type FigureSlot = (typeof FIGURES)[number];

/** Fills a sentence; `computed` is the slot of a figure that the text itself declares. */
export function fill(sentence: string, say: Say, { phrases, computed }: Filling): Piece[] {
  return sentence.split(/(\{[^}]+\})/).map((part) => {
    if (!part.startsWith('{')) return part;
    const name = part.slice(1, -1);
    if (name === 'computed') return computed ?? '';
    return name.includes('|') ? choiceSlot(name, say) : namedSlot(name, say, phrases);
  });
}

export interface Filling {
  readonly phrases: Phrases;
  readonly computed?: Slot;
}

function choiceSlot(name: string, say: Say): Slot {
  const isHedge = name.startsWith('?');
  const [left = '', right = ''] = name.replace('?', '').split('|');
  return isHedge ? say.hedge(left, right) : say.way(left, right);
}

function namedSlot(name: string, say: Say, { metrics, at }: Phrases): Slot {
  if (name === 'Metric') return capitalized(say.metric(metrics.metric));
  if (name === 'metric' || name === 'metric_of') return say.metric(metrics[name]);
  if (name === 'at') return say.name(at[say.dimension] ?? ((place) => place));
  if (!FIGURES.includes(name as FigureSlot)) throw new Error(`There is no slot {${name}}.`);
  // The line above makes sure.
  return say[name as FigureSlot]();
}

function capitalized({ text, faults }: Slot): Slot {
  const upper = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
  return {
    text: upper(text),
    faults: Object.fromEntries(Object.entries(faults).map(([fault, word]) => [fault, upper(word)])),
  };
}

/** "Halved" or "doubled" instead of a figure. */
export function fillWord(word: 'halved' | 'doubled', say: Say, phrases: Phrases): Piece[] {
  const [before, told, after] = phrases[word];
  const [wrong_number, wrong_direction] = phrases.instead[word];
  return [
    ...fill(before, say, { phrases }),
    { text: told, faults: { wrong_number, wrong_direction } },
    ...fill(after, say, { phrases }),
  ];
}
