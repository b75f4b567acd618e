// Written by `npm run generate`: every member is a file of its own.
import type { AnyAgent } from './agent.ts';
import { conversationOrchestrator } from './core/conversation-orchestrator.agent.ts';
import { orchestrator } from './core/orchestrator.agent.ts';
import { growthFinalValidator } from './growth/growth-final-validator.agent.ts';
import { growthProactiveMaster } from './growth/growth-proactive-master.agent.ts';
import { growthReactiveMaster } from './growth/growth-reactive-master.agent.ts';
import { growthRecommendationFormatter } from './growth/growth-recommendation-formatter.agent.ts';
import { gscSpecialistResearch } from './growth/gsc-specialist-research.agent.ts';
import { gscSpecialistSchema } from './growth/gsc-specialist-schema.agent.ts';
import { gscSpecialistStrategy } from './growth/gsc-specialist-strategy.agent.ts';
import { gscSpecialistValidator } from './growth/gsc-specialist-validator.agent.ts';
import { performanceMarketingResearch } from './growth/performance-marketing-research.agent.ts';
import { performanceMarketingSchema } from './growth/performance-marketing-schema.agent.ts';
import { performanceMarketingStrategy } from './growth/performance-marketing-strategy.agent.ts';
import { performanceMarketingValidator } from './growth/performance-marketing-validator.agent.ts';
import { seoTechnicalResearch } from './growth/seo-technical-research.agent.ts';
import { seoTechnicalSchema } from './growth/seo-technical-schema.agent.ts';
import { seoTechnicalStrategy } from './growth/seo-technical-strategy.agent.ts';
import { seoTechnicalValidator } from './growth/seo-technical-validator.agent.ts';
import { uxConversionResearch } from './growth/ux-conversion-research.agent.ts';
import { uxConversionSchema } from './growth/ux-conversion-schema.agent.ts';
import { uxConversionStrategy } from './growth/ux-conversion-strategy.agent.ts';
import { uxConversionValidator } from './growth/ux-conversion-validator.agent.ts';
import { analysts } from './growth/analysts.agents.ts';

export const all: readonly AnyAgent[] = [
  conversationOrchestrator,
  orchestrator,
  growthFinalValidator,
  growthProactiveMaster,
  growthReactiveMaster,
  growthRecommendationFormatter,
  gscSpecialistResearch,
  gscSpecialistSchema,
  gscSpecialistStrategy,
  gscSpecialistValidator,
  performanceMarketingResearch,
  performanceMarketingSchema,
  performanceMarketingStrategy,
  performanceMarketingValidator,
  seoTechnicalResearch,
  seoTechnicalSchema,
  seoTechnicalStrategy,
  seoTechnicalValidator,
  uxConversionResearch,
  uxConversionSchema,
  uxConversionStrategy,
  uxConversionValidator,
  ...analysts,
];
