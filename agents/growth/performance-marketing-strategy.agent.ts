import { performanceMarketing } from './performance-marketing.profile.ts';
import { strategyAgent } from './strategy-role.ts';

export const performanceMarketingStrategy = strategyAgent(performanceMarketing);
