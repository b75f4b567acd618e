import { z } from 'zod';
import type { Advice } from '#tools/growth/advice.ts';
import { findTemplates } from '#tools/growth/find-templates.tool.ts';
import { estimateEffect } from '#tools/metric/estimate-effect.tool.ts';
import { metricSeries } from '#tools/metric/metric-series.tool.ts';
import type { Effort } from '#tools/template.ts';
import { defineAgent } from '../agent.ts';
import type { Asking } from './ask-tool.ts';
import { checkAdvice } from './check-advice.ts';
import { askLoss, askTemplates, estimate, figuresFor } from './make-advice.ts';
import { type InsightPackage, insightPackage } from './package.schema.ts';
import { specialist } from './role-agent.ts';
import { validatorPrompt } from './role-prompts.ts';
import { type SchemaReport, schemaReport } from './schema-report.ts';
import { type Objection, strategyReport, type ValidatorReport, validatorReport } from './strategy-report.ts';
import type { TeamProfile } from './team-profile.ts';

const input = z.object({ package: insightPackage, schema: schemaReport, strategy: strategyReport });

/** How likely a shop is to carry out a measure of this effort. */
const FEASIBILITY: Readonly<Record<Effort, number>> = { low: 1, medium: 0.8, high: 0.6 };

/** The specialist that lets pass only what holds. */
export function validatorAgent(profile: TeamProfile) {
  return defineAgent({
    ...specialist(profile, 'validator'),
    purpose: `Lets pass only what holds of the advice about ${profile.scope}.`,
    input,
    output: validatorReport,
    tools: [findTemplates, metricSeries, estimateEffect],
    limits: { steps: 4, costUsd: 0.05, seconds: 60 },
    // Whether figures, conditions and effects hold can be computed; a model could only be talked into something.
    modelPolicy: 'never',
    modelRole: 'reasoning',
    instructions: (tenant) => validatorPrompt(profile, tenant),

    async playbook({ package: packed, schema, strategy }, { useTool, tenant }): Promise<ValidatorReport> {
      const { advices } = strategy;
      const objections = await findObjections({ profile, packed, schema }, advices, { useTool, tenant });
      const refused = new Set(objections.map(({ template }) => template));
      const passed = advices.filter(({ template }) => !refused.has(template));
      return {
        team: profile.team,
        isApproved: objections.length === 0,
        objections,
        validationScore: advices.length === 0 ? 1 : passed.length / advices.length,
        dataQuality: schema.confidence,
        strategyFeasibility: meanOf(advices.map(({ effort }) => FEASIBILITY[effort])),
        expectedRoi: null,
        confidence: meanOf(passed.map(({ confidence }) => confidence)),
      };
    },
  });
}

interface Matter {
  readonly profile: TeamProfile;
  readonly packed: InsightPackage;
  readonly schema: SchemaReport;
}

async function findObjections(
  { profile, packed, schema }: Matter,
  advices: readonly Advice[],
  asking: Asking,
): Promise<Objection[]> {
  const answer = await askTemplates(packed, profile.team, asking);
  const templates = answer.found ? answer.output.templates.map(({ template }) => template) : [];
  const loss = advices.length === 0 ? null : await askLoss(packed, asking);
  const checked = await Promise.all(
    advices.map(async (given) => {
      const template = templates.find(({ name }) => name === given.template);
      const effect = template === undefined ? null : await estimate(template, loss, asking);
      const figures =
        template === undefined || !answer.found
          ? {}
          : figuresFor(packed, { template, cited: answer }, effect);
      return checkAdvice(given, { package: packed, schema, template, effect, figures });
    }),
  );
  return checked.flat();
}

function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
