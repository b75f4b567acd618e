import { schemaAgent } from './schema-role.ts';
import { uxConversion } from './ux-conversion.profile.ts';

export const uxConversionSchema = schemaAgent(uxConversion);
