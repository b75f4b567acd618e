import { NOT_DAILY, readSearch } from './read-search.ts';
import type { TeamProfile } from './team-profile.ts';

const noNotes = {
  status: 'unavailable',
  reason: 'Queries, pages and sitemaps are what the analysts of Search Console report about.',
} as const;

/** Search as Search Console sees it; without it the team can only say what to look up there. */
export const gscSpecialist: TeamProfile = {
  team: 'gsc_specialist',
  label: 'Search Console',
  scope: 'queries, pages, indexing and crawling as Search Console reports them',
  craft:
    'Everything that this team knows comes from Search Console. Where it is not connected, say so and advise only what to look up there.',
  dimensions: ['channel', 'source', 'country'],
  companions: ['search_clicks', 'search_impressions', 'search_position', 'sessions', 'users'],
  wantedSources: ['Search Console'],

  async readSchemaField(view) {
    const { clicks, impressions, clickThroughRate, position } = await readSearch(view);
    return {
      team: 'gsc_specialist',
      searchPerformance: {
        totalClicks: clicks,
        totalImpressions: impressions,
        averageClickThroughRate: clickThroughRate,
        averagePosition: position,
      },
      indexingHealth: {
        indexedPages: NOT_DAILY,
        submittedPages: NOT_DAILY,
        indexationRate: NOT_DAILY,
        crawlErrors: NOT_DAILY,
      },
    };
  },

  async readResearchField() {
    return { team: 'gsc_specialist', queries: noNotes, pages: noNotes, sitemaps: noNotes };
  },
};
