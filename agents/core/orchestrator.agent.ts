import { defineAgent } from '../agent.ts';
import { orchestratorBrief, orchestratorPrompt } from './orchestrator.prompt.ts';
import {
  type OrchestratorDecision,
  type OrchestratorInput,
  orchestratorDecision,
  orchestratorInput,
} from './trigger.ts';

export const orchestrator = defineAgent({
  name: 'orchestrator',
  version: '2',
  tier: 'orchestrator',
  parent: null,
  domain: 'core',
  team: null,
  role: null,
  purpose: 'Decides which graph takes a trigger, and with what.',
  input: orchestratorInput,
  output: orchestratorDecision,
  tools: [],
  limits: { steps: 1, costUsd: 0.02, seconds: 30 },
  modelPolicy: 'when-needed',
  modelRole: 'fast',
  // Everything that a program sends names its kind and subject; only a person's words have to be understood.
  needsModel: ({ trigger: { kind, request } }) => kind === 'request' && request !== null,
  instructions: orchestratorPrompt,
  ask: async (given) => ({ brief: orchestratorBrief(given), answer: orchestratorDecision }),
  playbook: async (given) => routeTrigger(given),
});

/** The first route for this kind of trigger in its domain; a route that needs a subject waits for one. */
export function routeTrigger({
  trigger: { kind, domain, subject },
  routes,
}: OrchestratorInput): OrchestratorDecision {
  const fitting = routes.find(
    (candidate) =>
      candidate.kinds.includes(kind) &&
      (domain === null || candidate.domain === domain) &&
      (candidate.subjectField === null || subject !== null),
  );
  if (fitting === undefined) {
    return { graph: null, input: {}, reason: `No graph takes a trigger of kind ${kind} as it came.` };
  }
  const { graph, subjectField } = fitting;
  const needsSubject = subjectField !== null && subject !== null;
  return {
    graph,
    input: needsSubject ? { [subjectField]: subject } : {},
    reason: `${graph} takes triggers of kind ${kind}.`,
  };
}
