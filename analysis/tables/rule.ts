import { z } from 'zod';
import { condition } from './conditions.ts';

const measureName = z.string().min(1);
const dimensions = z.array(z.string().min(1)).max(3);
const share = z.number().min(0).max(1);

/** How the money at stake of a finding is computed. */
export const moneyRule = z.strictObject({
  /** What kind of money: already lost, spent for nothing, to be won, or merely in a place that is at risk. */
  nature: z.enum(['loss', 'waste', 'opportunity', 'exposed']),
  /**
   * `difference`: the measure beside its baseline. `missing`: what a rate lacks beside its baseline, times its cases.
   * `clicks`: what the rule itself counts. Or a measure of the place.
   */
  quantity: z.union([z.enum(['difference', 'missing', 'clicks']), z.strictObject({ measure: measureName })]),
  /** What one of it is worth; absent when it is money already. */
  worth: z.strictObject({ report: z.string(), measure: measureName }).optional(),
  /** The part that counts, as an estimate; 1 when all of it does. */
  part: share.default(1),
});
export type MoneyRule = z.infer<typeof moneyRule>;

/** What every rule says. */
const common = {
  report: z.string(),
  where: z.array(condition).default([]),
  money: moneyRule.optional(),
};
/** Less than this is not judged: a count of cases, by default those that a rate rests on. */
const sample = z.strictObject({ measure: measureName.optional(), least: z.number().positive() });
const minChange = z.number().positive();
const by = dimensions.default([]);
const versus = z.enum(['previous', 'year_before']);

/** Now beside an earlier window, in whole or by place. */
const change = z.strictObject({
  kind: z.literal('change'),
  ...common,
  ...{ by, measure: measureName, minChange, sample },
  versus: versus.default('previous'),
  direction: z.enum(['worse', 'better']).default('worse'),
});

/** A place beside all others, or beside one of them. */
const gap = z.strictObject({
  kind: z.literal('gap'),
  ...common,
  ...{ measure: measureName, minChange, sample },
  by: dimensions.min(1),
  /** Value of the first dimension that the others are measured by; absent: all others together. */
  against: z.string().optional(),
  direction: z.enum(['worse', 'better']).default('worse'),
});

/** What a place cost beside what it brought, measured by what the same money brought elsewhere. */
const efficiency = z.strictObject({
  kind: z.literal('efficiency'),
  ...common,
  by: dimensions.min(1),
  cost: measureName,
  results: measureName,
  /** Money brought, where it is known: then the returns are compared, and results say how sure that is. */
  returns: measureName.optional(),
  /** Results that the money should have brought, before anything is said. */
  leastExpected: z.number().positive(),
  /** Worse: below this part of the ordinary. Better: above this multiple of it. */
  factor: z.number().positive(),
  direction: z.enum(['worse', 'better']),
});

/** A value beyond a limit that practitioners or the provider have set. */
const level = z.strictObject({
  kind: z.literal('level'),
  ...common,
  ...{ by, measure: measureName },
  beyond: z.enum(['above', 'below']),
  limit: z.number(),
  /** From here on it is severe. */
  severe: z.number().optional(),
  sample: sample.optional(),
});

/** Places whose average position lies within a band. */
const band = z.strictObject({
  kind: z.literal('band'),
  ...common,
  by: dimensions.min(1),
  ...{ position: measureName, clicks: measureName, impressions: measureName },
  ...{ from: z.number(), to: z.number(), leastImpressions: z.number() },
  /** Position that is taken to be within reach; what it brings is read off the site's own curve. */
  target: z.number(),
});

/** Places that are clicked less than others of the site at the same position. */
const curve = z.strictObject({
  kind: z.literal('curve'),
  ...common,
  by: dimensions.min(1),
  ...{ position: measureName, clicks: measureName, impressions: measureName },
  leastImpressions: z.number(),
  /** Below this part of what the site's own curve says. */
  below: share,
});

/** Several things that compete for one: pages for a query, ad groups for a keyword. */
const rivalry = z.strictObject({
  kind: z.literal('rivalry'),
  ...common,
  by: dimensions.length(1),
  rival: z.string(),
  weight: measureName,
  /** The least part that the second one has. */
  leastShare: share,
  leastWeight: z.number(),
});

/** What is gone, or new, beside the earlier window. */
const turnover = z.strictObject({
  kind: z.literal('turnover'),
  ...common,
  by: dimensions.min(1),
  measure: measureName,
  least: z.number().positive(),
  mode: z.enum(['lost', 'gained']),
});

/** A rate that wears off over the life of a thing, while people see it more often. */
const decay = z.strictObject({
  kind: z.literal('decay'),
  ...common,
  by: dimensions.min(1),
  /** Column with the day or the week. */
  time: z.string(),
  measure: measureName,
  /** Mean contacts per person; when it is known, it must not have fallen. */
  frequency: measureName.optional(),
  minDrop: share,
  leastDays: z.number(),
  leastCases: z.number(),
});

/** Rows of which the source itself says what is wrong. */
const flag = z.strictObject({
  kind: z.literal('flag'),
  ...common,
  by: dimensions.min(1),
  /** Columns that a reader wants to see. */
  show: z.array(z.string()).max(3).default([]),
});

/** Too much in one place. */
const concentration = z.strictObject({
  kind: z.literal('concentration'),
  ...common,
  by: dimensions.min(1),
  measure: measureName,
  above: share,
  /** With so few places the largest part says nothing. */
  leastPlaces: z.number().int().default(3),
  leastTotal: z.number().positive(),
});

/** Part of a total that lies in rows of some kind. */
const part = z.strictObject({
  kind: z.literal('part'),
  ...common,
  within: z.array(condition).min(1),
  measure: measureName,
  above: share,
  leastTotal: z.number().positive(),
});

/** Days without rows, or on which a measure stood still while another went on. */
const missingDays = z.strictObject({
  kind: z.literal('missing_days'),
  ...common,
  measure: measureName.optional(),
  /** From so many on. */
  least: z.number().int().positive().default(1),
});

/** What comes next by last year's course and this year's growth. */
const forecast = z.strictObject({
  kind: z.literal('forecast'),
  ...common,
  measure: measureName,
  days: z.number().int().positive(),
  minChange,
});

/** Too many or too few things in a place, such as ads in an ad group. */
const members = z.strictObject({
  kind: z.literal('members'),
  ...common,
  by: dimensions.min(1),
  of: z.string(),
  beyond: z.enum(['above', 'below']),
  limit: z.number(),
});

/** What is reached beside what was set: the return that a campaign aims at, for example. */
const target = z.strictObject({
  kind: z.literal('target'),
  ...common,
  ...{ by: dimensions.min(1), measure: measureName, minChange, sample },
  /** Where the targets stand: the first of the columns that has one counts. */
  settings: z.strictObject({ report: z.string(), key: z.string(), columns: z.array(z.string()).min(1) }),
  direction: z.enum(['worse', 'better']).default('worse'),
  /** Only where this holds too: a campaign that reaches its aim and is short of money, for example. */
  also: z.strictObject({ measure: measureName, above: z.number() }).optional(),
});

/** A question to tables, as data. */
export const rule = z.discriminatedUnion('kind', [
  change,
  gap,
  efficiency,
  level,
  band,
  curve,
  rivalry,
  turnover,
  decay,
  flag,
  concentration,
  part,
  missingDays,
  forecast,
  members,
  target,
]);
export type Rule = z.infer<typeof rule>;
export type RuleKind = Rule['kind'];
export type RuleOf<Kind extends RuleKind> = Extract<Rule, { kind: Kind }>;
