import { gscSpecialist } from './gsc-specialist.profile.ts';
import { validatorAgent } from './validator-role.ts';

export const gscSpecialistValidator = validatorAgent(gscSpecialist);
