import type { TeamRole } from '../agent.ts';
import type { TeamProfile } from './team-profile.ts';

/** Raised when a role's schemas or playbook change what it answers. */
export const ROLE_VERSION = '1';

/** What every specialist of a team has in common. */
export function specialist(profile: TeamProfile, role: TeamRole) {
  return {
    name: `growth_${profile.team}_${role}`,
    version: ROLE_VERSION,
    tier: 'specialist',
    parent: 'orchestrator',
    domain: 'growth',
    team: profile.team,
    role,
  } as const;
}
