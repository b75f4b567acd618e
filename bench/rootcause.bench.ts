import { parseArgs } from 'node:util';
import { findAdditiveCauses } from '#analysis/root-cause/additive-causes.ts';
import { findRateCauses } from '#analysis/root-cause/rate-causes.ts';
import { rounded } from './figures.ts';
import { adtributor } from './rootcause-adtributor.ts';
import type { RootCauseAnswer, RootCauseCase, RootCauseMethod } from './rootcause-case.ts';
import { readCases } from './rootcause-files.ts';
import { makeCases } from './rootcause-made.ts';
import { type AnsweredCase, scoreCases, wrongShare } from './rootcause-score.ts';
import { shareLift } from './rootcause-share-lift.ts';

/*
 * Which combinations of values explain a change: cases with known causes, made here or read with --cases DIR (one CSV a
 * case, see docs/root-cause.md), answered by us, by Adtributor and by the scorer that everybody writes first. Hits go over
 * what is ranked, F1 and wrong answers over what a method stands by. --per-family N and --seed S make other cases,
 * --depth D lets a cause name so many dimensions, --show N prints so many cases that we answer wrongly.
 */

const { values } = parseArgs({
  options: {
    cases: { type: 'string' },
    seed: { type: 'string', default: '1' },
    'per-family': { type: 'string', default: '25' },
    depth: { type: 'string', default: '5' },
    show: { type: 'string', default: '0' },
  },
});

const deepest = Number(values.depth);
const methods: Readonly<Record<string, RootCauseMethod>> = { ours, adtributor, share_lift: shareLift };

const cases =
  values.cases === undefined
    ? makeCases(Number(values.seed), Number(values['per-family']))
    : readCases(values.cases);
const figures = Object.entries(methods).map(([name, method]) => [name, measure(name, method)] as const);
const { ours: own, ...baselines } = Object.fromEntries(figures);
console.log(JSON.stringify({ bench: 'rootcause', cases: cases.length, ...own, ...baselines }));

function ours(posed: RootCauseCase): RootCauseAnswer {
  const found =
    posed.kind === 'additive' ? findAdditiveCauses(posed, { deepest }) : findRateCauses(posed, { deepest });
  return {
    ranked: found.ranked.map((cause) => cause.values),
    decided: found.causes.map((cause) => cause.values),
  };
}

function measure(name: string, method: RootCauseMethod): Record<string, unknown> {
  const answered = cases.map((posed) => answer(posed, method));
  printFamilies(name, answered);
  if (method === ours) answered.filter(isWrong).slice(0, Number(values.show)).forEach(print);
  const withCause = answered.filter(({ posed }) => posed.truth.length > 0);
  const without = answered.filter(({ posed }) => posed.truth.length === 0);
  const of = (kind: RootCauseCase['kind']) => withCause.filter(({ posed }) => posed.kind === kind);
  return {
    ratio: hits(of('ratio')),
    additive: { ...f1(of('additive')), ...hits(of('additive')) },
    no_cause_wrong_share: without.length === 0 ? null : rounded(wrongShare(without), 3),
    s_per_case: rounded(answered.reduce((sum, { seconds }) => sum + seconds, 0) / answered.length, 4),
  };
}

function answer(posed: RootCauseCase, method: RootCauseMethod): AnsweredCase {
  const started = performance.now();
  const given = method(posed);
  return { posed, answer: given, seconds: (performance.now() - started) / 1000 };
}

function hits(answered: readonly AnsweredCase[]) {
  if (answered.length === 0) return { hit1: null, hit3: null };
  const { hit1, hit3 } = scoreCases(answered);
  return { hit1: rounded(hit1, 3), hit3: rounded(hit3, 3) };
}

function f1(answered: readonly AnsweredCase[]) {
  return { f1: answered.length === 0 ? null : rounded(scoreCases(answered).f1, 3) };
}

function printFamilies(name: string, answered: readonly AnsweredCase[]): void {
  console.error(`${name.padEnd(32)} cases    F1  precision recall  hit@1 hit@3  wrong`);
  const families = Map.groupBy(answered, ({ posed }) => `${posed.kind} ${posed.family}`);
  for (const [family, members] of families) {
    const scores = scoreCases(members.filter(({ posed }) => posed.truth.length > 0));
    const quiet = members.filter(({ posed }) => posed.truth.length === 0);
    const cells = [scores.f1, scores.precision, scores.recall, scores.hit1, scores.hit3].map((each) =>
      scores.cases === 0 ? '    –' : each.toFixed(2).padStart(5),
    );
    const wrong = quiet.length === 0 ? '    –' : wrongShare(quiet).toFixed(2).padStart(5);
    console.error(
      `  ${family.padEnd(30)} ${String(members.length).padStart(5)} ${cells.join('  ')}  ${wrong}`,
    );
  }
}

function isWrong({ posed, answer: given }: AnsweredCase): boolean {
  if (posed.truth.length === 0) return given.decided.length > 0;
  return scoreCases([{ posed, answer: given, seconds: 0 }]).f1 < 1;
}

function print({ posed, answer: given }: AnsweredCase): void {
  const text = (combinations: RootCauseAnswer['decided']): string => JSON.stringify(combinations);
  console.error(`${posed.name}: true ${text(posed.truth)}`);
  console.error(`    decided ${text(given.decided)}, ranked ${text(given.ranked.slice(0, 3))}`);
}
