import { type Evidence, startEvidence, weighDeviation } from './stream-evidence.ts';
import { learnUsual, type StreamProfile, startProfile, usualAt } from './stream-profile.ts';

/** A value at a time: milliseconds since 1970 of the tenant's own clock, so that hours are hours of its day. */
export interface TimedValue {
  readonly at: number;
  readonly value: number;
}

/** What one value of a stream means by the values before it alone. */
export interface ScoredValue extends TimedValue {
  /** What is usual at this time; null for the first value. */
  readonly expected: number | null;
  /**
   * 1 is as far from usual as the most unusual hundredth of the last week, 2 is twice as far, negative is below; of the
   * value itself or of a mean with the values before it, whichever is farther.
   */
  readonly surprise: number;
  /** The size of the surprise if it is news, 0 when an alarm as large was raised a short while ago. */
  readonly news: number;
  /** True where somebody should look. */
  readonly isAlarm: boolean;
}

/** What is remembered of a stream. */
export interface Stream {
  readonly profile: StreamProfile;
  readonly evidence: readonly Evidence[];
  readonly halfLifeMs: number;
  lastAlarm: { readonly at: number; readonly size: number };
}

const DAY_MS = 86_400_000;
/** Means over one value, over about an hour and over about four: a spike, a break, a slow loss. */
const MEANS_OF_A_DAY = [0, 1 / 24, 1 / 6];
/** Half as far again as the most unusual hundredth of a week. */
const ALARM = 1.5;
/** An alarm is news again when it is this much larger than the last one; what is left of that fades by half in half a day. */
const WORSE = 1.3;
const FADING_DAYS = 0.5;

/** A stream of which nothing is known yet, with a value each `stepMs` milliseconds. */
export function startStream(stepMs: number): Stream {
  const perDay = DAY_MS / stepMs;
  return {
    profile: startProfile(perDay),
    evidence: MEANS_OF_A_DAY.map((share) => startEvidence(share, perDay)),
    halfLifeMs: FADING_DAYS * DAY_MS,
    lastAlarm: { at: 0, size: 0 },
  };
}

/** Scores a value and learns from it. Hours and weekdays may differ; the step should be regular, holes are allowed. */
export function scoreNext(stream: Stream, { at, value }: TimedValue): ScoredValue {
  const usual = usualAt(stream.profile, at);
  const expected = Number.isNaN(usual) ? null : usual;
  const surprises = stream.evidence.map((each) => weighDeviation(each, value - (expected ?? value)));
  const surprise = surprises.reduce((most, each) => (Math.abs(each) > Math.abs(most) ? each : most), 0);
  learnUsual(stream.profile, at, value);
  const size = Math.abs(surprise);
  const { lastAlarm } = stream;
  const isNews = size > WORSE * lastAlarm.size * 2 ** (-(at - lastAlarm.at) / stream.halfLifeMs);
  const isAlarm = isNews && size >= ALARM;
  if (isAlarm) stream.lastAlarm = { at, size };
  return { at, value, expected, surprise, news: isNews ? size : 0, isAlarm };
}

/** Scores all values of a stream in their order; none knows of a later one. */
export function scoreStream(values: readonly TimedValue[], stepMs: number): readonly ScoredValue[] {
  const stream = startStream(stepMs);
  return values.map((each) => scoreNext(stream, each));
}
