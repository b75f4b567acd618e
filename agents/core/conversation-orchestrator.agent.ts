import { listRecommendations } from '#tools/insight/list-recommendations.tool.ts';
import { dataQuality } from '#tools/metric/data-quality.tool.ts';
import { listIncidents } from '#tools/metric/list-incidents.tool.ts';
import { metricBreakdown } from '#tools/metric/metric-breakdown.tool.ts';
import { metricChanges } from '#tools/metric/metric-changes.tool.ts';
import { metricSeries } from '#tools/metric/metric-series.tool.ts';
import { metricValues } from '#tools/metric/metric-values.tool.ts';
import { relatedMetrics } from '#tools/metric/related-metrics.tool.ts';
import { defineAgent } from '../agent.ts';
import { conversationAnswer, conversationInput } from './conversation/answer.ts';
import { answerByPlaybook } from './conversation/playbook.ts';
import { readQuestion } from './conversation/question.ts';
import { conversationOrchestratorPrompt } from './conversation-orchestrator.prompt.ts';

export const conversationOrchestrator = defineAgent({
  name: 'conversation_orchestrator',
  version: '2',
  // The hierarchy has one orchestrator, which routes; this is its voice, one step below.
  tier: 'master',
  parent: 'orchestrator',
  domain: 'core',
  team: null,
  role: null,
  purpose: 'Answers what an operator asks, from the store and with evidence.',
  input: conversationInput,
  output: conversationAnswer,
  // Reading only: nothing that is said in a conversation changes anything.
  tools: [
    metricSeries,
    metricBreakdown,
    metricValues,
    metricChanges,
    relatedMetrics,
    dataQuality,
    listIncidents,
    listRecommendations,
  ],
  limits: { steps: 10, costUsd: 0.25, seconds: 120, waitSeconds: 30 },
  modelPolicy: 'when-needed',
  modelRole: 'reasoning',
  needsModel: ({ question }) => readQuestion(question) === null,
  instructions: conversationOrchestratorPrompt,
  playbook: answerByPlaybook,
});
