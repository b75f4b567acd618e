import { describe, expect, it } from 'vitest';
import { findFigures } from '#analysis/grounding/find-figures.ts';
import { language } from '#core/tenant.ts';
import type { Wording } from '#tools/template.ts';
import { type Analyst, analystKey, defineAnalyst } from '../analyst.ts';
import { all } from '../analysts.gen.ts';
import { all as agents } from '../registry.gen.ts';
import { ga4ConversionFunnelAnalyst } from './analysts/ga4-conversion-funnel-analyst.analyst.ts';

/** Names of the reference's 48 analysts, by source. */
const REFERENCE = {
  ga4: [
    'conversion_funnel_analyst',
    'customer_lifetime_value_strategist',
    'product_performance_optimizer',
    'checkout_optimization_specialist',
    'user_engagement_analyst',
    'mobile_commerce_specialist',
    'geographic_expansion_analyst',
    'marketing_attribution_specialist',
    'seasonal_trends_forecaster',
    'data_quality_auditor',
  ],
  gsc: [
    'search_performance_analyst',
    'keyword_opportunity_hunter',
    'competitive_search_intelligence',
    'technical_seo_auditor',
    'page_experience_optimizer',
    'mobile_seo_specialist',
    'indexing_crawl_optimizer',
    'content_gap_analyzer',
    'serp_features_optimizer',
    'site_structure_analyzer',
  ],
  pagespeed: [
    'core_web_vitals_analyst',
    'mobile_performance_specialist',
    'page_load_optimizer',
    'javascript_performance_analyst',
    'css_optimization_expert',
    'image_optimization_specialist',
    'caching_strategy_advisor',
    'seo_technical_auditor',
  ],
  google_ads: [
    'campaign_performance_analyst',
    'bid_strategy_optimizer',
    'account_structure_auditor',
    'creative_performance_optimizer',
    'keyword_strategy_specialist',
    'audience_targeting_expert',
    'ad_copy_testing_specialist',
    'landing_page_performance_analyst',
    'video_creative_analyzer',
    'shopping_campaign_optimizer',
  ],
  meta_ads: [
    'campaign_performance_analyst',
    'creative_performance_optimizer',
    'bid_strategy_optimizer',
    'audience_targeting_expert',
    'geographic_expansion_analyst',
    'ad_copy_testing_specialist',
    'conversion_funnel_specialist',
    'landing_page_analyst',
    'video_creative_analyzer',
    'account_structure_auditor',
  ],
};
/** What these need and their interface does not give, by the corrections of the reference. */
const LACKING = [
  'ga4/customer_lifetime_value_strategist',
  'ga4/checkout_optimization_specialist',
  'ga4/marketing_attribution_specialist',
  'gsc/competitive_search_intelligence',
  'gsc/technical_seo_auditor',
  'gsc/page_experience_optimizer',
  'gsc/mobile_seo_specialist',
  'gsc/indexing_crawl_optimizer',
  'gsc/site_structure_analyzer',
  'pagespeed/caching_strategy_advisor',
  'meta_ads/landing_page_analyst',
];

const byKey = new Map(all.map((each) => [analystKey(each), each]));

describe('the registry of analysts', () => {
  it('has the 48 of the reference, by source and name', () => {
    const expected = Object.entries(REFERENCE).flatMap(([source, names]) =>
      names.map((name) => `${source}/${name}`),
    );

    expect([...byKey.keys()].sort()).toEqual(expected.sort());
  });

  it('tells eight names of two sources apart', () => {
    const names = Map.groupBy(all, ({ name }) => name);

    expect([...names.values()].filter(({ length }) => length === 2)).toHaveLength(8);
    expect(names.size).toBe(40);
  });

  it('makes an agent of each, below the registry of all agents', () => {
    const own = agents.filter(({ tier }) => tier === 'analyst').map(({ name }) => name);

    expect(own.sort()).toEqual(all.map(({ source, name }) => `growth_${source}_${name}`).sort());
  });

  it.each(LACKING)('has %s say what its interface does not give', (key) => {
    expect(byKey.get(key)?.cannot).not.toEqual([]);
  });

  it('looks at INP and never at FID', () => {
    const rules = JSON.stringify(all.map(({ checks }) => checks));

    expect(rules).toContain('inp');
    expect(rules).not.toMatch(/"fid"/i);
  });
});

/** Everything of a definition that may reach a text. */
function wordingsOf({ checks, cannot, caveats, measures }: Analyst): Wording[] {
  return [
    ...checks.flatMap(({ finding, advice }) => (finding === undefined ? [advice] : [finding, advice])),
    ...cannot,
    ...caveats,
    ...Object.values(measures).map(({ title }) => title),
  ];
}

describe.each(all.map((each) => [analystKey(each), each] as const))('%s', (_key, definition) => {
  it('states no figure of its own, neither in digits nor in words', () => {
    const stated = wordingsOf(definition).flatMap((wording) =>
      language.options.flatMap((each) => {
        const text = wording[each].replaceAll(/\{[a-z_]+\}/g, '–');
        return findFigures(text, each).map((figure) => `${figure.text}: ${text}`);
      }),
    );

    expect(stated).toEqual([]);
  });

  it('fills the same placeholders in both languages', () => {
    const differing = wordingsOf(definition).filter(
      ({ en, pl }) => placeholdersIn(en) !== placeholdersIn(pl),
    );

    expect(differing).toEqual([]);
  });
});

function placeholdersIn(text: string): string {
  return (text.match(/\{[a-z_]+\}/g) ?? []).sort().join();
}

describe('a definition', () => {
  const whole = ga4ConversionFunnelAnalyst;

  it.each([
    ['a check of a report that is not asked', { reports: whole.reports.slice(0, 1) }, 'there is no report'],
    ['a measure that is not defined', { measures: {} }, 'there is no measure'],
    ['a window that is not whole weeks', { windowDays: 90 }, 'whole weeks'],
    ['two checks of one name', { checks: [...whole.checks, ...whole.checks] }, 'two checks have one id'],
  ])('with %s is refused', (_what, flaw, message) => {
    expect(() => defineAnalyst({ ...whole, ...flaw })).toThrow(message);
  });
});
