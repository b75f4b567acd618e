import { performanceMarketing } from './performance-marketing.profile.ts';
import { researchAgent } from './research-role.ts';

export const performanceMarketingResearch = researchAgent(performanceMarketing);
