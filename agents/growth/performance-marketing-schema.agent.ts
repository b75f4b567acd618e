import { performanceMarketing } from './performance-marketing.profile.ts';
import { schemaAgent } from './schema-role.ts';

export const performanceMarketingSchema = schemaAgent(performanceMarketing);
