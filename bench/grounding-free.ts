import type { Language } from '#core/tenant.ts';
import type { Random } from '#evals/growth/random.ts';
import type { DeclaredComputation } from '#tools/growth/advice.ts';
import { drawCase, type GroundingCase, pick } from './grounding-case.ts';
import { ENGLISH } from './grounding-free-en.ts';
import { POLISH } from './grounding-free-pl.ts';
import { fill, fillWord } from './grounding-phrases.ts';
import { type Piece, type Say, type Slot, speaker } from './grounding-slots.ts';
import type { BenchText, FaultKind, FaultyText, Specimen } from './grounding-text.ts';

const PHRASES = { en: ENGLISH, pl: POLISH };

/** A figure of the text that no cell holds, and its declaration. */
interface Computed {
  readonly pieces: readonly Piece[];
  readonly declared: DeclaredComputation;
  /** Place of its figure in the pieces. */
  readonly slot: Slot;
}

/** Free text about an invented incident: true, and phrased as our renderer does not phrase. */
export function drawFreeText(language: Language, random: Random): Specimen {
  const shape = drawCase(random);
  const say = speaker(shape, language, random);
  const computed = drawComputed(say, shape, language);
  const pieces = [
    ...drawSentences(say, language),
    ...inWords(say, shape, language),
    ...(computed?.pieces ?? []),
  ];
  const innocent = ` ${pick(PHRASES[language].innocent, random)}`;
  const text: BenchText = {
    by: 'free',
    language,
    fields: { desc: textOf(pieces) + innocent },
    advice: shape.advice,
    labels: [],
    otherPlaces: shape.place.others,
    computations: computed === undefined ? [] : [computed.declared],
  };
  return {
    text,
    plant: (fault) => {
      if (fault === 'bad_computation') return miscalculate(text, pieces, computed);
      const added = addedSentence(fault, language, random);
      if (added !== undefined)
        return withDesc(text, fault, { desc: `${text.fields.desc} ${added}`, change: added });
      return swapSlot(text, pieces, { fault, random });
    },
  };
}

function drawSentences(say: Say, language: Language): Piece[] {
  const phrases = PHRASES[language];
  const [whole = [], place = [], ...rest] = phrases.groups;
  // What a measure brings back is told of a loss only.
  const further = say.sign < 0 ? rest : rest.slice(0, -1);
  const groups = [whole, place, ...further.filter(() => say.pick([true, true, false]))];
  return groups.flatMap((group) => [...fill(say.pick(group), say, { phrases }), ' ']);
}

function inWords(say: Say, { sign }: GroundingCase, language: Language): readonly Piece[] {
  const change = say.value('change');
  if (sign < 0 && change === -0.5) return [...fillWord('halved', say, PHRASES[language]), ' '];
  return sign > 0 && change === 1 ? [...fillWord('doubled', say, PHRASES[language]), ' '] : [];
}

function drawComputed(say: Say, shape: GroundingCase, language: Language): Computed | undefined {
  const isSum = ['revenue', 'sessions', 'transactions'].includes(shape.metric);
  const operation = say.pick(['none', 'difference', isSum ? 'share' : 'ratio', 'ratio'] as const);
  if (operation === 'none') return undefined;
  const [slot, declared] = COMPUTED[operation](say, shape);
  const phrases = PHRASES[language];
  return { slot, declared, pieces: fill(phrases.computed[operation], say, { phrases, computed: slot }) };
}

type Compute = (say: Say, shape: GroundingCase) => readonly [Slot, DeclaredComputation];

const COMPUTED: Readonly<Record<'difference' | 'share' | 'ratio', Compute>> = {
  difference: (say, { unit, currency }) => {
    const value = say.value('actual') - say.value('expected');
    const money = unit === 'currency' ? { currency } : {};
    const result = { value, unit: unit === 'fraction' ? ('points' as const) : unit, ...money };
    return [say.gap(value), { operation: 'difference', of: ['actual', 'expected'], result }];
  },
  share: (say) => {
    const value = say.value('segment_before') / say.value('expected');
    const result = { value, unit: 'fraction' as const };
    return [say.part(value), { operation: 'share', of: ['segment_before', 'expected'], result }];
  },
  ratio: (say) => {
    const value = say.value('actual') / say.value('expected');
    const result = { value, unit: 'ratio' as const };
    return [say.times(value), { operation: 'ratio', of: ['actual', 'expected'], result }];
  },
};

function textOf(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) => (typeof piece === 'string' ? piece : piece.text))
    .join('')
    .trim();
}

function addedSentence(fault: FaultKind, language: Language, random: Random): string | undefined {
  const { benchmarks, causes } = PHRASES[language];
  if (fault === 'invented_benchmark') return pick(benchmarks, random);
  return fault === 'invented_cause' ? pick(causes, random) : undefined;
}

interface Planting {
  readonly fault: FaultKind;
  readonly random: Random;
}

function swapSlot(
  text: BenchText,
  pieces: readonly Piece[],
  { fault, random }: Planting,
): FaultyText | undefined {
  const slots = pieces.flatMap((piece) =>
    typeof piece === 'string' || piece.faults[fault] === undefined ? [] : [piece],
  );
  if (slots.length === 0) return undefined;
  const slot = pick(slots, random);
  const planted = slot.faults[fault] ?? '';
  const desc = textOf(pieces.map((piece) => (piece === slot ? planted : piece)));
  return withDesc(text, fault, { desc, change: `${slot.text} -> ${planted}` });
}

/** The writer got the sum wrong, and both the declaration and the text say so. */
function miscalculate(
  text: BenchText,
  pieces: readonly Piece[],
  computed: Computed | undefined,
): FaultyText | undefined {
  if (computed === undefined) return undefined;
  const { slot, declared } = computed;
  const planted = slot.faults.wrong_number ?? '';
  const desc = textOf(pieces.map((piece) => (piece === slot ? planted : piece)));
  const wrong = { ...declared, result: { ...declared.result, value: declared.result.value * 1.4 } };
  const faulty = withDesc(text, 'bad_computation', { desc, change: `${slot.text} -> ${planted}` });
  return { ...faulty, computations: [wrong] };
}

function withDesc(
  text: BenchText,
  fault: FaultKind,
  { desc, change }: { desc: string; change: string },
): FaultyText {
  return { ...text, fault, change, fields: { ...text.fields, desc } };
}
