import { unavailable } from './reading.ts';
import type { TeamProfile } from './team-profile.ts';

const REASON = 'Search Console is not connected, so there is nothing that this team could read.';
const none = unavailable(REASON);
const noNotes = { status: 'unavailable', reason: REASON } as const;

/** Search as Search Console sees it; without it the team can only say what to look up there. */
export const gscSpecialist: TeamProfile = {
  team: 'gsc_specialist',
  label: 'Search Console',
  scope: 'queries, pages, indexing and crawling as Search Console reports them',
  craft:
    'Everything that this team knows comes from Search Console. Where it is not connected, say so and advise only what to look up there.',
  dimensions: ['channel', 'source', 'country'],
  companions: ['sessions', 'users'],
  wantedSources: ['Search Console'],

  async readSchemaField() {
    return {
      team: 'gsc_specialist',
      searchPerformance: {
        totalClicks: none,
        totalImpressions: none,
        averageClickThroughRate: none,
        averagePosition: none,
      },
      indexingHealth: { indexedPages: none, submittedPages: none, indexationRate: none, crawlErrors: none },
    };
  },

  async readResearchField() {
    return { team: 'gsc_specialist', queries: noNotes, pages: noNotes, sitemaps: noNotes };
  },
};
