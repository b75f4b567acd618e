import { z } from 'zod';
import { addDays } from '#core/time.ts';
import type { Database } from '#storage/database.ts';
import { listBreakdownAmounts } from '#storage/metric/breakdown.repository.ts';
import { listLargestRecords } from '#storage/metric/largest-record.repository.ts';
import { usualLagOf } from '../source/find-connector.ts';
import { defineTool } from '../tool.ts';
import { compareWithEarlierWeeks } from './baseline-days.ts';
import { readDetectedProblems } from './detected-problems.ts';
import { isWhole } from './evidence.ts';
import { findBots, findBreak, findLabelShifts, findMissingDays, findSingleRecord } from './find-doubts.ts';
import { datasetFor, getMetric, measuresOf, readKnownMeasures } from './metric-catalog.ts';
import { type DetectedProblem, type Finding, qualityAnswer } from './quality-answer.ts';
import { qualityCells } from './quality-cells.ts';
import { type Reading, readScope, type SubjectInScope } from './read-scope.ts';
import { findRecorded, type RecordedMoney } from './recorded-money.ts';
import { volumeOf } from './refresh-series.ts';
import { seriesArguments } from './series-arguments.ts';
import type { Days } from './stretch-summary.ts';

export const dataQuality = defineTool({
  name: 'metric_data_quality',
  version: '2',
  description:
    'Reasons to doubt the numbers of some days before the business is blamed: missing or late days, a broken tracker, renamed labels, one record that made the day, visits of robots, and what detection found wrong: rows counted twice, samples, part days, a measure that is missing, another currency or time zone.',
  effect: 'read',
  input: z.object({
    ...seriesArguments,
    upTo: z.iso
      .date()
      .optional()
      .describe('Last day that should be there by now; without it the last day asked about.'),
  }),
  output: qualityAnswer,

  async run(asked, { db, expect }) {
    const dueDay = asked.upTo ?? asked.lastDay;
    // The day after tells a gap from data that is not there yet.
    const found = await readScope({ db, expect }, { ...asked, upTo: addDays(dueDay, 1) });
    const findings: Finding[] = [
      ...findMissingDays(found.subject, asked, addDays(dueDay, -lagOf(found))),
      // A part of which nothing is left was renamed, sold out or switched off: the tracker still sees the others.
      ...(isWhole(asked) ? findBreak(found, asked) : []),
      ...(await singleRecords({ db, expect }, found, asked)),
      ...(await labelShifts(db, found, asked)),
      ...findBots(found.scope, asked),
    ];
    const subject = { ...asked, source: found.source };
    const detected = await readDetectedProblems(db, subject);
    return { source: found.source, findings: [...findings, ...withoutTold(detected, findings)] };
  },

  cells: qualityCells,
});

/** A break and missing days are looked for here too; what both found is told once, with the figures of the days asked about. */
function withoutTold(detected: readonly DetectedProblem[], told: readonly Finding[]): DetectedProblem[] {
  const kinds = new Set(told.map(({ kind }) => kind));
  return detected.filter(
    ({ problem }) =>
      !(problem === 'tracker_break' && kinds.has('tracker_break')) &&
      !(problem === 'label_shift' && kinds.has('label_shift')) &&
      !(problem === 'data_gap' && (kinds.has('gap') || kinds.has('late_data'))),
  );
}

/** Days of an event that began elsewhere may not be there yet where a source is always behind: that is no doubt. */
function lagOf({ source, definition }: SubjectInScope): number {
  return usualLagOf(source, measuresOf(definition));
}

type Asked = Days & { readonly dims: Readonly<Record<string, string>> };

/** Records are kept for the whole shop, so they explain totals only. */
async function singleRecords(reading: Reading, found: SubjectInScope, asked: Asked): Promise<Finding[]> {
  if (!isWhole(asked)) return [];
  const own = findRecorded(found);
  for (const recorded of own === undefined ? await recordedElsewhere(reading, found, asked) : [own]) {
    const { dataset, measure } = recorded;
    const question = { dataset, measure, from: asked.firstDay, to: asked.lastDay };
    const single = findSingleRecord(recorded, await listLargestRecords(reading.db, question), asked);
    if (single.length > 0) return single;
  }
  return [];
}

/** What is taken in, as the site counts it, and as the order system does: a tracker does not see every order. */
const INCOMES = ['revenue', 'item_revenue'];

/** What is sold may be counted in one dataset, and what was paid for it watched in others. */
async function recordedElsewhere(
  reading: Reading,
  { definition, source }: SubjectInScope,
  asked: Asked,
): Promise<readonly RecordedMoney[]> {
  if (definition.family !== 'sales') return [];
  const known = await readKnownMeasures(reading.db);
  const days = { firstDay: asked.firstDay, lastDay: asked.lastDay, dims: {} };
  const incomes = INCOMES.map((metric) => ({ metric, dataset: datasetFor(getMetric(metric), known) }));
  const read = incomes.map(async ({ metric, dataset }) =>
    dataset === undefined || dataset === source
      ? undefined
      : findRecorded(await readScope(reading, { ...days, metric, source: dataset })),
  );
  return (await Promise.all(read)).filter((each) => each !== undefined);
}

/** Labels move between values of a dimension, so they are looked at over all values, whatever was asked about. */
async function labelShifts(db: Database, found: SubjectInScope, asked: Asked): Promise<Finding[]> {
  const { definition, scope, source, subject } = found;
  const { before, after } = compareWithEarlierWeeks([subject], asked);
  if (after.length === 0) return [];
  const amounts = await listBreakdownAmounts(db, {
    dataset: source,
    measures: [volumeOf(scope.map((each) => each.definition))],
    dimensions: definition.dimensions,
    dims: {},
    before,
    after,
  });
  return findLabelShifts(amounts);
}
