import { z } from 'zod';
import { AppError, ConfigurationError, isRunControl } from '#core/errors.ts';
import { dayInZone } from '#core/time.ts';
import { type FactDelivery, storeDelivery } from '#storage/metric/fact.repository.ts';
import { type SourceDay, type SourceFlag, saveSourceDays } from '#storage/metric/source-day.repository.ts';
import type { Connector, DayWindow } from '../connector.ts';
import { defineTool, type ToolContext } from '../tool.ts';
import { dayOfRow, factsOfRows, shapedRows } from './facts-of-rows.ts';
import { getConnector } from './find-connector.ts';
import { daysThere, stateOf } from './read-days.ts';
import { readWhole } from './read-whole.ts';
import { source } from './source.ts';
import type { SourceAnswer } from './source-answer.ts';
import { SourceError } from './source-error.ts';

/** Why nothing of a window was stored. */
export const pullFailure = z.object({
  kind: z.string(),
  sentence: z.string(),
  userAction: z.string().nullable(),
});

const input = z.object({
  source,
  account: z.string().min(1),
  from: z.iso.date(),
  to: z.iso.date(),
  /** Where the account counts its days. */
  timezone: z.string(),
  /** Of the account, when its answers do not say. */
  currency: z.string().nullable(),
  /** The run that the facts are noted under. */
  executionId: z.uuid(),
});
type Asked = z.output<typeof input>;

const output = z.object({
  /** Days that are stored now; the others of the window are unknown still. */
  daysRead: z.number().int(),
  /** Days, of all datasets, that are new or have other facts than before. */
  daysChanged: z.number().int(),
  facts: z.number().int(),
  /** The window has to be asked for in parts; nothing of it was stored. */
  isTooLarge: z.boolean(),
  failure: pullFailure.nullable(),
});

const NOTHING = { daysRead: 0, daysChanged: 0, facts: 0, isTooLarge: false, failure: null };

/**
 * Done twice it does the same: the days of a window are replaced by what the source says of them. That is why asking
 * and storing are one step; what was asked is too much for a journal to keep.
 */
export const sourcePull = defineTool({
  name: 'source_pull',
  version: '1',
  description:
    'Asks a connected source for whole days and puts the facts of these days in the place of those before. A day that the source does not have yet, or that could not be read, stays unknown.',
  effect: 'write',
  input,
  output,

  async run(asked, context) {
    const connector = getConnector(asked.source);
    try {
      const answers = await readTables(connector, asked, context);
      if (answers === undefined) return { ...NOTHING, isTooLarge: true };
      return await store(connector, { asked, answers }, context);
    } catch (error) {
      context.signal.throwIfAborted();
      if (isRunControl(error)) throw error;
      context.log.error({ err: error, source: asked.source }, 'a source could not be pulled');
      return { ...NOTHING, failure: failureOf(error) };
    }
  },
});

/** A bug of ours is told too, as what it is: it must not keep the other sources from theirs. */
function failureOf(error: unknown): z.output<typeof pullFailure> {
  if (error instanceof SourceError) {
    return { kind: error.kind, sentence: error.message, userAction: error.userAction ?? null };
  }
  if (error instanceof AppError) return { kind: error.code, sentence: error.message, userAction: null };
  return { kind: 'bug', sentence: 'It failed unexpectedly; the log has the cause.', userAction: null };
}

/** The answers of all tables of a connector; undefined when one of them is too large. */
async function readTables(
  { source: from, tables }: Connector,
  asked: Asked,
  { sources, tenant, signal }: ToolContext,
): Promise<SourceAnswer[] | undefined> {
  if (sources === undefined) throw new ConfigurationError('This process has no way to the sources.');
  const answers: SourceAnswer[] = [];
  for (const { tool, question } of tables) {
    const call = { source: from, tool, arguments: question(asked) };
    const answer = await readWhole(sources, call, { tenantId: tenant.id, signal });
    if (answer === undefined) return undefined;
    answers.push(answer);
  }
  return answers;
}

interface Pulled {
  readonly asked: Asked;
  readonly answers: readonly SourceAnswer[];
}

async function store(connector: Connector, { asked, answers }: Pulled, context: ToolContext) {
  const { account, executionId } = asked;
  const timezone = connector.timezone ?? asked.timezone;
  const today = dayInZone(context.now(), timezone);
  const isForeignMoney = hasForeignMoney(connector, { asked, answers }, context.tenant.currency);
  const facts = connector.tables.flatMap((table, index) =>
    factsOfRows(table, answers[index]?.rows ?? [], { place: asked, isForeignMoney }),
  );
  const days = daysThere(connector, { window: asked, today, days: daysWithRows(connector, asked, answers) });
  const flags = flagsOf(answers, isForeignMoney);
  const read = days.map(
    (day): SourceDay => ({
      ...{ source: connector.source, account, day, flags, state: stateOf(connector, day, today) },
      facts: facts.filter((fact) => fact.day === day).length,
    }),
  );
  const delivery = deliveryOf(connector, facts, days);
  const origin = { executionId, currency: context.tenant.currency, timezone, part: { account } };
  return context.db.transaction(async (tx) => {
    const changes = await storeDelivery(tx, delivery, origin);
    await saveSourceDays(tx, read, executionId);
    const daysChanged = changes.reduce((sum, { newDays, replacedDays }) => sum + newDays + replacedDays, 0);
    return { ...NOTHING, daysRead: days.length, daysChanged, facts: delivery.facts.length };
  });
}

/** Facts of the days that are there, and those days in every dataset: what was known of one that is empty now goes. */
function deliveryOf(
  { tables }: Connector,
  facts: FactDelivery['facts'],
  days: readonly string[],
): FactDelivery {
  const there = new Set(days);
  return {
    facts: facts.filter(({ day }) => there.has(day)),
    covered: tables.flatMap(({ dataset }) => days.map((day) => ({ dataset, day }))),
  };
}

function daysWithRows(
  { tables: [first] }: Connector,
  asked: Asked & DayWindow,
  [answer]: readonly SourceAnswer[],
): string[] {
  return shapedRows(first, answer?.rows ?? [], asked).map((row) => dayOfRow(first, row));
}

/** Money that is not known to be in the shop's currency is not added to it. */
function hasForeignMoney({ tables }: Connector, { asked, answers }: Pulled, currency: string): boolean {
  return tables.some(
    ({ measures }, index) =>
      Object.values(measures).some(({ isMoney }) => isMoney) &&
      (answers[index]?.coverage.currency ?? asked.currency) !== currency,
  );
}

function flagsOf(answers: readonly SourceAnswer[], isForeignMoney: boolean): SourceFlag[] {
  const has = (flag: 'sampled' | 'thresholded' | 'otherRow'): boolean =>
    answers.some(({ quality }) => quality[flag]);
  return [
    ...(has('sampled') ? ['sampled' as const] : []),
    ...(has('thresholded') ? ['thresholded' as const] : []),
    ...(has('otherRow') ? ['other_row' as const] : []),
    ...(isForeignMoney ? ['foreign_currency' as const] : []),
  ];
}
