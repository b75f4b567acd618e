import { z } from 'zod';
import { dayInZone } from '#core/time.ts';
import { analyseTables } from '#tools/source/analyse-tables.tool.ts';
import { analysisCells } from '#tools/source/analysis-cells.ts';
import { sourceTable } from '#tools/source/source-table.tool.ts';
import { topRows } from '#tools/source/top-rows.tool.ts';
import { type Agent, defineAgent, type PlaybookContext } from '../agent.ts';
import { type Analyst, analystKey } from '../analyst.ts';
import { analystPrompt } from './analyst.prompt.ts';
import { analysisOf } from './analyst-analysis.ts';
import { analystQuestion, worthJudging } from './analyst-question.ts';
import { type AnalystReport, analystReport } from './analyst-report.ts';
import { type AnalystTask, readAnalystTables } from './read-analyst-tables.ts';
import type { ReportMatter } from './report-matter.ts';
import { findingsOf, writeAnalystReport } from './write-analyst-report.ts';

export const analystTask = z.object({
  at: z.iso.datetime(),
  account: z.string().nullable().default(null),
  isFresh: z.boolean().default(false),
});

/**
 * Of all calls of a model for one report: the reference needs two to four times as many. There is one call: what a
 * correction would cost is more than the judgement is worth beside the playbook.
 */
const MOST_TOKENS = 2_500;
/** A page of PageSpeed takes up to a minute, and several are measured. */
const SECONDS = 600;

/** Makes an agent of a definition: it reads, computes, and writes the report; a model is asked for judgement alone. */
export function analystAgent(analyst: Analyst): Agent<z.output<typeof analystTask>, AnalystReport> {
  const { source, name } = analyst;
  return defineAgent({
    name: `growth_${source}_${name}`,
    version: '1',
    tier: 'analyst',
    parent: 'orchestrator',
    domain: 'growth',
    ...{ team: null, role: null },
    purpose: analyst.purpose,
    input: analystTask,
    output: analystReport.refine(({ agentMetadata: { key } }) => key === analystKey(analyst), {
      message: 'the report of another analyst',
    }),
    tools: [sourceTable, topRows, analyseTables],
    limits: { steps: 1, costUsd: 0.05, seconds: SECONDS, tokens: MOST_TOKENS },
    modelPolicy: 'when-needed',
    modelRole: 'reasoning',
    // Whether there is anything to judge is known when everything was read: `ask` settles what needs nobody.
    needsModel: () => true,
    instructions: (tenant) => analystPrompt(analyst, tenant),

    async ask(task, context) {
      const matter = await readMatter(analyst, task, context);
      const findings = findingsOf(matter);
      if (!worthJudging(findings)) return { settled: writeAnalystReport(matter, findings) };
      return analystQuestion(matter, findings);
    },

    async playbook(task, context) {
      const matter = await readMatter(analyst, task, context);
      return writeAnalystReport(matter, findingsOf(matter));
    },
  });
}

async function readMatter(
  analyst: Analyst,
  task: AnalystTask,
  context: PlaybookContext,
): Promise<ReportMatter> {
  const { tenant, useTool } = context;
  const tables = await readAnalystTables(analyst, task, context);
  const day = dayInZone(new Date(task.at), tenant.timezone);
  const input = analysisOf(analyst, tables, { tenant, day });
  const { output: answer, evidenceId } = await useTool(analyseTables, input);
  // Named by the runtime; without it nothing would support a figure.
  if (evidenceId === null) throw new TypeError('An analysis of tables is always kept as evidence.');
  return { analyst, task, tenant, tables, answer, cells: analysisCells(answer), evidenceId };
}
