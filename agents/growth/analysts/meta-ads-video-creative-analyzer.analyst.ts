import { defineAnalyst } from '../../analyst.ts';
import { AD_HEADLINES, WASTE } from './google-ads-reports.ts';
import { META_ADS } from './meta-ads-measures.ts';
import { META_ATTRIBUTION, META_DAYS, META_SALES, metaReport } from './meta-ads-reports.ts';

const VIDEO = [...META_SALES, 'video_plays', 'video_25', 'video_50', 'video_75', 'video_100', 'thruplays'];
const IS_VIDEO = { column: 'video_plays', is: 'above' as const, value: 0 };

export const metaAdsVideoCreativeAnalyzer = defineAnalyst({
  source: 'meta_ads',
  name: 'video_creative_analyzer',
  title: { en: 'Videos on Meta', pl: 'Filmy na Meta' },
  purpose:
    'Finds videos that lose people at the beginning or before the offer, and places in which they do not work.',
  windowDays: 56,
  reports: [
    META_DAYS,
    metaReport('ads', 'ad', { metrics: VIDEO }),
    metaReport('positions', 'account', {
      metrics: VIDEO,
      breakdowns: ['publisher_platform', 'platform_position'],
    }),
  ],
  days: 'days',
  measures: META_ADS,
  headlines: [
    { name: 'hook_rate', report: 'ads', measure: 'hook_rate' },
    { name: 'hold_rate', report: 'ads', measure: 'hold_rate' },
    { name: 'completion_rate', report: 'ads', measure: 'completion_rate' },
    ...AD_HEADLINES,
  ],
  scale: 'cost',
  checks: [
    {
      id: 'weak_beginning',
      rule: {
        ...{ kind: 'gap', report: 'ads', by: ['ad_name'], measure: 'hook_rate', where: [IS_VIDEO] },
        ...{ minChange: 0.25, sample: { least: 2_000 } },
        money: { nature: 'waste', quantity: { measure: 'cost' }, part: 0.25 },
      },
      theme: 'creative_weak',
      because: 'A tested quarter fewer who get beyond the first quarter than with other videos of the shop.',
      effort: 'medium',
      advice: {
        en: 'Begin with product in use or with the problem it solves, without a logo.',
        pl: 'Zacznij od produktu w użyciu lub problemu, który rozwiązuje, bez logo.',
      },
    },
    {
      id: 'lost_on_the_way',
      rule: {
        ...{ kind: 'gap', report: 'ads', by: ['ad_name'], measure: 'hold_rate', where: [IS_VIDEO] },
        ...{ minChange: 0.3, sample: { least: 2_000 } },
      },
      theme: 'creative_weak',
      because: 'Three tenths fewer who watch through: too long, or the offer comes too late.',
      severity: 'low',
      effort: 'medium',
      advice: {
        en: 'Cut it shorter and show the offer early.',
        pl: 'Skróć film i pokaż ofertę wcześnie.',
      },
    },
    {
      id: 'watched_not_bought',
      rule: {
        ...{ kind: 'efficiency', report: 'ads', by: ['ad_name'], where: [IS_VIDEO], ...WASTE },
        ...{ leastExpected: 4, factor: 0.5 },
      },
      theme: 'creative_weak',
      because: 'Among videos alone, half of the ordinary return where four purchases were due.',
      effort: 'low',
      advice: {
        en: 'Add a clear call and price at the end, or use the video only to find people for retargeting.',
        pl: 'Dodaj na końcu wezwanie i cenę albo używaj filmu tylko do zbierania odbiorców do remarketingu.',
      },
    },
    {
      id: 'poor_position',
      rule: {
        ...{
          kind: 'efficiency',
          report: 'positions',
          by: ['publisher_platform', 'platform_position'],
          ...WASTE,
        },
        ...{ leastExpected: 5, factor: 0.5 },
      },
      theme: 'creative_weak',
      because:
        'A place at half of the ordinary return where five purchases were due mostly shows a video of the wrong shape.',
      effort: 'medium',
      advice: {
        en: 'Cut the video upright for Reels and stories, with text in the middle.',
        pl: 'Przytnij film do pionu na Reels i relacje, z tekstem pośrodku.',
      },
    },
  ],
  cannot: [
    {
      en: 'Where in a video people leave is known in quarters only.',
      pl: 'Moment wyjścia z filmu znany jest tylko co do ćwiartki.',
    },
  ],
  caveats: [META_ATTRIBUTION],
});
