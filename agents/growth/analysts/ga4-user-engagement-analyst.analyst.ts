import { defineAnalyst } from '../../analyst.ts';
import { GA4 } from './ga4-measures.ts';
import { ga4Days, ga4Report } from './ga4-reports.ts';

const ENGAGEMENT = [
  'sessions',
  'engagedSessions',
  'screenPageViews',
  'averageSessionDuration',
  'ecommercePurchases',
  'purchaseRevenue',
];
/** Visits that would look around, at what such a visit brings. */
const LOST_VISITS = {
  quantity: 'missing' as const,
  worth: { report: 'channels', measure: 'revenue_per_engaged' },
};

export const ga4UserEngagementAnalyst = defineAnalyst({
  source: 'ga4',
  name: 'user_engagement_analyst',
  title: { en: 'Engagement', pl: 'Zaangażowanie' },
  purpose:
    'Finds landing pages, channels and devices whose visitors leave at once, and where that has become worse.',
  windowDays: 91,
  reports: [
    ga4Days(['sessions', 'engagedSessions', 'screenPageViews']),
    ga4Report({ id: 'channels', by: ['sessionDefaultChannelGroup'], metrics: ENGAGEMENT }),
    ga4Report({ id: 'devices', by: ['deviceCategory'], metrics: ENGAGEMENT }),
    ga4Report({ id: 'landings', by: ['landingPage'], metrics: ENGAGEMENT, first: 'sessions' }),
  ],
  days: 'days',
  measures: GA4,
  headlines: [
    { name: 'engagement_rate', report: 'days', measure: 'engagement_rate' },
    { name: 'views_per_session', report: 'days', measure: 'views_per_session' },
    { name: 'session_seconds', report: 'channels', measure: 'session_seconds' },
    { name: 'revenue', report: 'channels', measure: 'revenue' },
  ],
  scale: 'revenue',
  checks: [
    {
      id: 'landing_leaves',
      rule: {
        ...{ kind: 'gap', report: 'landings', by: ['landingPage'], measure: 'engagement_rate' },
        ...{ minChange: 0.25, sample: { least: 500 } },
        money: { nature: 'opportunity', ...LOST_VISITS, part: 0.3 },
      },
      theme: 'landing_weak',
      because:
        'A page that a quarter fewer look beyond, on five hundred visits, does not answer what brought them.',
      effort: 'medium',
      advice: {
        en: 'Put the answer to what brought people to the top of the page, and check how fast it shows.',
        pl: 'Umieść na górze strony odpowiedź na to, z czym przychodzą ludzie, i sprawdź jej szybkość.',
      },
    },
    {
      id: 'channel_leaves',
      rule: {
        ...{
          kind: 'gap',
          report: 'channels',
          by: ['sessionDefaultChannelGroup'],
          measure: 'engagement_rate',
        },
        ...{ minChange: 0.3, sample: { least: 1_000 } },
        money: { nature: 'opportunity', ...LOST_VISITS, part: 0.2 },
      },
      theme: 'landing_weak',
      because:
        'Display and social engage less by nature; a third less than all others is traffic that was not meant for the shop.',
      effort: 'medium',
      advice: {
        en: 'Narrow whom this channel brings, and land them on a page that goes with the promise.',
        pl: 'Zawęź grupę docelową kanału i kieruj ją na stronę zgodną z obietnicą.',
      },
    },
    {
      id: 'engagement_down',
      rule: {
        ...{ kind: 'change', report: 'devices', by: ['deviceCategory'], measure: 'engagement_rate' },
        ...{ minChange: 0.08, sample: { least: 1_000 }, money: { nature: 'loss', ...LOST_VISITS } },
      },
      theme: 'landing_weak',
      because:
        'The rate is steady over a quarter; a tested fall of a twelfth is a release, a banner or other traffic.',
      effort: 'medium',
      advice: {
        en: 'Look for what covers or slows the pages on that device since: banners, pop-ups, scripts.',
        pl: 'Poszukaj tego, co od tego czasu zasłania lub spowalnia strony na tym urządzeniu: banery, okna, skrypty.',
      },
    },
    {
      id: 'shorter_visits',
      rule: {
        ...{
          kind: 'change',
          report: 'channels',
          by: ['sessionDefaultChannelGroup'],
          measure: 'session_seconds',
        },
        ...{ minChange: 0.2, sample: { least: 1_000 } },
      },
      theme: 'landing_weak',
      because: 'The length of visits varies much, so only a fifth on a thousand visits is worth a look.',
      severity: 'low',
      effort: 'low',
      advice: {
        en: 'Take it as a hint only: compare with the orders of the channel before acting.',
        pl: 'Traktuj to jako wskazówkę: zanim coś zrobisz, porównaj z zamówieniami z kanału.',
      },
    },
  ],
  cannot: [
    {
      en: 'Exits and flows from page to page are not in a plain report; scrolling counts only from nine tenths of a page on.',
      pl: 'Wyjść i przejść między stronami nie ma w zwykłym raporcie, a przewijanie liczy się dopiero od dziewięciu dziesiątych strony.',
    },
  ],
  caveats: [
    {
      en: 'Analytics calls a visit engaged after some seconds or a second page; bounce is the rest.',
      pl: 'Analytics uznaje wizytę za zaangażowaną po kilku sekundach lub kolejnej stronie; reszta to odrzucenia.',
    },
  ],
});
