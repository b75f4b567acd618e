import { daysBetween } from '#core/time.ts';
import { type Analyst, analystKey } from '../analyst.ts';
import { type AnalystReport, analystReport } from './analyst-report.ts';
import { type FoundOfTopic, makeTopic } from './make-topic.ts';
import type { Topic } from './topic.ts';
import { placeKey, placeOfSubject } from './topic-place.ts';
import { worthOf } from './topic-weight.ts';

const DAYS_PER_WEEK = 7;

/** A stored report that a master takes up. */
export interface StoredReport {
  readonly insightId: string;
  /** As the analyst wrote it. */
  readonly report: unknown;
}

/** What a batch of reports comes to. */
export interface ReadReports {
  /** The most valuable first. */
  readonly topics: readonly Topic[];
  /** Analysts whose source gave nothing, by source. */
  readonly unavailable: readonly string[];
  /** What people can do so that more is known. */
  readonly userActions: readonly string[];
  /** Findings of checks that no analyst makes any more. */
  readonly obsolete: number;
}

/** What the topics are made with. */
export interface TopicContext {
  readonly analysts: readonly Analyst[];
  /** Of the tenant, for findings whose money has none of its own. */
  readonly currency: string;
}

/** Findings of one kind on one place become one topic, told by the finding that weighs most. */
export function topicsOfReports(reports: readonly StoredReport[], context: TopicContext): ReadReports {
  const { read, unreadable } = readReports(reports);
  const told = read.filter(({ report }) => report.status !== 'unavailable');
  const found = told.flatMap((each) => findingsOf(each, context.analysts));
  const count = told.reduce((sum, { report }) => sum + report.insights.length, 0);
  const revenue = weeklyRevenueIn(told.map(({ report }) => report));
  const groups = Map.groupBy(found, topicKeyOf);
  const topics = [...groups].map(([key, members]) =>
    makeTopic(key, members, { currency: context.currency, revenue }),
  );
  return {
    topics: topics.sort(
      (first, second) => worthOf(second) - worthOf(first) || (first.topicKey < second.topicKey ? -1 : 1),
    ),
    unavailable: read.flatMap(({ report }) =>
      report.status === 'unavailable' ? [report.agentMetadata.key] : [],
    ),
    userActions: [...new Set([...read.flatMap(({ report }) => report.data.userActions), ...unreadable])],
    obsolete: count - found.length,
  };
}

interface Read {
  readonly insightId: string;
  readonly report: AnalystReport;
}

/** A report of another version of the code is set aside, and says so: it must not keep the others from being read. */
function readReports(reports: readonly StoredReport[]): {
  read: readonly Read[];
  unreadable: readonly string[];
} {
  const parsed = reports.map(({ insightId, report }) => ({
    insightId,
    found: analystReport.safeParse(report),
  }));
  return {
    read: parsed.flatMap(({ insightId, found }) =>
      found.success ? [{ insightId, report: found.data }] : [],
    ),
    unreadable: parsed
      .filter(({ found }) => !found.success)
      .map(
        ({ insightId }) =>
          `The report ${insightId} cannot be read by this version: let its analyst look again.`,
      ),
  };
}

function findingsOf({ insightId, report }: Read, analysts: readonly Analyst[]): FoundOfTopic[] {
  const analyst = analysts.find((each) => analystKey(each) === report.agentMetadata.key);
  if (analyst === undefined) return [];
  return report.insights.flatMap((insight) => {
    const check = analyst.checks.find(({ id }) => id === insight.check);
    return check === undefined ? [] : [{ insightId, report, insight, analyst, check }];
  });
}

function topicKeyOf({ check, insight }: FoundOfTopic): string {
  return `${check.theme}:${placeKey(placeOfSubject(insight.subject))}`;
}

/** What the shop takes in a week, as any report says it; null when none does. */
function weeklyRevenueIn(reports: readonly AnalystReport[]): number | null {
  const stated = reports.flatMap(({ metrics }) =>
    metrics.flatMap(({ name, current, unit, period }) =>
      name === 'revenue' && unit === 'currency' && current !== null
        ? [(current * DAYS_PER_WEEK) / (daysBetween(period.from, period.to) + 1)]
        : [],
    ),
  );
  return stated.length === 0 ? null : Math.max(...stated);
}
