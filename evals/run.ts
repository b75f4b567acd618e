import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { AppError } from '#core/errors.ts';
import { type ListedCase, listCases, listSkipped } from './all-cases.ts';
import { whyNotTheirs } from './asked-models.ts';
import { type Configuration, openConfiguration, PLAYBOOK } from './configuration.ts';
import { findDrops } from './judge-run.ts';
import { playAll } from './play-all.ts';
import {
  askedTable,
  caseStory,
  comparisonTable,
  kindTable,
  mattersBeside,
  progressLine,
  scoreTable,
} from './print-scores.ts';
import { type CaseReport, caseReport } from './scores/case-report.ts';
import { type JudgedCase, judgeCases, scoreCases } from './scores/score-cases.ts';
import { commitNow, readResult, resultOf, type StoredResult, writeResult } from './stored-result.ts';

/*
 * npm run eval: plays made-up shops with planted truth through the whole system, and scores what it makes of them against
 * the last stored result. It ends with 1 when something became worse by more than chance explains, or when models that
 * were to be asked did not do their work.
 */

const USAGE = `npm run eval -- [options]
  --only KIND     only cases in which this is planted (checkout_broken, quiet, …)
  --case NAME     one case, and everything that happened in it
  --stories       what happened in each case that may be tuned on
  --model MODEL   agents ask it: protocol/model as in "steward models set", or simulated
  --models FILE   lists of models as JSON: [{"role": "reasoning", "models": ["openai/gpt-5"], "price": "1.25/10"}, …]
  --data DIR      where data of real shops is
  --reseed N      other noise than usual: N is added to every seed
  --workers N     processes at a time
  --reports FILE  writes what every case came to, as JSON
  --from FILE     scores what was written so, instead of playing
  --json          the scores as one JSON object, last
  --save          keeps the result as the one to compare with`;
/** Each process holds a database of some 230 MB. */
const MOST_WORKERS = 4;

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    case: { type: 'string' },
    model: { type: 'string' },
    models: { type: 'string' },
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
else process.exitCode = await evaluate().catch(explain);

function explain(error: unknown): number {
  if (!(error instanceof AppError)) throw error;
  console.error(error.message);
  return 1;
}

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
  const configuration = await openConfiguration(values);
  const reports = await play(chosen, configuration).finally(configuration.close);
  const judged = judgeCases(reports);
  const scores = scoreParts(judged, chosen);
  const result = resultOf(judged, scores, { configuration: configuration.name, commit, reseed });
  const own = readResult(configuration.name);
  console.log(`\n${scoreTable(scores, own)}\n\n${kindTable(judged)}`);
  if (configuration.lists.length > 0) tellModels(result, own, isWhole);
  const isComparable = isWhole && reports.length === all.length;
  const drops = isComparable && own?.reseed === reseed ? findDrops(own, result) : [];
  return conclude(result, drops, whyRefused(result, configuration, isComparable));
}

/** What the models were asked, and their scores beside those of the playbook. */
function tellModels(result: StoredResult, own: StoredResult | undefined, isWhole: boolean): void {
  const playbook = readResult(PLAYBOOK);
  if (result.asked !== undefined) console.log(`\n${askedTable(result.asked)}`);
  if (playbook?.reseed !== reseed) return;
  console.log(`\n${mattersBeside(result, playbook)}`);
  if (isWhole) console.log(`\n${comparisonTable(result, { playbook, own })}`);
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

async function play(
  chosen: readonly ListedCase[],
  { lists, nameOf }: Configuration,
): Promise<readonly CaseReport[]> {
  if (values.from !== undefined) {
    const names = new Set(chosen.map(({ name }) => name));
    const kept = z.array(caseReport).parse(JSON.parse(readFileSync(values.from, 'utf8')));
    return kept.filter(({ name }) => names.has(name));
  }
  const played = await playAll(
    chosen.map(({ name }) => name),
    {
      workers: Number(values.workers),
      ...{ reseed, lists, dataFolder: values.data },
      onReport: (report, done) => console.error(progressLine(report, `${done}/${chosen.length}`)),
    },
  );
  const reports = played.map((report) => withNames(report, nameOf));
  if (values.reports !== undefined) writeFileSync(values.reports, JSON.stringify(reports, null, 1));
  return reports;
}

function withNames({ asked, ...report }: CaseReport, nameOf: Configuration['nameOf']): CaseReport {
  if (asked === undefined) return report;
  const models = asked.models.map((use) => ({ ...use, model: nameOf(use.model) }));
  return { ...report, asked: { ...asked, models } };
}

/** Why a result cannot be taken for what it was to be; undefined when it can. */
function whyRefused(
  result: StoredResult,
  configuration: Configuration,
  isComplete: boolean,
): string | undefined {
  const { name, lists, models } = configuration;
  const end = values.save ? ' Nothing is stored.' : '';
  const problem = lists.length > 0 ? whyNotTheirs(result.asked, models) : undefined;
  if (problem !== undefined) return `This is no result of ${name}. ${problem}${end}`;
  const reason = values.save ? whyNotKept(result, configuration, isComplete) : undefined;
  return reason === undefined ? undefined : `${reason}${end}`;
}

function whyNotKept(result: StoredResult, { lists }: Configuration, isComplete: boolean): string | undefined {
  if (!isComplete) return 'These are not the reports of all cases.';
  return lists.length > 0 && result.models.length === 0 ? 'No model had anything to do.' : undefined;
}

/** A drop that is stored on purpose is none; a result that is refused is never stored. */
function conclude(result: StoredResult, drops: readonly string[], refusal: string | undefined): number {
  for (const drop of drops) console.log(`Worse: ${drop}`);
  if (refusal !== undefined) console.error(refusal);
  else if (values.save) console.log(`Stored in ${writeResult(result)}.`);
  if (values.json) console.log(JSON.stringify(summaryOf(result)));
  return refusal !== undefined || (drops.length > 0 && !values.save) ? 1 : 0;
}

function summaryOf({ configuration, models, scores, asked }: StoredResult): object {
  return { eval: configuration, ...scores, ...(asked === undefined ? {} : { models, asked }) };
}
