import type { Forecast } from './forecast-day.ts';
import { type History, type Memory, remember } from './history.ts';
import { pushSorted } from './sorted-window.ts';
import { clamp } from './statistics.ts';
import { acceptNewNormal } from './warm-up.ts';

/** A day that was held against its forecast; `z` is its surprise in deviations of one day. */
export interface JudgedDay extends Omit<Memory, 'trusted'> {
  readonly z: number;
  /** The day on the scale of the history. */
  readonly scaled: number;
  readonly lesson: Lesson;
}

/**
 * How much a day teaches. `clipped` is the ordinary case; `full` is for a day of which a person said that days are like that;
 * `level` for one of a new level, whose distance from the old one is no noise; `nothing` for one that an event explains.
 */
export type Lesson = 'clipped' | 'full' | 'level' | 'nothing';

/** Surprises up to here are believed in full when the next expectation is formed. */
const BELIEVED_Z = 1.5;
/** Of a surprise twice as large only this much is believed: it says little about ordinary days. */
const DISBELIEVED_Z = 0.5;
/** Surprises beyond this do not widen the idea of ordinary noise. */
const NOISE_Z = 3;
/** Six weeks of noise: a shop grows calmer or wilder within a season. */
const NOISE_DAYS = 42;
/** A day counts as away from expectation beyond this, and as back again below half of it. */
const AWAY_Z = 2;
/** Four weeks away in one direction become the new normal. */
const NEW_NORMAL_DAYS = 28;
/** What last year may say of a day at most. */
const YEARLY_Z = 6;

/** Lets a judged day into the history; long enough away from expectation, it is the new normal. */
export function learnDay(history: History, judged: JudgedDay, forecast: Forecast): void {
  const { day, actual, weight, z, lesson } = judged;
  if (history.isBeginning) {
    remember(history, { day, actual, trusted: actual, weight });
    return;
  }
  noteSeason(history, judged, forecast);
  const trusted = trustedValue(history, judged, forecast);
  remember(history, { day, actual, trusted, weight });
  if (lesson === 'nothing') return;
  if (Math.abs(z) <= NOISE_Z || lesson === 'full') noteNoise(history, judged, forecast);
  history.daysAway = lesson === 'clipped' ? countAway(history.daysAway, z) : 0;
  if (Math.abs(history.daysAway) >= NEW_NORMAL_DAYS) acceptNewNormal(history);
}

function trustedValue(
  { scale }: History,
  { actual, z, lesson }: JudgedDay,
  { center, noise }: Forecast,
): number {
  if (lesson === 'full' || lesson === 'level') return actual;
  return scale.back(center + (lesson === 'nothing' ? 0 : believed(z)) * noise);
}

function noteNoise(history: History, { z }: JudgedDay, { noise, thinness }: Forecast): void {
  pushSorted(history.surprises, (Math.abs(z) * noise) / thinness, NOISE_DAYS);
}

function noteSeason(history: History, { day, scaled }: JudgedDay, { plainCenter, noise }: Forecast): void {
  const surprise = (scaled - plainCenter) / noise;
  history.yearly.set(day, clamp(surprise, -YEARLY_Z, YEARLY_Z));
}

/** The part of a surprise that may move the next expectation. */
function believed(z: number): number {
  const size = Math.abs(z);
  if (size <= BELIEVED_Z) return z;
  const falling = BELIEVED_Z - ((size - BELIEVED_Z) / BELIEVED_Z) * (BELIEVED_Z - DISBELIEVED_Z);
  return Math.sign(z) * Math.max(DISBELIEVED_Z, falling);
}

function countAway(daysAway: number, z: number): number {
  const direction = Math.sign(z);
  if (Math.abs(z) >= AWAY_Z) return Math.sign(daysAway) === direction ? daysAway + direction : direction;
  const back = Math.abs(z) < AWAY_Z / 2 || Math.sign(daysAway) !== direction;
  return back ? 0 : daysAway;
}
