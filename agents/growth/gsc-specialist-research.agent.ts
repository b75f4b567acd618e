import { gscSpecialist } from './gsc-specialist.profile.ts';
import { researchAgent } from './research-role.ts';

export const gscSpecialistResearch = researchAgent(gscSpecialist);
