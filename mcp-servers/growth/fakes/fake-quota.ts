import { dayInZone } from '#core/time.ts';

/** A counter that starts anew with each period. */
export interface FakeQuota {
  /** What was consumed and what is left in the period of this instant. */
  look(now: Date): { readonly consumed: number; readonly remaining: number };
  /** Takes from the quota; false, with nothing taken, when it does not hold as much. */
  take(amount: number, now: Date): boolean;
}

/** Names the period of an instant. */
export type Period = (now: Date) => string;

const PACIFIC = 'America/Los_Angeles';

export const perMinute: Period = (now) => now.toISOString().slice(0, 16);
export const perHour: Period = (now) => now.toISOString().slice(0, 13);
/** Google's days turn at midnight Pacific time. */
export const perPacificDay: Period = (now) => dayInZone(now, PACIFIC);

export function openQuota(limit: number, period: Period): FakeQuota {
  let current = '';
  let consumed = 0;
  const turn = (now: Date): void => {
    if (period(now) === current) return;
    current = period(now);
    consumed = 0;
  };
  return {
    look(now) {
      turn(now);
      return { consumed, remaining: Math.max(0, limit - consumed) };
    },
    take(amount, now) {
      turn(now);
      if (consumed + amount > limit) return false;
      consumed += amount;
      return true;
    },
  };
}

/** One quota for each key, all with the same limit. */
export function openQuotas(limit: number, period: Period): (key: string) => FakeQuota {
  const quotas = new Map<string, FakeQuota>();
  return (key) => {
    const quota = quotas.get(key) ?? openQuota(limit, period);
    quotas.set(key, quota);
    return quota;
  };
}
