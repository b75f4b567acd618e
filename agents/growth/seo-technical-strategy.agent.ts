import { seoTechnical } from './seo-technical.profile.ts';
import { strategyAgent } from './strategy-role.ts';

export const seoTechnicalStrategy = strategyAgent(seoTechnical);
