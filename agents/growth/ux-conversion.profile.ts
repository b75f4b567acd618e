import { readMetric } from './read-metric.ts';
import { numberOf, unavailable } from './reading.ts';
import { notesOf } from './research-notes.ts';
import type { TeamProfile } from './team-profile.ts';

const NO_EVENTS = 'The steps between visit and order are not in the imported data.';
const NO_BROWSING = 'Nobody has looked at the pages themselves.';

/** What happens between the visit and the order. */
export const uxConversion: TeamProfile = {
  team: 'ux_conversion',
  label: 'UX and conversion',
  scope: 'the way from visit to order: pages, devices, checkout, basket and product pages',
  craft:
    'Look at conversion by device first: what hits one kind of device and spares the others is nearly always technical. Then at bounces and at the value of a basket.',
  dimensions: ['device', 'browser', 'country', 'product', 'category', 'channel'],
  companions: [
    'conversion_rate',
    'transactions',
    'revenue',
    'average_order_value',
    'bounce_rate',
    'pages_per_session',
  ],
  wantedSources: ['checkout events'],

  async readSchemaField(view) {
    const [visits, purchase, visitToPurchase, desktop, mobile] = await Promise.all([
      readMetric(view, { metric: 'sessions' }, 'summary.actual_total'),
      readMetric(view, { metric: 'transactions' }, 'summary.actual_total'),
      readMetric(view, { metric: 'conversion_rate' }, 'summary.actual'),
      readMetric(view, { metric: 'conversion_rate', dims: { device: 'desktop' } }, 'summary.actual'),
      readMetric(view, { metric: 'conversion_rate', dims: { device: 'mobile' } }, 'summary.actual'),
    ]);
    return {
      team: 'ux_conversion',
      funnel: {
        visits,
        productView: unavailable(NO_EVENTS),
        addToCart: unavailable(NO_EVENTS),
        checkout: unavailable(NO_EVENTS),
        purchase,
        visitToPurchase,
        bottleneck: null,
      },
      devicePerformance: { desktop, mobile, mobileGap: gapOf(numberOf(mobile), numberOf(desktop)) },
    };
  },

  async readResearchField(_view, knowledge) {
    return {
      team: 'ux_conversion',
      uxAnalysis: {
        checkoutFlowSteps: notesOf(knowledge, 'website_analysis', 'checkout_steps'),
        mobileIssues: notesOf(knowledge, 'website_analysis', 'weaknesses'),
        visualEvidence: { status: 'unavailable', reason: NO_BROWSING },
      },
      competitiveUx: notesOf(knowledge, 'competitor_analysis', 'strengths'),
    };
  },
};

function gapOf(mobile: number | null, desktop: number | null): number | null {
  return mobile === null || desktop === null || desktop === 0 ? null : mobile / desktop - 1;
}
