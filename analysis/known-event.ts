import { dayNumber } from './calendar-day.ts';

/** What an event does to a series: `any` is for when nobody knows. */
export type EventEffect = 'closed' | 'expected_up' | 'expected_down' | 'any';

/** Something that people know of: it explains the days that it covers, and these days teach nothing about ordinary ones. */
export interface KnownEvent {
  /** YYYY-MM-DD, as is `lastDay`; both belong to the event. */
  readonly firstDay: string;
  readonly lastDay: string;
  readonly kind: 'holiday' | 'campaign' | 'price_change' | 'release' | 'incident' | 'other';
  /** `any` when it is not given. */
  readonly effect?: EventEffect;
}

/** The effect of all events on each day that has one, by the number of the day. */
export function effectsByDay(events: readonly KnownEvent[]): ReadonlyMap<number, EventEffect> {
  const effects = new Map<number, EventEffect>();
  for (const { firstDay, lastDay, effect = 'any' } of events) {
    const last = dayNumber(lastDay);
    for (let day = dayNumber(firstDay); day <= last; day += 1) {
      effects.set(day, together(effects.get(day), effect));
    }
  }
  return effects;
}

/** True when the effect is a reason for a surprise of this sign. */
export function explains(effect: EventEffect, z: number): boolean {
  if (effect === 'expected_up') return z > 0;
  if (effect === 'expected_down') return z < 0;
  return true;
}

/** Who is closed is closed, whatever is advertised; else two effects that differ make anything possible. */
function together(first: EventEffect | undefined, second: EventEffect): EventEffect {
  if (first === undefined || first === second) return second;
  return first === 'closed' || second === 'closed' ? 'closed' : 'any';
}
