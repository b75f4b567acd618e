import { MISSED_AFTER_MINUTES } from '#runtime/schedule/judge-due.ts';
import { walkedDueTimes } from '#runtime/schedule/walked-due-times.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { saveTrigger } from '#storage/runtime/trigger.repository.ts';
import { sql } from '#storage/sql.ts';
import type { Store } from '#storage/store.ts';
import { createTenant, openSchedulers, seededRandom } from './schedule-schedulers.ts';

const ZONE = 'Europe/Warsaw';
const MINUTE = 60_000;
// The clock of Warsaw jumps on 29 March 2026.
const START = Date.parse('2026-03-14T00:07:00Z');
const END = START + 30 * 24 * 60 * MINUTE;
const OUTAGE = { from: Date.parse('2026-04-05T20:07:00Z'), to: Date.parse('2026-04-06T02:07:00Z') };
const LONGEST_STEP = 7;

const TRIGGERS = [
  { name: 'hourly', cron: '0 * * * *', misfire: 'once' },
  { name: 'nightly', cron: '0 23 * * *', misfire: 'skip' },
  { name: 'half-past-two', cron: '30 2 * * *', misfire: 'once' },
  { name: 'quarters', cron: '*/15 * * * *', misfire: 'skip' },
] as const;

/** What thirty days of schedules came to. */
export interface Month {
  /** Runs that there should be, by the rules. */
  readonly due: number;
  readonly fired: number;
  /** Runs too many: a second one for a due time, or one for no due time. */
  readonly doubled: number;
  /** Due by the rules, and no run. */
  readonly missed: number;
}

/** Lets the schedulers live through thirty days and compares what they started with a walk through the minutes. */
export async function simulateMonth(stores: readonly Store[]): Promise<Month> {
  const [first] = stores;
  if (first === undefined) throw new Error('There is no store.');
  const shop = await createTenant(first, 'month');
  await shop.transaction(async (tx) => {
    for (const { name, ...clock } of TRIGGERS) {
      const when = { kind: 'cron', timezone: null, overlap: 'queue', ...clock } as const;
      await saveTrigger(tx, { name, graph: 'growth_reactive_sweep', input: {}, when });
    }
  });
  const looks = lookTimes();
  await lookAround(stores, looks);
  return compare(expectedKeys(looks), await firedKeys(shop));
}

/** When anybody looks: every one to seven minutes, and not during the outage. */
function lookTimes(): number[] {
  const random = seededRandom(2026);
  const times: number[] = [];
  for (let time = START; time <= END; time += Math.ceil(random() * LONGEST_STEP) * MINUTE) {
    if (time < OUTAGE.from || time > OUTAGE.to) times.push(time);
  }
  return [...times, OUTAGE.from, OUTAGE.to].sort((one, other) => one - other);
}

async function lookAround(stores: readonly Store[], looks: readonly number[]): Promise<void> {
  const random = seededRandom(7);
  const schedulers = await openSchedulers(stores);
  // Within the minute, each looks at a moment of its own.
  for (const look of looks) {
    const moments = stores.map(() => new Date(look + Math.floor(random() * 59_000)));
    await schedulers.tickAll((scheduler) => moments[scheduler] ?? new Date(look));
  }
  await schedulers.close();
}

/** The rules, told again: a due time starts a run; of those that nobody saw for long, one does or none. */
function expectedKeys(looks: readonly number[]): Set<string> {
  const stretch = [new Date(START + MINUTE), new Date(looks.at(-1) ?? END)] as const;
  const keys = TRIGGERS.flatMap(({ name, cron, misfire }) => {
    const due = walkedDueTimes({ cron, timezone: ZONE }, ...stretch);
    const gone = new Set(goneTimes(due.filter(isUnseen), misfire));
    return due.filter((time) => !gone.has(time)).map((time) => `${name} ${time.toISOString()}`);
  });
  return new Set(keys);
}

function isUnseen(time: Date): boolean {
  return time.getTime() > OUTAGE.from && time.getTime() <= OUTAGE.to;
}

/** Due times of the outage that start no run of their own. */
function goneTimes(unseen: readonly Date[], misfire: 'once' | 'skip'): readonly Date[] {
  const [oldest] = unseen;
  if (oldest === undefined || OUTAGE.to - oldest.getTime() <= MISSED_AFTER_MINUTES * MINUTE) return [];
  return misfire === 'once' ? unseen.slice(1) : unseen;
}

async function firedKeys(shop: TenantDatabase): Promise<string[]> {
  const { rows } = await shop.run(sql`
    select trigger.name || ' ' || regexp_replace(execution.dedupe_key, '^trigger:[^:]*:|#.*$', '', 'g') as key
    from runtime.execution as execution
    join runtime.trigger as trigger on trigger.id::text = split_part(execution.dedupe_key, ':', 2)
  `);
  return rows.map((row) => String(Object(row).key));
}

function compare(expected: ReadonlySet<string>, fired: readonly string[]): Month {
  const started = new Set(fired);
  return {
    due: expected.size,
    fired: fired.length,
    doubled: fired.length - [...started].filter((key) => expected.has(key)).length,
    missed: [...expected].filter((key) => !started.has(key)).length,
  };
}
