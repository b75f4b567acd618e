import { defineAnalyst } from '../../analyst.ts';
import { GOOGLE_ADS } from './google-ads-measures.ts';
import { AD_HEADLINES, adsReport, GOOGLE_ADS_DAYS, WASTE } from './google-ads-reports.ts';

export const googleAdsVideoCreativeAnalyzer = defineAnalyst({
  source: 'google_ads',
  name: 'video_creative_analyzer',
  title: { en: 'Videos on YouTube', pl: 'Filmy na YouTube' },
  purpose:
    'Finds videos that are skipped, not watched to their point, or paid for without bringing anything.',
  windowDays: 91,
  reports: [
    GOOGLE_ADS_DAYS,
    adsReport('videos', 'video', {
      metrics: [
        ...['impressions', 'clicks', 'cost', 'conversions', 'conversion_value', 'video_views'],
        ...['video_view_rate', 'video_25_rate', 'video_50_rate', 'video_75_rate', 'video_100_rate'],
      ],
    }),
  ],
  days: 'days',
  measures: GOOGLE_ADS,
  headlines: [
    { name: 'view_rate', report: 'videos', measure: 'view_rate' },
    { name: 'completion_rate', report: 'videos', measure: 'completion_rate' },
    { name: 'video_cost', report: 'videos', measure: 'cost' },
    ...AD_HEADLINES,
  ],
  scale: 'cost',
  checks: [
    {
      id: 'skipped',
      rule: {
        ...{ kind: 'gap', report: 'videos', by: ['video'], measure: 'view_rate' },
        ...{ minChange: 0.25, sample: { measure: 'impressions', least: 5_000 } },
        money: { nature: 'waste', quantity: { measure: 'cost' }, part: 0.2 },
      },
      theme: 'creative_weak',
      because:
        'Videos of one shop are much alike; a quarter fewer views on five thousand impressions is the beginning of the video.',
      effort: 'medium',
      advice: {
        en: 'Show product and brand before the skip button comes, and say why to stay.',
        pl: 'Pokaż produkt i markę, zanim pojawi się przycisk pominięcia, i powiedz, po co oglądać.',
      },
    },
    {
      id: 'not_finished',
      rule: {
        ...{ kind: 'gap', report: 'videos', by: ['video'], measure: 'completion_rate' },
        ...{ minChange: 0.3, sample: { measure: 'impressions', least: 5_000 } },
      },
      theme: 'creative_weak',
      because: 'Three tenths fewer at the end: the offer comes after people have left.',
      effort: 'medium',
      advice: {
        en: 'Cut it shorter and bring the offer forward.',
        pl: 'Skróć film i przesuń ofertę na początek.',
      },
    },
    {
      id: 'wearing_off',
      rule: {
        ...{ kind: 'change', report: 'videos', by: ['video'], measure: 'view_rate' },
        ...{ minChange: 0.2, sample: { measure: 'impressions', least: 5_000 } },
        money: { nature: 'waste', quantity: { measure: 'cost' }, part: 0.2 },
      },
      theme: 'creative_worn',
      because: 'A fifth fewer views than in the quarter before, with the same audience, is wear.',
      effort: 'medium',
      advice: {
        en: 'Bring a new beginning to the same video, and limit how often a person sees it.',
        pl: 'Daj temu filmowi nowy początek i ogranicz liczbę wyświetleń na osobę.',
      },
    },
    {
      id: 'no_return',
      rule: {
        ...{ kind: 'level', report: 'videos', by: ['video'], measure: 'roas', beyond: 'below' },
        ...{ limit: 1, severe: 0.3, sample: { measure: 'clicks', least: 100 } },
        money: { nature: 'waste', quantity: { measure: 'cost' }, part: 0.7 },
      },
      theme: 'bidding_misset',
      because:
        'A video that brings back less than it costs is paid for its being seen; who wants that decides it knowingly.',
      effort: 'low',
      advice: {
        en: 'Decide whether it is to sell or to be known: give it a target, or a fixed small budget.',
        pl: 'Zdecyduj, czy ma sprzedawać, czy budować znajomość: daj mu cel albo stały, mały budżet.',
      },
    },
    {
      id: 'without_effect',
      rule: {
        ...{ kind: 'efficiency', report: 'videos', by: ['video'], ...WASTE },
        ...{ leastExpected: 5, factor: 0.4 },
      },
      theme: 'creative_weak',
      because: 'Among videos alone: two fifths of their ordinary return where five conversions were due.',
      effort: 'low',
      advice: {
        en: 'Take its money for the video that sells, unless it is meant to be known and not to sell.',
        pl: 'Przenieś jego budżet na film, który sprzedaje, chyba że ma budować rozpoznawalność.',
      },
    },
  ],
  cannot: [
    {
      en: 'Orders of people who saw a video and came later by themselves are counted only in part.',
      pl: 'Zamówienia osób, które obejrzały film i wróciły same, liczą się tylko częściowo.',
    },
  ],
});
