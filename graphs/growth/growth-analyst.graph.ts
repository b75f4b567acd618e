import { Annotation, END, START, StateGraph } from '@langchain/langgraph';
import { z } from 'zod';
import { analystKey } from '#agents/analyst.ts';
import { all } from '#agents/analysts.gen.ts';
import { analystAgent } from '#agents/growth/analyst-agent.ts';
import { type AnalystReport, reportStatus } from '#agents/growth/analyst-report.ts';
import { NotFoundError } from '#core/errors.ts';
import { defineGraph } from '../graph.ts';
import { recordAnalystReport, reportOutcome } from './record-analyst-report.ts';
import { getPart } from './state-part.ts';

const output = z.object({
  analyst: z.string(),
  insightId: z.uuid(),
  status: reportStatus,
  findings: z.number().int(),
  /** Money at stake in what weighs most; null when it cannot be said. */
  money: z.number().nullable(),
  currency: z.string().nullable(),
  keyFinding: z.string(),
  confidence: z.number(),
  /** What a person can do so that more is known. */
  userActions: z.array(z.string()),
});

const AnalystState = Annotation.Root({
  analyst: Annotation<string>,
  account: Annotation<string | null>,
  isFresh: Annotation<boolean>,
  /** When the run looked; everything that is written takes its time from here. */
  at: Annotation<string>,
  report: Annotation<AnalystReport | undefined>,
  insightId: Annotation<string | undefined>,
  keyFinding: Annotation<string>,
});
type State = typeof AnalystState.State;
type Update = typeof AnalystState.Update;

export const growthAnalyst = defineGraph({
  name: 'growth_analyst',
  version: '1',
  queue: 'analyst',
  purpose: 'Lets one analyst look at one source, and keeps the report.',
  input: z.object({
    /** `ga4/conversion_funnel_analyst`. */
    analyst: z.string(),
    account: z.string().nullable().default(null),
    isFresh: z.boolean().default(false),
  }),
  output,
  stepLimit: 2,

  build({ runAgent, write, context, executionId, traceId }) {
    const analyse = async ({ analyst: key, account, isFresh }: State): Promise<Update> => {
      const at = context.now().toISOString();
      const definition = all.find((each) => analystKey(each) === key);
      if (definition === undefined) throw new NotFoundError('analyst', key);
      return { at, report: await runAgent(analystAgent(definition), { at, account, isFresh }) };
    };

    const record = async ({ report, at }: State): Promise<Update> => {
      const written = getPart(report, 'report');
      const outcome = reportOutcome(written, { tenant: context.tenant, executionId, traceId, at });
      const insightId = await write('record report', outcome, (tx) => recordAnalystReport(tx, outcome));
      return { insightId, keyFinding: written.summary.keyFinding[context.tenant.locale] };
    };

    return new StateGraph(AnalystState)
      .addNode('analyse', analyse)
      .addNode('record', record)
      .addEdge(START, 'analyse')
      .addEdge('analyse', 'record')
      .addEdge('record', END);
  },

  result(state) {
    const { analyst, report, insightId, keyFinding } = state as State;
    const { status, insights, summary, data } = getPart(report, 'report');
    const { money } = summary.businessImpact;
    return output.parse({
      ...{ analyst, insightId, status, keyFinding },
      ...{ findings: insights.length, money: money?.value ?? null, currency: money?.currency ?? null },
      ...{ confidence: summary.confidence, userActions: data.userActions },
    });
  },
});
