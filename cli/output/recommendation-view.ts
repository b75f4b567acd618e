import type { Language } from '#core/tenant.ts';
import type { Citation, Evidence } from '#storage/insight/evidence.repository.ts';
import type { Recommendation } from '#storage/insight/recommendation-read.repository.ts';
import type { StoredTopic } from '#storage/insight/topic-read.repository.ts';
import type { RecommendationText } from '#tools/growth/advice.ts';
import { measurabilityOf } from '#tools/insight/measurability.ts';
import { originOf, shortId, textIn } from '../recommendation-text.ts';
import { formatCell, formatConfidence, type Manner } from './format.ts';
import { renderMeasurability } from './measurability-view.ts';
import { renderOrigin } from './origin-view.ts';
import { plain } from './plain-text.ts';
import { stylePriority } from './priority-style.ts';
import { indentBlock, item, narrowed, prose } from './prose.ts';
import { type Column, renderTable } from './table.ts';
import type { Output } from './terminal.ts';

/** A recommendation, and what its figures rest on. */
export interface RecommendationCase {
  readonly recommendation: Recommendation;
  readonly citations: readonly Citation[];
  readonly evidence: readonly Evidence[];
  /** What analysts found that led to it; empty when it comes from an incident. */
  readonly topics: readonly StoredTopic[];
}

/** Where the text of a numbered step begins. */
const STEP_INDENT = 5;

/** One recommendation in full: what, why, how, what would disprove it, and the evidence of each figure. */
export function renderRecommendation(
  found: RecommendationCase,
  manner: Manner & { readonly lang: Language },
  out: Output,
): string {
  const { recommendation } = found;
  const { paint } = out;
  const text = textIn(recommendation, manner.lang);
  const title = plain(text?.h1 ?? recommendation.title);
  const priority = stylePriority(recommendation.priority, recommendation.priority, paint);
  const head = `${priority}  ${paint.bold(title)}${text === null ? '' : `  ${paint.green(plain(text.impact))}`}\n`;
  const state = paint.dim(`${stateOf(recommendation, manner)}\n`);
  const prose = text === null ? '' : renderText(text, out);
  const measurable = renderMeasurability(measurabilityOf(recommendation), manner, out);
  return `${head}${state}${prose}${measurable}${renderOrigin(found, manner.lang, out)}${renderEvidence(found, manner, out)}`;
}

function stateOf(recommendation: Recommendation, manner: Manner): string {
  const { id, status, statusReason, domain, confidence } = recommendation;
  const reason = statusReason === null ? '' : ` (${plain(statusReason)})`;
  const team = domain.replaceAll('_', ' ');
  return `${shortId(id)} · ${status}${reason} · ${team} · ${originOf(recommendation)} · ${formatConfidence(confidence, manner)} sure`;
}

function renderText({ text, desc, actionPlan, disproof }: RecommendationText, out: Output): string {
  const paragraph = (words: string): string => `${prose(plain(words), out)}\n`;
  const paragraphs = desc
    .split(/\n\s*\n/)
    .map(paragraph)
    .join('\n');
  const plan = [
    renderSteps('Now', actionPlan.immediate, out),
    renderSteps('In the next weeks', actionPlan.shortTerm, out),
    renderSteps('Later', actionPlan.longTerm, out),
  ].join('');
  return `\n${paragraph(text)}\n${paragraphs}\n${plan}${heading('It would be wrong if', out)}${paragraph(disproof)}\n`;
}

type Action = RecommendationText['actionPlan']['immediate'][number];

function renderSteps(title: string, steps: readonly Action[], out: Output): string {
  if (steps.length === 0) return '';
  const lines = steps.map(({ action, effort, expectedEffect }, index) => {
    const detail = out.paint.dim(prose(`${plain(expectedEffect)} (effort: ${effort})`, out, STEP_INDENT));
    return `${item(`${index + 1}. `, plain(action), out)}\n${detail}\n`;
  });
  return `${heading(title, out)}${lines.join('')}\n`;
}

function renderEvidence(
  { citations, evidence }: RecommendationCase,
  manner: Manner & { lang: Language },
  out: Output,
): string {
  const rows = citations.filter(({ language }) => language === manner.lang);
  if (rows.length === 0) return '';
  const unique = [
    ...new Map(rows.map((row) => [`${row.figure} ${row.evidenceId} ${row.cell}`, row])).values(),
  ];
  unique.sort(byCell);
  const byId = new Map(evidence.map((each) => [each.id, each]));
  const columns: readonly Column<Citation>[] = [
    { title: 'FIGURE', value: ({ figure }) => figure, align: 'right', least: 8 },
    { title: 'VALUE', value: (row) => storedValue(row, byId, manner), align: 'right', least: 8 },
    { title: 'CELL', value: ({ cell }) => cell, least: 34 },
    { title: 'EVIDENCE', value: ({ evidenceId }) => shortId(evidenceId) },
    { title: 'TOOL', value: ({ evidenceId }) => byId.get(evidenceId)?.tool ?? '', dispensable: 1 },
  ];
  return `${heading('Evidence', out)}${indentBlock(renderTable(unique, columns, narrowed(out)))}`;
}

/** Figures of one stored result stand together. */
function byCell(first: Citation, second: Citation): number {
  return `${first.evidenceId} ${first.cell}` < `${second.evidenceId} ${second.cell}` ? -1 : 1;
}

function storedValue(
  { evidenceId, cell, value }: Citation,
  byId: ReadonlyMap<string, Evidence>,
  manner: Manner,
): string {
  const stored = byId.get(evidenceId)?.cells[cell];
  return stored === undefined ? String(value) : formatCell(stored, manner);
}

function heading(title: string, { paint }: Output): string {
  return `${paint.bold(title)}\n`;
}
