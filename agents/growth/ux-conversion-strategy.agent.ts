import { strategyAgent } from './strategy-role.ts';
import { uxConversion } from './ux-conversion.profile.ts';

export const uxConversionStrategy = strategyAgent(uxConversion);
