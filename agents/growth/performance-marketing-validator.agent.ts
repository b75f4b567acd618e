import { performanceMarketing } from './performance-marketing.profile.ts';
import { validatorAgent } from './validator-role.ts';

export const performanceMarketingValidator = validatorAgent(performanceMarketing);
