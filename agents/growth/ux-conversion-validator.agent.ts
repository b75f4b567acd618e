import { uxConversion } from './ux-conversion.profile.ts';
import { validatorAgent } from './validator-role.ts';

export const uxConversionValidator = validatorAgent(uxConversion);
