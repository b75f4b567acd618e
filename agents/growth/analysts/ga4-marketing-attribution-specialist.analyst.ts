import { defineAnalyst } from '../../analyst.ts';
import { GA4 } from './ga4-measures.ts';
import { ga4Days, ga4Report, ITS_REVENUE, LESS_MONEY } from './ga4-reports.ts';

export const ga4MarketingAttributionSpecialist = defineAnalyst({
  source: 'ga4',
  name: 'marketing_attribution_specialist',
  title: { en: 'Channels and attribution', pl: 'Kanały i atrybucja' },
  purpose:
    'Looks at which channels and sources bring revenue, which have lost it, and how much of it nobody can attribute.',
  windowDays: 91,
  reports: [
    ga4Days(),
    ga4Report({ id: 'channels', by: ['sessionDefaultChannelGroup'] }),
    ga4Report({ id: 'sources', by: ['sessionSourceMedium'], first: 'sessions' }),
    ga4Report({ id: 'campaigns', by: ['sessionCampaignName'], first: 'sessions' }),
  ],
  days: 'days',
  measures: GA4,
  headlines: [
    { name: 'revenue', report: 'channels', measure: 'revenue' },
    { name: 'revenue_per_session', report: 'channels', measure: 'revenue_per_session' },
    { name: 'purchases', report: 'channels', measure: 'purchases' },
  ],
  scale: 'revenue',
  checks: [
    {
      id: 'channel_down',
      rule: {
        ...{ kind: 'change', report: 'channels', by: ['sessionDefaultChannelGroup'], measure: 'revenue' },
        ...{ minChange: 0.15, sample: { measure: 'purchases', least: 50 }, money: LESS_MONEY },
      },
      theme: 'sales_down',
      because:
        'A channel that brings a seventh less on fifty orders has changed, or is counted under another name.',
      effort: 'medium',
      advice: {
        en: 'Look first whether the visits went to another channel: a lost tag moves them to Direct.',
        pl: 'Najpierw sprawdź, czy wizyty nie przeszły do innego kanału: brak oznaczeń przenosi je do Direct.',
      },
    },
    {
      id: 'poor_source',
      rule: {
        ...{ kind: 'gap', report: 'sources', by: ['sessionSourceMedium'], measure: 'revenue_per_session' },
        where: [{ column: 'sessionSourceMedium', is: 'matches', pattern: 'cpc|paid|ppc|display|affiliate' }],
        ...{ minChange: 0.4, sample: { measure: 'sessions', least: 1_000 } },
        money: { nature: 'opportunity', quantity: 'missing', part: 0.3 },
      },
      theme: 'acquisition_uneven',
      because:
        'Of sources that cost money, one that brings little over half of the others needs its price checked.',
      effort: 'medium',
      advice: {
        en: 'Set its cost beside what it brings, and move the difference to sources that earn it.',
        pl: 'Zestaw jego koszt z tym, co przynosi, i przesuń różnicę do źródeł, które na nią zarabiają.',
      },
    },
    {
      id: 'rich_campaign',
      rule: {
        ...{ kind: 'gap', report: 'campaigns', by: ['sessionCampaignName'], measure: 'revenue_per_session' },
        where: [{ column: 'sessionCampaignName', is: 'not_matches', pattern: '^\\(' }],
        ...{ minChange: 0.5, sample: { measure: 'purchases', least: 30 }, direction: 'better' },
        money: { nature: 'opportunity', quantity: { measure: 'revenue' }, part: 0.15 },
      },
      theme: 'campaign_earning',
      because:
        'Half as much again of a visit, on thirty orders, is a campaign to learn from and to give more room.',
      effort: 'low',
      advice: {
        en: 'Raise its budget in steps and watch whether the next visits bring as much.',
        pl: 'Zwiększaj jej budżet stopniowo i obserwuj, czy kolejne wizyty przynoszą tyle samo.',
      },
    },
    {
      id: 'unattributed',
      rule: {
        ...{
          kind: 'part',
          report: 'channels',
          measure: 'revenue',
          above: 0.3,
          leastTotal: 1_000,
          money: ITS_REVENUE,
        },
        within: [
          { column: 'sessionDefaultChannelGroup', is: 'in', values: ['Direct', 'Unassigned', '(other)'] },
        ],
      },
      theme: 'measuring_doubtful',
      because: 'Above three tenths without a source, every comparison of channels is a guess.',
      nature: 'risk',
      effort: 'medium',
      finding: {
        en: '{current} of the revenue comes from visits whose origin nobody knows.',
        pl: '{current} przychodu pochodzi z wizyt o nieznanym źródle.',
      },
      advice: {
        en: 'Tag mailings, apps and offline codes, and check that consent does not cut the source off.',
        pl: 'Oznacz mailing, aplikacje i kody offline oraz sprawdź, czy zgody nie ucinają źródła.',
      },
    },
    {
      id: 'dependence',
      rule: {
        ...{
          kind: 'concentration',
          report: 'channels',
          by: ['sessionDefaultChannelGroup'],
          measure: 'revenue',
        },
        ...{ above: 0.6, leastPlaces: 3, leastTotal: 1_000, money: ITS_REVENUE },
      },
      theme: 'dependence',
      because: 'Above three fifths, one change of an algorithm or of a price decides over the shop.',
      nature: 'risk',
      effort: 'high',
      advice: {
        en: 'Build up a second channel that the shop owns, such as mailings, while the first one still pays.',
        pl: 'Rozwijaj drugi, własny kanał, na przykład mailing, dopóki pierwszy się opłaca.',
      },
    },
  ],
  cannot: [
    {
      en: 'Paths and assisted conversions are not in a plain report: each order counts for the source of its visit.',
      pl: 'Ścieżek i konwersji wspomaganych nie ma w zwykłym raporcie: zamówienie liczy się źródłu swojej wizyty.',
    },
    {
      en: 'Costs of channels are not in Analytics, so this says what they bring and not what they return.',
      pl: 'Analytics nie zna kosztów kanałów, więc widać, co przynoszą, a nie jaki dają zwrot.',
    },
  ],
});
