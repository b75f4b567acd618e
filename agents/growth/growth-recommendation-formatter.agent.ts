import { z } from 'zod';
import { declaredComputation } from '#tools/growth/advice.ts';
import { defineAgent } from '../agent.ts';
import { draftTexts, formatterInput, namesFor } from './draft-texts.ts';
import { growthRecommendationFormatterPrompt } from './growth-recommendation-formatter.prompt.ts';
import { renderDraft } from './wording/render-draft.ts';

export const growthRecommendationFormatter = defineAgent({
  name: 'growth_recommendation_formatter',
  version: '2',
  tier: 'production',
  parent: 'orchestrator',
  domain: 'growth',
  team: null,
  role: null,
  purpose: 'Words one advice in English and Polish, within its limits and with its figures only.',
  input: formatterInput,
  output: z.object({
    texts: draftTexts,
    /** How figures that are not the advice's own come from those that are. */
    computations: z.array(declaredComputation).default([]),
  }),
  tools: [],
  limits: { steps: 2, costUsd: 0.05, seconds: 60 },
  modelPolicy: 'when-needed',
  modelRole: 'writing',
  // The template's own words are good enough for what can wait, and for everything when there is no model.
  needsModel: ({ advice: { priority }, rejected }) =>
    rejected !== null || priority === 'URGENT' || priority === 'HIGH',
  instructions: growthRecommendationFormatterPrompt,
  playbook: async ({ advice, template }, { tenant }) => ({
    texts: renderDraft(advice, template, namesFor(tenant)).texts,
    computations: [],
  }),
});
