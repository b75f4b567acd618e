import type { BenchDatabase } from './bench-database.ts';

/**
 * Tables and triggers beside the runtime's that see what it does. Nothing is unique in them, so that what happens twice
 * shows twice. At each commit the epoch of every row that was written is compared with that of the run's lease.
 */
const WITNESSES = `
create schema bench;
create table bench.effect (
  execution_id uuid not null,
  step         text not null,
  epoch        integer not null,
  number       bigint generated always as identity
);
create table bench.zombie (source text not null, execution_id uuid not null, epoch integer not null, lease_epoch integer);
create table bench.ending (execution_id uuid not null, status text not null);
grant usage on schema bench to steward_app;
grant insert on bench.effect to steward_app;

create function bench.compare_epoch() returns trigger language plpgsql security definer set search_path = '' as $$
declare current_epoch integer;
begin
  select lease.epoch into current_epoch from runtime.lease
  where lease.execution_id = new.execution_id and lease.state = 'leased';
  if current_epoch is distinct from new.epoch then
    insert into bench.zombie values (tg_table_name, new.execution_id, new.epoch, current_epoch);
  end if;
  return null;
end $$;
create constraint trigger compare_epoch after insert or update on runtime.step
  deferrable initially deferred for each row execute function bench.compare_epoch();
create constraint trigger compare_epoch after insert on bench.effect
  deferrable initially deferred for each row execute function bench.compare_epoch();

create function bench.note_ending() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into bench.ending values (new.id, new.status);
  return null;
end $$;
create trigger note_ending after update of status on runtime.execution for each row
  when (new.ended_at is not null) execute function bench.note_ending();
`;

export async function createWitnesses({ pool }: BenchDatabase): Promise<void> {
  await pool.query(WITNESSES);
}
