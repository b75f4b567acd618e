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
const content = z.looseObject({ texts: z.object({ en: text, pl: text }) });

/** What a run concluded about an incident, in words; empty when another system wrote the report. */
export function renderReport({ content: stored }: IncidentReport, language: Language, out: Output): string {
  const parsed = content.safeParse(stored);
  if (!parsed.success) return '';
  const { title, summary, meaning, checks, noAdvice } = parsed.data.texts[language];
  const paragraphs = [summary, meaning]
    .filter((words) => words !== '')
    .map((words) => prose(plain(words), out));
  const marked = checks.map((check) => item('- ', plain(check), out));
  const reason = noAdvice === null ? [] : [out.paint.dim(prose(plain(noAdvice), out))];
  return [out.paint.bold(plain(title)), ...paragraphs, ...marked, ...reason]
    .map((block) => `${block}\n`)
    .join('');
}
