import { groundFields } from '#agents/growth/wording/draft-grounding.ts';
import { language } from '#core/tenant.ts';
import { createRandom, type Random } from '#evals/growth/random.ts';
import { rounded } from './figures.ts';
import { drawFreeText } from './grounding-free.ts';
import { drawRenderedText } from './grounding-rendered.ts';
import { type BenchText, FAULTS, type FaultKind, type FaultyText, type Specimen } from './grounding-text.ts';

/*
 * How many planted faults the grounding gate catches and how many correct texts it blocks. Correct texts come from the
 * product's renderer and from a generator of free text that shares no code with the gate; each fault is planted in a text
 * of its own. --show N prints so many misses and wrong blocks; --seed S draws other texts.
 */

const CORRECT = 1000;
const PER_FAULT = 150;
const TRIES = 40;

const option = (name: string): string | undefined => {
  const place = process.argv.indexOf(name);
  return place < 0 ? undefined : process.argv[place + 1];
};
const show = Number(option('--show') ?? 0);
const random = createRandom(`grounding ${option('--seed') ?? '1'}`);

console.log(JSON.stringify(measure()));

function measure(): Record<string, unknown> {
  const correct = Array.from({ length: CORRECT }, (_, index) => draw(index, random).text);
  const started = performance.now();
  const blocked = correct.filter((text) => isBlocked(text));
  const msPerText = (performance.now() - started) / CORRECT;
  const planted = FAULTS.flatMap((fault) => plantAll(fault));
  const missed = planted.filter((text) => !isBlocked(text));
  for (const text of blocked.slice(0, show)) print('blocked', text, describe(text));
  for (const text of missed.slice(0, show)) print(`missed ${text.fault}`, text, text.change);
  return {
    bench: 'grounding',
    planted: planted.length,
    caught: planted.length - missed.length,
    caught_share: rounded(1 - missed.length / planted.length, 4),
    correct_texts: CORRECT,
    blocked_share: rounded(blocked.length / CORRECT, 4),
    ms_per_text: rounded(msPerText, 3),
    by_fault: Object.fromEntries(FAULTS.map((fault) => [fault, countOf(fault, planted, missed)])),
    correct_by_writer: {
      renderer: blockedBy('renderer', correct, blocked),
      free: blockedBy('free', correct, blocked),
    },
  };
}

/** Both writers and both languages in turn. */
function draw(index: number, from: Random): Specimen {
  const each = language.options[index % language.options.length] ?? 'en';
  return index % 4 < 2 ? drawFreeText(each, from) : drawRenderedText(each, from);
}

/** A text that has no place for the fault is drawn again, and so is one that stays as it was. */
function plantAll(fault: FaultKind): FaultyText[] {
  const texts: FaultyText[] = [];
  for (let index = 0; texts.length < PER_FAULT && index < PER_FAULT * TRIES; index += 1) {
    const faulty = draw(index, random).plant(fault);
    if (faulty !== undefined) texts.push(faulty);
  }
  return texts;
}

function problemsOf({ fields, advice, ...options }: BenchText) {
  return groundFields(fields, advice, options).unsupported;
}

function isBlocked(text: BenchText): boolean {
  return problemsOf(text).length > 0;
}

function describe(text: BenchText): string {
  return problemsOf(text)
    .map(({ field, figure, code, why }) => `${field} "${figure}" ${code}: ${why}`)
    .join('; ');
}

function print(what: string, { by, language: each, fields }: BenchText, detail: string): void {
  console.log(`${what} (${by}, ${each}): ${detail}\n    ${fields.desc}`);
}

function countOf(fault: FaultKind, planted: readonly FaultyText[], missed: readonly FaultyText[]) {
  const of = (texts: readonly FaultyText[]) => texts.filter((text) => text.fault === fault).length;
  return { planted: of(planted), caught: of(planted) - of(missed) };
}

function blockedBy(by: BenchText['by'], correct: readonly BenchText[], blocked: readonly BenchText[]) {
  const of = (texts: readonly BenchText[]) => texts.filter((text) => text.by === by).length;
  return { texts: of(correct), blocked: of(blocked) };
}
