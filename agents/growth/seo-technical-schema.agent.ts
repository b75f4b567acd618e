import { schemaAgent } from './schema-role.ts';
import { seoTechnical } from './seo-technical.profile.ts';

export const seoTechnicalSchema = schemaAgent(seoTechnical);
