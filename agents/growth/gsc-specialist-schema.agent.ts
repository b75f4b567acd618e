import { gscSpecialist } from './gsc-specialist.profile.ts';
import { schemaAgent } from './schema-role.ts';

export const gscSpecialistSchema = schemaAgent(gscSpecialist);
