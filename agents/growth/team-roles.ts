import type { Team } from '#tools/growth/team.ts';
import { gscSpecialistResearch } from './gsc-specialist-research.agent.ts';
import { gscSpecialistSchema } from './gsc-specialist-schema.agent.ts';
import { gscSpecialistStrategy } from './gsc-specialist-strategy.agent.ts';
import { gscSpecialistValidator } from './gsc-specialist-validator.agent.ts';
import { performanceMarketingResearch } from './performance-marketing-research.agent.ts';
import { performanceMarketingSchema } from './performance-marketing-schema.agent.ts';
import { performanceMarketingStrategy } from './performance-marketing-strategy.agent.ts';
import { performanceMarketingValidator } from './performance-marketing-validator.agent.ts';
import type { researchAgent } from './research-role.ts';
import type { schemaAgent } from './schema-role.ts';
import { seoTechnicalResearch } from './seo-technical-research.agent.ts';
import { seoTechnicalSchema } from './seo-technical-schema.agent.ts';
import { seoTechnicalStrategy } from './seo-technical-strategy.agent.ts';
import { seoTechnicalValidator } from './seo-technical-validator.agent.ts';
import type { strategyAgent } from './strategy-role.ts';
import { uxConversionResearch } from './ux-conversion-research.agent.ts';
import { uxConversionSchema } from './ux-conversion-schema.agent.ts';
import { uxConversionStrategy } from './ux-conversion-strategy.agent.ts';
import { uxConversionValidator } from './ux-conversion-validator.agent.ts';
import type { validatorAgent } from './validator-role.ts';

/** The four specialists of a team. */
export interface TeamRoles {
  readonly schema: ReturnType<typeof schemaAgent>;
  readonly research: ReturnType<typeof researchAgent>;
  readonly strategy: ReturnType<typeof strategyAgent>;
  readonly validator: ReturnType<typeof validatorAgent>;
}

const ROLES: Readonly<Record<Team, TeamRoles>> = {
  performance_marketing: {
    schema: performanceMarketingSchema,
    research: performanceMarketingResearch,
    strategy: performanceMarketingStrategy,
    validator: performanceMarketingValidator,
  },
  seo_technical: {
    schema: seoTechnicalSchema,
    research: seoTechnicalResearch,
    strategy: seoTechnicalStrategy,
    validator: seoTechnicalValidator,
  },
  ux_conversion: {
    schema: uxConversionSchema,
    research: uxConversionResearch,
    strategy: uxConversionStrategy,
    validator: uxConversionValidator,
  },
  gsc_specialist: {
    schema: gscSpecialistSchema,
    research: gscSpecialistResearch,
    strategy: gscSpecialistStrategy,
    validator: gscSpecialistValidator,
  },
};

/** Who does what in a team. */
export function rolesOf(team: Team): TeamRoles {
  return ROLES[team];
}
