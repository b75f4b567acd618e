import { z } from 'zod';
import { declaredComputation } from '#tools/growth/advice.ts';
import { defineAgent } from '../agent.ts';
import { draftTexts, formatterInput, namesFor } from './draft-texts.ts';
import {
  growthRecommendationFormatterBrief,
  growthRecommendationFormatterPrompt,
} from './growth-recommendation-formatter.prompt.ts';
import { changesTo } from './text-changes.ts';
import { renderDraft } from './wording/render-draft.ts';

const output = z.object({
  texts: draftTexts,
  /** How figures that are not the advice's own come from those that are. */
  computations: z.array(declaredComputation).default([]),
});

export const growthRecommendationFormatter = defineAgent({
  name: 'growth_recommendation_formatter',
  version: '3',
  tier: 'production',
  parent: 'orchestrator',
  domain: 'growth',
  team: null,
  role: null,
  purpose: 'Words one advice in English and Polish, within its limits and with its figures only.',
  input: formatterInput,
  output,
  tools: [],
  limits: { steps: 2, costUsd: 0.05, seconds: 150 },
  modelPolicy: 'when-needed',
  modelRole: 'writing',
  // The template's own words are good enough for what can wait, and careful enough for what nobody can explain.
  needsModel: ({ advice: { priority, cause }, rejected }) =>
    rejected !== null || (cause.kind !== 'unexplained' && (priority === 'URGENT' || priority === 'HIGH')),
  instructions: growthRecommendationFormatterPrompt,
  ask: async ({ advice, template, rejected }, { tenant }) => {
    const texts = rejected?.texts ?? renderDraft(advice, template, namesFor(tenant)).texts;
    return {
      brief: growthRecommendationFormatterBrief({ advice, rejected }, texts),
      answer: changesTo(texts),
    };
  },
  playbook: async ({ advice, template }, { tenant }) => ({
    texts: renderDraft(advice, template, namesFor(tenant)).texts,
    computations: [],
  }),
});
