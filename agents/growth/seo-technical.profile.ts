import { askMetric, readCell } from './read-metric.ts';
import { NOT_DAILY, readSearch } from './read-search.ts';
import { numberOf, type Reading, unavailable } from './reading.ts';
import { notesOf } from './research-notes.ts';
import type { TeamProfile } from './team-profile.ts';

const ORGANIC = { channel: 'Organic Search' };
/** A change smaller than this part is no trend. */
const TREND = 0.05;

const NO_PAGES = 'Landing pages are not in the imported data.';

/** Organic search as the shop's own analytics shows it. */
export const seoTechnical: TeamProfile = {
  team: 'seo_technical',
  label: 'technical SEO',
  scope: 'organic traffic, indexing, page speed, content and unwanted robots',
  craft:
    'Look at organic sessions and at what they convert, beside all other channels; tell a loss of rankings from less demand, and robots from people.',
  dimensions: ['channel', 'source', 'country', 'device'],
  companions: ['sessions', 'users', 'new_users', 'bounce_rate', 'pages_per_session', 'avg_session_duration'],
  wantedSources: ['Search Console'],

  async readSchemaField(view) {
    const sessions = await askMetric(view, { metric: 'sessions', dims: ORGANIC });
    const conversion = await askMetric(view, { metric: 'conversion_rate', dims: ORGANIC });
    const { position, clickThroughRate } = await readSearch(view);
    const changeFraction = readCell(sessions, 'summary.change');
    return {
      team: 'seo_technical',
      organicPerformance: {
        totalSessions: readCell(sessions, 'summary.actual_total'),
        changeFraction,
        conversionRate: readCell(conversion, 'summary.actual'),
        trend: trendOf(changeFraction),
        topLandingPages: unavailable(NO_PAGES),
      },
      seoHealth: {
        indexationRate: NOT_DAILY,
        averagePosition: position,
        clickThroughRate,
      },
    };
  },

  async readResearchField(_view, knowledge) {
    return {
      team: 'seo_technical',
      competitiveAnalysis: {
        topCompetitors: notesOf(knowledge, 'competitor_analysis', 'name'),
        keywordGap: unavailable('What others rank for is what the analysts of Search Console report about.'),
      },
      contentOpportunities: notesOf(knowledge, 'website_analysis', 'weaknesses'),
    };
  },
};

function trendOf(change: Reading): 'declining' | 'improving' | 'stable' | null {
  const value = numberOf(change);
  if (value === null) return null;
  if (Math.abs(value) < TREND) return 'stable';
  return value < 0 ? 'declining' : 'improving';
}
