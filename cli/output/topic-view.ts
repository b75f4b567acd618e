import { z } from 'zod';
import { type Topic, topic as topicSchema } from '#agents/growth/topic.ts';
import type { Language } from '#core/tenant.ts';
import { adviceConflict } from '#graphs/growth/merge-advice.ts';
import type { StoredTopic } from '#storage/insight/topic-read.repository.ts';
import { shortId } from '../recommendation-text.ts';
import { sayConflict } from './conflict-text.ts';
import { formatCell, formatConfidence, formatDay, formatDays, formatMoney } from './format.ts';
import { sayContradictions } from './origin-view.ts';
import { plain } from './plain-text.ts';
import { item } from './prose.ts';
import { renderRecord } from './record.ts';
import { type Column, renderTable } from './table.ts';
import type { Output } from './terminal.ts';
import { whereOfTopic, worthOf } from './topic-table.ts';

const outcome = z.object({
  measures: z.array(z.object({ team: z.string(), template: z.string() })).default([]),
  objections: z.array(z.looseObject({ detail: z.string() })).default([]),
  conflicts: z.array(adviceConflict).default([]),
});

/** One topic in full: what was found by whom, on what figures it rests, what became of it and why. */
export function renderTopic(stored: StoredTopic, lang: Language, out: Output): string {
  const parsed = topicSchema.safeParse(stored.content);
  const content = parsed.success ? parsed.data : null;
  const told = outcome.parse(stored.outcome);
  return [
    renderRecord(recordOf(stored, content, lang), out),
    ...(content === null ? [] : contentBlocks(content, lang, out)),
    list('Measures considered', told.measures.map(sayMeasure), out),
    list('Objections', [...new Set(told.objections.map(({ detail }) => detail))], out),
    list('Contradictions', told.conflicts.map(sayConflict), out),
  ]
    .filter((block) => block !== '')
    .join('\n');
}

function recordOf(stored: StoredTopic, content: Topic | null, locale: Language) {
  const { recommendationId, recommendationStatus, consideredOn } = stored;
  return {
    topic: stored.topicKey,
    id: stored.id,
    what: stored.kind.replaceAll('_', ' '),
    where: whereOfTopic(stored),
    priority: stored.priority,
    state: stored.state.replace('_', ' '),
    why: stored.reason,
    worth: `${worthOf(stored, locale)} a week${content?.stake == null ? '' : ` (${content.stake.nature})`}`,
    days: content === null ? null : formatDays(content.firstDay, content.lastDay, { locale }),
    sure: content === null ? null : formatConfidence(content.confidence, { locale }),
    told: `${stored.timesSeen === 1 ? 'once' : `${stored.timesSeen} times`}, from ${formatDay(stored.firstSeen, { locale })} to ${formatDay(stored.lastSeen, { locale })}`,
    'teams asked': consideredOn === null ? 'never' : formatDay(consideredOn, { locale }),
    incident: stored.incidentKey,
    recommendation:
      recommendationId === null
        ? null
        : `${shortId(recommendationId)} (${recommendationStatus ?? 'unknown'})`,
  };
}

function contentBlocks(content: Topic, lang: Language, out: Output): string[] {
  return [
    list(
      'What was found',
      content.findings.map((finding) => sayFinding(finding, content.currency, lang)),
      out,
    ),
    list('What asks for the opposite', sayContradictions({ content }, lang), out),
    renderFigures(content, lang, out),
    list('What the reports lacked', content.missing, out),
  ];
}

function sayFinding(finding: Topic['findings'][number], currency: string, locale: Language): string {
  const { analyst, text, money, severity, certainty, evidenceId } = finding;
  const amount = money === null ? [] : [formatMoney(money, { locale, currency })];
  const evidence = evidenceId === null ? [] : [`evidence ${shortId(evidenceId)}`];
  return `${text[locale]} [${[analyst, severity, certainty, ...amount, ...evidence].join(', ')}]`;
}

function renderFigures({ figures, currency }: Topic, locale: Language, out: Output): string {
  type Figure = [string, Topic['figures'][string]];
  const rows: Figure[] = Object.entries(figures);
  if (rows.length === 0) return '';
  const columns: readonly Column<Figure>[] = [
    { title: 'FIGURE', value: ([name]) => name.replaceAll('_', ' '), least: 10 },
    {
      title: 'VALUE',
      value: ([, value]) => formatCell(value, { locale, currency }),
      ...{ align: 'right', least: 8 },
    },
    { title: 'CELL', value: ([, { cell }]) => cell, least: 20 },
    { title: 'EVIDENCE', value: ([, { evidenceId }]) => shortId(evidenceId) },
  ];
  return renderTable(rows, columns, out);
}

function sayMeasure({ team, template }: { readonly team: string; readonly template: string }): string {
  return `${template.replaceAll('_', ' ')} (${team.replaceAll('_', ' ')})`;
}

function list(title: string, lines: readonly string[], out: Output): string {
  if (lines.length === 0) return '';
  return `${out.paint.bold(title)}\n${lines.map((line) => `${item('- ', plain(line), out)}\n`).join('')}`;
}
