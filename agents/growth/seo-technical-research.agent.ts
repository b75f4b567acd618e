import { researchAgent } from './research-role.ts';
import { seoTechnical } from './seo-technical.profile.ts';

export const seoTechnicalResearch = researchAgent(seoTechnical);
