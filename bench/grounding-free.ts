import type { Language } from '#core/tenant.ts';
import type { Random } from '#evals/growth/random.ts';
import type { DeclaredComputation } from '#tools/growth/advice.ts';
import { drawCase, type GroundingCase, pick } from './grounding-case.ts';
import { ENGLISH } from './grounding-free-en.ts';
import { POLISH } from './grounding-free-pl.ts';
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
  const [whole, place, ...rest] = PHRASES[language].groups;
  const optional = rest
    .filter((group) => group !== rest.at(-1) || say.sign < 0)
    .filter(() => say.pick([true, true, false]));
  return [whole, place, ...optional].flatMap((group) => {
    const pieces = group === undefined ? undefined : say.pick(group)(say);
    return pieces === undefined ? [] : [...pieces, ' '];
  });
}

function inWords(say: Say, { sign }: GroundingCase, language: Language): readonly Piece[] {
  const change = say.value('change');
  const { words } = PHRASES[language];
  if (sign < 0 && change === -0.5) return [...words.halved(say), ' '];
  return sign > 0 && change === 1 ? [...words.doubled(say), ' '] : [];
}

function drawComputed(say: Say, shape: GroundingCase, language: Language): Computed | undefined {
  const { computed } = PHRASES[language];
  const { unit, currency } = shape;
  const isSum = ['revenue', 'sessions', 'transactions'].includes(shape.metric);
  const difference = (): Computed => {
    const value = say.value('actual') - say.value('expected');
    const slot = say.gap(value);
    const result = { value, unit: unit === 'fraction' ? ('points' as const) : unit };
    const declared = {
      operation: 'difference',
      of: ['actual', 'expected'],
      result: unit === 'currency' ? { ...result, currency } : result,
    } as const;
    return { slot, declared: { ...declared, of: [...declared.of] }, pieces: computed.difference(say, slot) };
  };
  const share = (): Computed => {
    const value = say.value('segment_before') / say.value('expected');
    const slot = say.part(value);
    const declared: DeclaredComputation = {
      operation: 'share',
      of: ['segment_before', 'expected'],
      result: { value, unit: 'fraction' },
    };
    return { slot, declared, pieces: computed.share(say, slot) };
  };
  const ratio = (): Computed => {
    const value = say.value('actual') / say.value('expected');
    const slot = say.times(value);
    const declared: DeclaredComputation = {
      operation: 'ratio',
      of: ['actual', 'expected'],
      result: { value, unit: 'ratio' },
    };
    return { slot, declared, pieces: computed.ratio(say, slot) };
  };
  return say.pick([() => undefined, difference, isSum ? share : ratio, ratio])();
}

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
