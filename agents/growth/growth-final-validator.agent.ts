import { defineAgent } from '../agent.ts';
import { checkDraft } from './check-draft.ts';
import { finalCheckInput, finalVerdict } from './draft-texts.ts';
import { growthFinalValidatorBrief, growthFinalValidatorPrompt } from './growth-final-validator.prompt.ts';

export const growthFinalValidator = defineAgent({
  name: 'growth_final_validator',
  version: '3',
  tier: 'production',
  parent: 'orchestrator',
  domain: 'growth',
  team: null,
  role: null,
  purpose: 'Looks at a worded recommendation once more before anybody reads it.',
  input: finalCheckInput,
  output: finalVerdict,
  tools: [],
  limits: { steps: 1, costUsd: 0.03, seconds: 150 },
  modelPolicy: 'when-needed',
  modelRole: 'fast',
  // Limits and figures are checked by code in any case; only words that a model wrote need a reader.
  needsModel: ({ reworded }) => reworded.length > 0,
  instructions: growthFinalValidatorPrompt,
  ask: async (given) => ({ brief: growthFinalValidatorBrief(given), answer: finalVerdict }),
  async playbook({ advice, texts, computations }, { tenant }) {
    const problems = checkDraft({ advice, texts, computations }, tenant);
    return { isApproved: problems.length === 0, problems };
  },
});
