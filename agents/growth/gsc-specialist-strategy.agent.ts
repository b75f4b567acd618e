import { gscSpecialist } from './gsc-specialist.profile.ts';
import { strategyAgent } from './strategy-role.ts';

export const gscSpecialistStrategy = strategyAgent(gscSpecialist);
