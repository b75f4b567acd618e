import { defineAgent } from '../agent.ts';
import { assessIncident } from './assess-incident.ts';
import { assessment, masterInput } from './assessment.ts';
import { classifyCause } from './classify-cause.ts';
import { growthReactiveMasterBrief, growthReactiveMasterPrompt } from './growth-reactive-master.prompt.ts';

/** Below this confidence the rules do not know the cause well enough. */
const SURE = 0.5;

export const growthReactiveMaster = defineAgent({
  name: 'growth_reactive_master',
  version: '2',
  tier: 'master',
  parent: 'orchestrator',
  domain: 'growth',
  team: null,
  role: null,
  purpose: 'Names the cause of an incident, its priority, and the teams that it concerns.',
  input: masterInput,
  output: assessment,
  // Everything is in the input: a master that calls tools cannot be compared from run to run.
  tools: [],
  limits: { steps: 2, costUsd: 0.05, seconds: 150 },
  modelPolicy: 'when-needed',
  modelRole: 'reasoning',
  // About data and single records the rules are the better judge; of a clear cause there is nothing to discuss.
  needsModel: ({ enrichment: { observation } }) => {
    const named = classifyCause(observation);
    return named.class === 'business' && named.confidence < SURE;
  },
  instructions: growthReactiveMasterPrompt,
  ask: async (given) => ({ brief: growthReactiveMasterBrief(given), answer: assessment }),
  playbook: async (given) => assessIncident(given),
});
