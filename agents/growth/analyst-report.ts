import { z } from 'zod';
import { supportedValue, unit } from '#core/cell.ts';
import { language } from '#core/tenant.ts';
import { source } from '#tools/source/source.ts';
import { effort } from '#tools/template.ts';

const texts = z.record(language, z.string().min(1));
const grade = z.enum(['high', 'medium', 'low']);
export type Grade = z.infer<typeof grade>;

const period = z.object({ from: z.iso.date(), to: z.iso.date() });

/** `unavailable`: the source gave nothing to conclude from. Nothing in such a report is a zero. */
export const reportStatus = z.enum(['ok', 'partial', 'stale', 'unavailable']);
export type ReportStatus = z.infer<typeof reportStatus>;

/** The one shape of a number in a report. Null is unknown. */
const metric = z.object({
  name: z.string(),
  title: texts,
  unit,
  currency: z.string().nullable(),
  current: z.number().nullable(),
  baseline: z.number().nullable(),
  /** current / baseline - 1. */
  change: z.number().nullable(),
  /** Beside the same weeks a year before. */
  yearChange: z.number().nullable(),
  better: z.enum(['up', 'down', 'neutral']),
  period,
  /** Null when nothing could be computed. */
  evidenceId: z.string().nullable(),
});
export type ReportMetric = z.infer<typeof metric>;

const insight = z.object({
  /** Check that found it, and its place among what the check found. */
  check: z.string(),
  rank: z.number().int(),
  subject: z.record(z.string(), z.string()),
  text: texts,
  trend: z.enum(['declining', 'improving', 'stable']),
  severity: grade,
  certainty: z.enum(['clear', 'likely']),
  /** Money at stake; null when it cannot be said. */
  money: supportedValue.nullable(),
  moneyNature: z.enum(['loss', 'waste', 'opportunity', 'exposed']).nullable(),
  /** Stored values that the text states, by placeholder. */
  figures: z.record(z.string(), supportedValue),
  /** What a model made of it, in the tenant's language and without figures; null when none was asked. */
  meaning: z.string().nullable(),
});
export type ReportInsight = z.infer<typeof insight>;

const opportunity = z.object({
  check: z.string(),
  text: texts,
  impact: z.object({ text: texts, money: supportedValue.nullable() }),
  effort,
  priority: grade,
});
export type ReportOpportunity = z.infer<typeof opportunity>;

const risk = z.object({
  check: z.string().nullable(),
  text: texts,
  likelihood: grade,
  impact: grade,
  mitigation: texts,
});
export type ReportRisk = z.infer<typeof risk>;

/** A figure of a text, and the stored cell that it rests on. */
const citation = z.object({
  language,
  field: z.string(),
  figure: z.string(),
  evidenceId: z.string(),
  cell: z.string(),
  value: z.union([z.number(), z.string()]),
  unit,
});
export type AnalystCitation = z.infer<typeof citation>;

/** What an analyst reports. Texts hold no figure that is not cited. */
export const analystReport = z.object({
  agentMetadata: z.object({
    key: z.string(),
    name: z.string(),
    source,
    title: texts,
    /** With the offset of the tenant's zone. */
    analysisDate: z.iso.datetime({ offset: true }),
    timezone: z.string(),
    period,
    baseline: period.nullable(),
    account: z.string().nullable(),
  }),
  status: reportStatus,
  summary: z.object({
    keyFinding: texts,
    businessImpact: z.object({ text: texts, money: supportedValue.nullable() }),
    urgency: grade,
    confidence: z.number().min(0).max(1),
  }),
  metrics: z.array(metric),
  insights: z.array(insight),
  opportunities: z.array(opportunity),
  risks: z.array(risk),
  /** Findings that a model set aside, and why; nothing is dropped without a word. */
  setAside: z.array(z.object({ check: z.string(), rank: z.number().int(), reason: z.string() })),
  data: z.object({
    rows: z.number().int(),
    sources: z.array(source),
    tables: z.array(
      z.object({ tableId: z.string(), report: z.string(), window: z.string(), status: reportStatus }),
    ),
    /** What lowers the confidence, as sentences. */
    notes: z.array(texts),
    /** What could not be read or judged, as sentences. */
    missing: z.array(texts),
    /** What the interface of the source cannot tell. */
    cannot: z.array(texts),
    /** What a person can do so that more is known. */
    userActions: z.array(z.string()),
    evidenceId: z.string().nullable(),
  }),
  citations: z.array(citation),
});
export type AnalystReport = z.infer<typeof analystReport>;
