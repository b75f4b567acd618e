import { z } from 'zod';
import type { Language } from '#core/tenant.ts';
import type { IncidentReport } from '#storage/insight/insight-read.repository.ts';
import { plain } from './plain-text.ts';
import { item, prose } from './prose.ts';
import type { Output } from './terminal.ts';

const text = z.object({
  title: z.string(),
  summary: z.string(),
  meaning: z.string(),
  checks: z.array(z.string()),
  noAdvice: z.string().nullable(),
});
/** What a run concluded about an incident, in words. */
export type ReportText = z.output<typeof text>;

const content = z.looseObject({ texts: z.object({ en: text, pl: text }) });

/** The words of a report in a language; null when another system wrote it without our structure. */
export function reportText({ content: stored }: IncidentReport, language: Language): ReportText | null {
  return content.safeParse(stored).data?.texts[language] ?? null;
}

/** What a run concluded about an incident, in words; empty when another system wrote the report. */
export function renderReport(report: IncidentReport, language: Language, out: Output): string {
  const words = reportText(report, language);
  if (words === null) return '';
  const { title, summary, meaning, checks, noAdvice } = words;
  const paragraphs = [summary, meaning]
    .filter((words) => words !== '')
    .map((words) => prose(plain(words), out));
  const marked = checks.map((check) => item('- ', plain(check), out));
  const reason = noAdvice === null ? [] : [out.paint.dim(prose(plain(noAdvice), out))];
  return [out.paint.bold(plain(title)), ...paragraphs, ...marked, ...reason]
    .map((block) => `${block}\n`)
    .join('');
}
