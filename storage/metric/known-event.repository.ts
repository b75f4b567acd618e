import { z } from 'zod';
import { InvalidInputError, NotFoundError } from '#core/errors.ts';
import { type AuditEntry, insertAuditEntry } from '../core/audit.repository.ts';
import { type Database, many, type TenantDatabase } from '../database.ts';
import { sql } from '../sql.ts';

export const eventKind = z.enum([
  'holiday',
  'closing',
  'campaign',
  'price_change',
  'release',
  'stock',
  'outage',
  'other',
]);
/** Which way numbers may go without being news; `closed` says that nothing is expected at all. */
export const eventEffect = z.enum(['closed', 'up', 'down', 'any']);

const eventRow = z
  .object({
    id: z.string(),
    name: z.string(),
    kind: eventKind,
    effect: eventEffect,
    first_day: z.string(),
    last_day: z.string(),
    source: z.string().nullable(),
    entered_by: z.string().nullable(),
  })
  .transform(({ first_day, last_day, entered_by, ...event }) => ({
    ...event,
    firstDay: first_day,
    lastDay: last_day,
    enteredBy: entered_by,
  }));

/** Days of a tenant on which something known moves its numbers. */
export type KnownEvent = z.output<typeof eventRow>;
export type NewEvent = Omit<KnownEvent, 'id' | 'enteredBy'>;

type Actor = Pick<AuditEntry, 'actorKind' | 'actorId'>;

/** Known events that share a day with a stretch, oldest first; without one all of them. */
export function listKnownEvents(
  db: Database,
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined } = {},
): Promise<KnownEvent[]> {
  return many(
    db,
    eventRow,
    sql`
      select id, name, kind, effect, first_day, last_day, source, entered_by from metric.known_event
      where last_day >= ${from ?? '-infinity'}::date and first_day <= ${to ?? 'infinity'}::date
      order by first_day, name
    `,
  );
}

/** Enters events, all or none; one of the same name and first day is refused. */
export function addKnownEvents(
  db: TenantDatabase,
  events: readonly NewEvent[],
  actor: Actor,
): Promise<KnownEvent[]> {
  return db.transaction(async (tx) => {
    const added = await many(
      tx,
      eventRow,
      sql`
        insert into metric.known_event (tenant_id, name, kind, effect, first_day, last_day, source, entered_by)
        select core.require_tenant(), name, kind, effect, first_day, last_day, source, ${actor.actorId}
        from jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as fresh
          (name text, kind text, effect text, "firstDay" date, "lastDay" date, source text),
          lateral (select fresh."firstDay" as first_day, fresh."lastDay" as last_day) as days
        on conflict (tenant_id, name, first_day) do nothing
        returning id, name, kind, effect, first_day, last_day, source, entered_by
      `,
    );
    const known = events.find(
      ({ name, firstDay }) => !added.some((each) => each.name === name && each.firstDay === firstDay),
    );
    if (known !== undefined) {
      throw new InvalidInputError(
        `"${known.name}" from ${known.firstDay} is known already. Remove it first to change it.`,
      );
    }
    for (const event of added) {
      await insertAuditEntry(tx, db.tenantId, {
        ...actor,
        action: 'event.add',
        resourceKind: 'known_event',
        resourceId: event.id,
        before: null,
        after: event,
      });
    }
    return added;
  });
}

/** Takes an event away, named by its id or the beginning of it. */
export function removeKnownEvent(db: TenantDatabase, reference: string, actor: Actor): Promise<KnownEvent> {
  return db.transaction(async (tx) => {
    const found = (await listKnownEvents(tx)).filter(({ id }) => id.startsWith(reference.toLowerCase()));
    const [event, another] = reference === '' ? [] : found;
    if (event === undefined) throw new NotFoundError('event', reference, 'See "steward events list".');
    if (another !== undefined) {
      throw new InvalidInputError(`Several events begin with "${reference}": give more of the id.`);
    }
    await tx.run(sql`delete from metric.known_event where id = ${event.id}`);
    await insertAuditEntry(tx, db.tenantId, {
      ...actor,
      action: 'event.remove',
      resourceKind: 'known_event',
      resourceId: event.id,
      before: event,
      after: null,
    });
    return event;
  });
}
