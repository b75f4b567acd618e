import { z } from 'zod';
import { type Rule, rule } from '#analysis/tables/rule.ts';
import { language } from '#core/tenant.ts';
import { findingKind } from '#tools/growth/cause.ts';
import { headline, unitMeasure, windowName } from '#tools/source/analysis-input.ts';
import { source } from '#tools/source/source.ts';
import { effort, wording } from '#tools/template.ts';

const title = z.record(language, z.string().min(1));

/** A measure with the name that a report calls it by. */
export const analystMeasure = unitMeasure.extend({ title });
export type AnalystMeasure = z.input<typeof analystMeasure>;

/** Where the things are named for which a question is asked: the first values of a column of another report. */
const naming = z.strictObject({
  report: z.string(),
  /** The earlier window also names what has gone since. */
  window: windowName.default('current'),
  column: z.string(),
  by: z.string(),
  most: z.number().int().min(1).max(20),
  /** Columns whose sums go with each thing. */
  carry: z.array(z.string()).default([]),
});

/** One question to a server, asked again for each of several things: for pages, for example. */
const eachOf = z.strictObject({
  /** Argument that differs from call to call. */
  argument: z.string(),
  /** Begins with the home page of the shop. */
  withHome: z.boolean().default(false),
  from: z.array(naming).min(1),
  most: z.number().int().min(1).max(20),
  /** Column that all rows of the answer get. */
  as: z.string(),
});

const reportQuestion = z.strictObject({
  id: z.string().regex(/^[a-z][a-z_]*$/),
  /** Another source than the analyst's own; then it is asked if it is there. */
  source: source.optional(),
  tool: z.string(),
  /** Besides the days and the account, which the engine knows. */
  arguments: z.record(z.string(), z.unknown()),
  /** Empty for what has no days, such as settings or the speed of a page. */
  windows: z.array(windowName).default(['current', 'previous']),
  /** Without it the report is less, but it is one. */
  isOptional: z.boolean().default(false),
  /** Columns that the source leaves out of a row where it counted none. */
  counted: z.array(z.string()).default([]),
  each: eachOf.optional(),
});
export type ReportQuestion = z.output<typeof reportQuestion>;

/** One thing that the analyst looks for, why it goes by these limits, and what it advises when it finds it. */
const analystCheck = z.strictObject({
  id: z.string().regex(/^[a-z][a-z_]*$/),
  rule,
  /** Reason for the limits: who says so, or what was seen. It reaches no text. */
  because: z.string().min(10),
  nature: z.enum(['opportunity', 'risk']).default('opportunity'),
  /** What it is about, whoever finds it: findings of one kind on one place are one topic. */
  theme: findingKind,
  /** How much it weighs when its money is not known. */
  severity: z.enum(['high', 'medium', 'low']).default('medium'),
  effort,
  /** What is said of a finding; absent: what the kind of rule says. No digits. */
  finding: wording.optional(),
  /** What to do about it. No digits. */
  advice: wording,
});
export type AnalystCheck = z.output<typeof analystCheck>;

export const analystDefinition = z
  .strictObject({
    source,
    name: z.string().regex(/^[a-z][a-z_]+$/),
    title,
    purpose: z.string().min(20),
    /** Whole weeks, so that windows have the same weekdays. */
    windowDays: z
      .number()
      .int()
      .positive()
      .refine((days) => days % 7 === 0, { message: 'a window is whole weeks' }),
    reports: z.array(reportQuestion).min(1).max(8),
    /** Report by day, which tells how far back there is anything. */
    days: z.string().nullable(),
    measures: z.record(z.string(), analystMeasure),
    headlines: z.array(headline).min(1).max(8),
    /** Headline that money at stake is weighed by. */
    scale: z.string().nullable(),
    checks: z.array(analystCheck).min(1).max(8),
    /** What this question would need that the interface does not give. */
    cannot: z.array(title).default([]),
    /** What a reader has to keep in mind. */
    caveats: z.array(title).default([]),
  })
  .superRefine((definition, context) => {
    for (const message of problemsOf(definition)) context.addIssue({ code: 'custom', message });
  });

/** One specialist's way of looking at one source, as data. The key is source and name: eight names occur twice. */
export type Analyst = z.output<typeof analystDefinition>;
export type AnalystInput = z.input<typeof analystDefinition>;

/** Checks a definition and freezes it; one that does not fit itself is none. Of a list of measures it keeps what it uses. */
export function defineAnalyst(definition: AnalystInput): Analyst {
  const parsed = analystDefinition.parse(definition);
  const used = measuredBy(parsed);
  const measures = Object.entries(parsed.measures).filter(([name]) => used.includes(name));
  return Object.freeze({ ...parsed, measures: Object.fromEntries(measures) });
}

/** `ga4/conversion_funnel_analyst`. */
export function analystKey({ source: from, name }: Pick<Analyst, 'source' | 'name'>): string {
  return `${from}/${name}`;
}

type Checked = Omit<Analyst, 'cannot' | 'caveats'>;

function problemsOf({ reports, headlines, checks, measures, days, scale }: Checked): string[] {
  const ids = reports.map(({ id }) => id);
  const names = [
    ...(days === null ? [] : [days]),
    ...reports.flatMap(({ each }) => each?.from.map(({ report }) => report) ?? []),
    ...headlines.map(({ report }) => report),
    ...checks.flatMap(({ rule: each }) => reportsOf(each)),
  ];
  const checkIds = checks.map(({ id }) => id);
  return [
    ...names.filter((name) => !ids.includes(name)).map((name) => `there is no report "${name}"`),
    ...measuredBy({ headlines, checks })
      .filter((name) => !(name in measures))
      .map((name) => `there is no measure "${name}"`),
    ...(new Set(ids).size === ids.length ? [] : ['two reports have one id']),
    ...(new Set(checkIds).size === checkIds.length ? [] : ['two checks have one id']),
    ...(scale === null || headlines.some(({ name }) => name === scale)
      ? []
      : [`there is no headline "${scale}"`]),
  ];
}

function measuredBy({ headlines, checks }: Pick<Checked, 'headlines' | 'checks'>): string[] {
  return [
    ...headlines.map(({ measure }) => measure),
    ...checks.flatMap(({ rule: each }) => measuresOf(each)),
  ];
}

/** Reports that a rule reads. */
export function reportsOf(each: Rule): string[] {
  const { report, money } = each;
  const named = [money?.worth?.report, 'settings' in each ? each.settings.report : undefined];
  return [report, ...named.filter((name) => name !== undefined)];
}

const MEASURE_FIELDS = [
  'measure',
  'cost',
  'results',
  'returns',
  'position',
  'clicks',
  'impressions',
  'weight',
  'frequency',
] as const;

/** Measures that a rule needs. */
export function measuresOf(each: Rule): string[] {
  const fields: Readonly<Record<string, unknown>> = each;
  const own = MEASURE_FIELDS.flatMap((field) => (typeof fields[field] === 'string' ? [fields[field]] : []));
  const sample = 'sample' in each ? (each.sample?.measure ?? null) : null;
  const also = each.kind === 'target' && each.also !== undefined ? [each.also.measure] : [];
  const { worth, quantity } = each.money ?? {};
  return [
    ...own,
    ...also,
    ...(sample === null ? [] : [sample]),
    ...(worth === undefined ? [] : [worth.measure]),
    ...(typeof quantity === 'object' ? [quantity.measure] : []),
  ];
}
