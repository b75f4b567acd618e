import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { type ListedCase, listCases, listSkipped } from './all-cases.ts';
import { findDrops } from './judge-run.ts';
import { playAll } from './play-all.ts';
import { caseStory, kindTable, progressLine, scoreTable } from './print-scores.ts';
import { type CaseReport, caseReport } from './scores/case-report.ts';
import { type JudgedCase, judgeCases, scoreCases } from './scores/score-cases.ts';
import { commitNow, readResult, resultOf, type StoredResult, writeResult } from './stored-result.ts';

/*
 * npm run eval: plays made-up shops with planted truth through the whole system, and scores what it makes of them against
 * the last stored result. It ends with 1 when something became worse by more than chance explains.
 */

const USAGE = `npm run eval -- [options]
  --only KIND     only cases in which this is planted (checkout_broken, quiet, …)
  --case NAME     one case, and everything that happened in it
  --stories       what happened in each case that may be tuned on
  --data DIR      where data of real shops is
  --reseed N      other noise than usual: N is added to every seed
  --workers N     processes at a time
  --reports FILE  writes what every case came to, as JSON
  --from FILE     scores what was written so, instead of playing
  --json          the scores as one JSON object, last
  --save          keeps the result as the one to compare with`;
/** Each process holds a database of some 230 MB. */
const MOST_WORKERS = 4;
/** Agents follow their playbooks; no model is asked. */
const CONFIGURATION = 'playbook';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    case: { type: 'string' },
    data: { type: 'string', default: join(import.meta.dirname, '..', '..', 'shared', 'data') },
    reseed: { type: 'string', default: '0' },
    workers: { type: 'string', default: String(Math.min(MOST_WORKERS, availableParallelism())) },
    reports: { type: 'string' },
    from: { type: 'string' },
    stories: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    save: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const reseed = Number(values.reseed);
if (values.help) console.log(USAGE);
else process.exitCode = await evaluate();

async function evaluate(): Promise<number> {
  const all = listCases(values.data);
  for (const skipped of listSkipped(values.data)) console.error(skipped);
  const chosen = all.filter(
    ({ name, kinds }) =>
      name === (values.case ?? name) && (values.only === undefined || kinds.includes(values.only)),
  );
  const isWhole = chosen.length === all.length;
  const refusal = refusalOf(chosen, { all, isWhole });
  if (refusal !== undefined) {
    console.error(refusal);
    return 1;
  }
  // Read first: the code may be changed while the cases are played.
  const commit = commitNow();
  const judged = judgeCases(await play(chosen));
  const scores = scoreParts(judged, chosen);
  const result = resultOf(judged, scores, { configuration: CONFIGURATION, commit, reseed });
  const stored = readResult(CONFIGURATION);
  console.log(`\n${scoreTable(scores, stored)}\n\n${kindTable(judged)}`);
  return conclude(result, isWhole && stored?.reseed === reseed ? findDrops(stored, result) : []);
}

/** Why nothing can be done as it was asked for; undefined when it can. */
function refusalOf(
  chosen: readonly ListedCase[],
  { all, isWhole }: { readonly all: readonly ListedCase[]; readonly isWhole: boolean },
): string | undefined {
  if (chosen.length === 0)
    return `No case is named so. There are: ${all.map(({ name }) => name).join(', ')}.`;
  if (values.save && !isWhole) return 'Only a result of all cases is kept: leave out --only and --case.';
  return undefined;
}

/** The scores of all cases and of both halves; tells what happened where that was wished. */
function scoreParts(judged: readonly JudgedCase[], chosen: readonly ListedCase[]) {
  const halfOf = new Map(chosen.map(({ name, half }) => [name, half]));
  const inHalf = (half: ListedCase['half']) =>
    judged.filter(({ report }) => halfOf.get(report.name) === half);
  const told = values.case === undefined ? inHalf('tuning') : judged;
  if (values.stories || values.case !== undefined) console.log(told.map(caseStory).join('\n'));
  return {
    all: scoreCases(judged),
    tuning: scoreCases(inHalf('tuning')),
    'held out': scoreCases(inHalf('held out')),
  };
}

async function play(chosen: readonly ListedCase[]): Promise<readonly CaseReport[]> {
  if (values.from !== undefined) {
    const names = new Set(chosen.map(({ name }) => name));
    const kept = z.array(caseReport).parse(JSON.parse(readFileSync(values.from, 'utf8')));
    return kept.filter(({ name }) => names.has(name));
  }
  const reports = await playAll(
    chosen.map(({ name }) => name),
    {
      workers: Number(values.workers),
      reseed,
      dataFolder: values.data,
      onReport: (report, done) => console.error(progressLine(report, `${done}/${chosen.length}`)),
    },
  );
  if (values.reports !== undefined) writeFileSync(values.reports, JSON.stringify(reports, null, 1));
  return reports;
}

/** A drop that is stored on purpose is none. */
function conclude(result: StoredResult, drops: readonly string[]): number {
  for (const drop of drops) console.log(`Worse: ${drop}`);
  if (values.save) console.log(`Stored in ${writeResult(result)}.`);
  if (values.json) console.log(JSON.stringify({ eval: CONFIGURATION, ...result.scores }));
  return drops.length > 0 && !values.save ? 1 : 0;
}
