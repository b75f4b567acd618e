import { z } from 'zod';
import { addDays, type Day, daysBetween } from '#core/time.ts';
import { META_REFUSALS } from './fake-meta-refusals.ts';
import { FakeRefusal } from './fake-refusal.ts';
import type { FakeRequest } from './fake-request.ts';

/** Lists come as JSON, or separated by commas. */
const list = z
  .string()
  .transform((text) => (text.startsWith('[') ? parseJson(text) : text.split(',').map((part) => part.trim())))
  .pipe(z.array(z.string()));

const filtering = z
  .string()
  .transform(parseJson)
  .pipe(
    z.array(
      z.object({
        field: z.string(),
        operator: z.enum(['IN', 'EQUAL', 'GREATER_THAN', 'CONTAIN']),
        value: z.union([z.array(z.string()), z.string(), z.number()]),
      }),
    ),
  );

const PRESETS = [
  'today',
  'yesterday',
  'last_7d',
  'last_14d',
  'last_28d',
  'last_30d',
  'last_90d',
  'maximum',
] as const;

/** Parameters of `/insights`. */
export const insightsQuery = z.object({
  level: z.enum(['account', 'campaign', 'adset', 'ad']).optional(),
  fields: list.default([]),
  breakdowns: list.default([]),
  time_increment: z
    .union([z.enum(['monthly', 'all_days']), z.coerce.number().int().min(1).max(90)])
    .default('all_days'),
  time_range: z
    .string()
    .transform(parseJson)
    .pipe(z.object({ since: z.iso.date(), until: z.iso.date() }))
    .optional(),
  date_preset: z.enum(PRESETS).default('last_30d'),
  action_attribution_windows: list.default([]),
  filtering: filtering.default([]),
});
export type InsightsQuery = z.output<typeof insightsQuery>;

/** Reads the parameters from the query, or from the body of a POST. */
export function readInsightsQuery({ query, body }: FakeRequest): InsightsQuery {
  const inBody = Object.entries(Object(body)).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  const parsed = insightsQuery.safeParse({ ...Object.fromEntries(query), ...Object.fromEntries(inBody) });
  if (parsed.success) return parsed.data;
  const name = parsed.error.issues[0]?.path.join('.') ?? '';
  throw new FakeRefusal(META_REFUSALS.meta_100(`Param ${name} is not valid`));
}

/** The days that are asked for; presets end with yesterday. */
export function daysOfQuery({ time_range, date_preset }: InsightsQuery, today: Day): readonly [Day, Day] {
  if (time_range !== undefined) return checkedRange(time_range);
  if (date_preset === 'today') return [today, today];
  const yesterday = addDays(today, -1);
  const days = date_preset === 'yesterday' ? 1 : Number(/\d+/.exec(date_preset)?.[0] ?? 1100);
  return [addDays(yesterday, 1 - days), yesterday];
}

/** Longest range that Meta answers: 37 months. */
const LONGEST_RANGE = 1125;

function checkedRange({ since, until }: { since: Day; until: Day }): readonly [Day, Day] {
  if (since > until) throw new FakeRefusal(META_REFUSALS.meta_100('since must be before until'));
  if (daysBetween(since, until) > LONGEST_RANGE) {
    throw new FakeRefusal(
      META_REFUSALS.meta_100(
        'The start date of the time range cannot be beyond 37 months from the current date',
      ),
    );
  }
  return [since, until];
}

/** First and last day of the stretch in which a day is counted. */
export function stretchOf(
  day: Day,
  increment: InsightsQuery['time_increment'],
  [since, until]: readonly [Day, Day],
): readonly [Day, Day] {
  if (increment === 'all_days') return [since, until];
  if (increment === 'monthly') {
    const month = day.slice(0, 7);
    const last = new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0))
      .toISOString()
      .slice(0, 10);
    return [later(`${month}-01`, since), earlier(last, until)];
  }
  const start = addDays(since, Math.floor(daysBetween(since, day) / increment) * increment);
  return [start, earlier(addDays(start, increment - 1), until)];
}

const later = (one: Day, other: Day): Day => (one > other ? one : other);
const earlier = (one: Day, other: Day): Day => (one < other ? one : other);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
