import { describe, expect, it } from 'vitest';
import type { McpServerDefinition } from '../mcp-server.ts';
import { all } from '../registry.gen.ts';

// Names of spec/growth.md 4.2 and Appendix D, written down here so that the project does not need it.
const SET_A: Readonly<Record<string, readonly string[]>> = {
  ga4: [
    'get_account_summaries',
    'get_property_details',
    'run_report',
    'run_realtime_report',
    'get_custom_dimensions_and_metrics',
    'list_google_ads_links',
  ],
  gsc: ['list_properties', 'get_site_details', 'get_search_analytics', 'get_url_inspection', 'list_sitemaps'],
  meta_ads: [
    'get_account_info',
    'get_campaigns',
    'get_campaign_info',
    'get_insights',
    'get_adsets',
    'get_adset_info',
    'get_ads',
    'get_ad_info',
    'search_interests',
    'search_demographics',
    'search_geo_locations',
    'search_behaviors',
    'search',
    'validate_interests',
    'get_interest_suggestions',
  ],
  google_ads: [
    'list_accounts',
    'get_campaign_performance',
    'get_ad_group_performance',
    'get_ad_performance',
    'get_keyword_performance',
    'search_campaigns',
  ],
  pagespeed: ['analyze_page'],
};

const SET_B: Readonly<Record<string, readonly string[]>> = {
  ga4: ['get_metadata', 'list_dimensions', 'list_metrics'],
  gsc: ['inspect_url', 'get_sitemap'],
  meta_ads: [
    'get_campaign',
    'get_ad_creative',
    'list_ad_creatives',
    'get_custom_audiences',
    'get_audience_insights',
    'get_ad_account_details',
    'get_insights',
  ],
  google_ads: ['get_campaigns', 'get_keywords', 'get_search_terms', 'get_ad_groups'],
  pagespeed: ['analyze_pagespeed'],
};

const canonicalNames = ({ tools }: McpServerDefinition): string[] => tools.map(({ name }) => name);
const aliasNames = ({ aliases }: McpServerDefinition): string[] => aliases.map(({ name }) => name);
const allNames = (server: McpServerDefinition): string[] => [
  ...canonicalNames(server),
  ...aliasNames(server),
];

it('has the five servers', () => {
  expect(all.map(({ name }) => name).sort()).toEqual(['ga4', 'google_ads', 'gsc', 'meta_ads', 'pagespeed']);
});

it('knows all 33 tools of set A', () => {
  const names = Object.entries(SET_A).flatMap(([server, tools]) => tools.map((tool) => `${server}.${tool}`));
  const ours = all.flatMap((server) => allNames(server).map((name) => `${server.name}.${name}`));

  expect(names).toHaveLength(33);
  expect(names.filter((name) => !ours.includes(name))).toEqual([]);
});

describe.each(all)('$name', (server) => {
  it('answers to every name of set B', () => {
    expect(allNames(server)).toEqual(expect.arrayContaining([...(SET_B[server.name] ?? ['(unknown)'])]));
  });

  it('has one to six tools of its own', () => {
    expect(server.tools.length).toBeGreaterThan(0);
    expect(server.tools.length).toBeLessThanOrEqual(6);
  });

  it('gives each name once', () => {
    expect(new Set(allNames(server)).size).toBe(allNames(server).length);
  });

  it('leads each alias to a tool that takes what the name says', () => {
    for (const { tool: name, arguments: fixed } of server.aliases) {
      const tool = server.tools.find((each) => each.name === name);
      const shape = tool?.input.partial().strict();

      expect(shape?.safeParse(fixed).success, `${name} with ${JSON.stringify(fixed)}`).toBe(true);
    }
  });

  it('takes no secret as an argument', () => {
    const names = server.tools.flatMap(({ input }) => Object.keys(input.shape));

    expect(names.filter((name) => /token|secret|key|password|credential/i.test(name))).toEqual([]);
  });
});
