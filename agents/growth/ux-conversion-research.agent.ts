import { researchAgent } from './research-role.ts';
import { uxConversion } from './ux-conversion.profile.ts';

export const uxConversionResearch = researchAgent(uxConversion);
