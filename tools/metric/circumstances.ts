import { applyVerdicts, type Judgement, type Verdict } from '#analysis/apply-verdicts.ts';
import type { KnownEvent } from '#analysis/known-event.ts';
import type { AlertLimits } from '#analysis/stretches.ts';
import type { Database } from '#storage/database.ts';
import { listKnownEvents, type KnownEvent as StoredEvent } from '#storage/metric/known-event.repository.ts';
import type { Series } from '#storage/metric/series.repository.ts';
import { listVerdicts, type StoredVerdict } from '#storage/metric/verdict.repository.ts';

/** What people know of the days of a tenant, as far as detection takes it into account. */
export interface Circumstances {
  readonly events: readonly StoredEvent[];
  readonly verdicts: readonly StoredVerdict[];
}

/** Everything that the operators of a tenant have entered. */
export async function readCircumstances(db: Database): Promise<Circumstances> {
  const [events, verdicts] = await Promise.all([listKnownEvents(db), listVerdicts(db)]);
  return { events, verdicts };
}

/** How one series is judged: what explains its days, and limits that false alarms have raised. */
export function judgementOf(
  { id, source }: Pick<Series, 'id' | 'source'>,
  { events, verdicts }: Circumstances,
  limits: AlertLimits,
): Judgement {
  const own = verdicts.filter(({ seriesId }) => seriesId === id);
  const known = events.filter((event) => event.source === null || event.source === source);
  return applyVerdicts({ expectation: { events: known.map(asEvent) }, limits }, own.map(asVerdict));
}

/** True when something that people know of is a reason why a source has no numbers on any of these days. */
export function explainsMissing(
  { events }: Circumstances,
  { source, days }: { readonly source: string; readonly days: readonly string[] },
): boolean {
  const reasons = events.filter(
    (event) => event.effect !== 'up' && (event.source === null || event.source === source),
  );
  return days.every((day) => reasons.some(({ firstDay, lastDay }) => day >= firstDay && day <= lastDay));
}

const EFFECTS = { closed: 'closed', up: 'expected_up', down: 'expected_down', any: 'any' } as const;
const KINDS = {
  holiday: 'holiday',
  closing: 'other',
  campaign: 'campaign',
  price_change: 'price_change',
  release: 'release',
  stock: 'other',
  outage: 'incident',
  other: 'other',
} as const;

function asEvent({ firstDay, lastDay, kind, effect }: StoredEvent): KnownEvent {
  return { firstDay, lastDay, kind: KINDS[kind], effect: EFFECTS[effect] };
}

const VERDICTS = {
  expected: 'expected',
  false_alarm: 'not_an_anomaly',
  new_trend: 'new_trend',
} as const;

function asVerdict({ verdict, firstDay, lastDay, direction }: StoredVerdict): Verdict {
  return { kind: VERDICTS[verdict], firstDay, lastDay, direction };
}
