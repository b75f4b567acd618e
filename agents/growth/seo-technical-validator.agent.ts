import { seoTechnical } from './seo-technical.profile.ts';
import { validatorAgent } from './validator-role.ts';

export const seoTechnicalValidator = validatorAgent(seoTechnical);
