import type { z } from 'zod';
import { InvalidInputError } from '#core/errors.ts';
import type { AnyGraph } from '#graphs/graph.ts';
import { type AuditEntry, insertAuditEntry } from '#storage/core/audit.repository.ts';
import type { TenantDatabase } from '#storage/database.ts';
import {
  findTrigger,
  saveTrigger,
  type Trigger,
  type TriggerDraft,
} from '#storage/runtime/trigger.repository.ts';
import type { CronWhen, EventWhen, TriggerWhen } from '#storage/runtime/trigger-when.ts';
import { getGraph } from '../find-graph.ts';
import { checkCronTime } from './next-due.ts';

/** What an operator wants of a schedule; what is absent stays as it is. */
export interface TriggerChange {
  readonly graph?: string | undefined;
  readonly input?: Readonly<Record<string, unknown>> | undefined;
  readonly cron?: Partial<Omit<CronWhen, 'kind'>> | undefined;
  /** Seconds; null: at once. */
  readonly answerWithin?: number | null | undefined;
  readonly event?: Partial<Pick<EventWhen, 'cooldownSeconds' | 'filter'>> | undefined;
}

/** Whose change it is, and what it is checked against. */
export interface ChangeContext {
  readonly actor: Pick<AuditEntry, 'actorKind' | 'actorId'>;
  readonly graphs: readonly AnyGraph[];
}

/** Changes a schedule of the tenant, or adds one; refuses what could never start a run. */
export function changeTrigger(
  db: TenantDatabase,
  { name, change }: { readonly name: string; readonly change: TriggerChange },
  { actor, graphs }: ChangeContext,
): Promise<TriggerDraft> {
  return db.transaction(async (tx) => {
    const known = await findTrigger(tx, name);
    const draft = draftOf(name, change, known);
    await saveTrigger(tx, checked(draft, { graphs, known }));
    await insertAuditEntry(tx, db.tenantId, {
      ...actor,
      ...{ action: 'schedule.set', resourceKind: 'schedule', resourceId: known?.id ?? null },
      before:
        known === undefined
          ? null
          : { graph: known.graph, input: known.input, when: known.when, answerWithin: known.answerWithin },
      after: { ...draft },
    });
    return draft;
  });
}

function draftOf(
  name: string,
  { graph, input, answerWithin, ...times }: TriggerChange,
  known: Trigger | undefined,
): TriggerDraft {
  const runs = graph ?? known?.graph;
  if (runs === undefined)
    throw new InvalidInputError(`There is no schedule "${name}" yet: a new one needs a graph.`);
  return {
    ...{ name, graph: runs, input: input ?? known?.input ?? {}, when: whenOf(name, times, known?.when) },
    answerWithin: answerWithin === undefined ? (known?.answerWithin ?? null) : answerWithin,
  };
}

const NEW_CLOCK = { kind: 'cron', timezone: null, misfire: 'once', overlap: 'skip' } as const;

function whenOf(
  name: string,
  { cron, event }: Pick<TriggerChange, 'cron' | 'event'>,
  known: TriggerWhen | undefined,
): TriggerWhen {
  if (known?.kind !== 'event') {
    if (event === undefined) return clockOf(cron, known);
    throw new InvalidInputError(`"${name}" goes by the clock: only what goes by an event cools down.`);
  }
  if (cron === undefined) return { ...known, ...event, filter: { ...known.filter, ...event?.filter } };
  throw new InvalidInputError(`"${name}" goes by an event and has no time: add another schedule.`);
}

function clockOf(
  cron: TriggerChange['cron'],
  known: Exclude<TriggerWhen, EventWhen> | undefined,
): TriggerWhen {
  if (known !== undefined && cron === undefined) return known;
  const clock = known?.kind === 'cron' ? known : undefined;
  const fields = cron?.cron ?? clock?.cron;
  if (fields === undefined)
    throw new InvalidInputError('A new schedule needs a time, for example "0 23 * * *".');
  return { ...NEW_CLOCK, ...clock, ...cron, cron: fields };
}

function checked(
  draft: TriggerDraft,
  { graphs, known }: { readonly graphs: readonly AnyGraph[]; readonly known: Trigger | undefined },
): TriggerDraft {
  const { when, graph: name, input } = draft;
  if (when.kind === 'cron') checkCronTime({ cron: when.cron, timezone: when.timezone ?? 'UTC' });
  // A default may wait for a graph that comes with a later version.
  if (known?.graph === name && !graphs.some((graph) => graph.name === name)) return draft;
  const parsed: z.ZodSafeParseResult<unknown> = getGraph(graphs, name).input.safeParse(input);
  if (parsed.success) return draft;
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new InvalidInputError(`The graph "${name}" takes no such input: ${problems.join('. ')}.`);
}
