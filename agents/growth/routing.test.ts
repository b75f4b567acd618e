import { describe, expect, it } from 'vitest';
import { classOf, incidentKind, type Segment } from '#tools/growth/cause.ts';
import { all as metricSets } from '#tools/metrics.gen.ts';
import { isRouted, rankByMetric, rankBySource, rankTeams, selectTeams } from './routing.ts';

const segment = (dimension: string, value: string): Segment => ({ dimension, value });
const names = (ranked: readonly { team: string }[]) => ranked.map(({ team }) => team);

describe('rankTeams', () => {
  it.each([
    ['checkout_broken', 'revenue', segment('device', 'mobile'), ['ux_conversion', 'performance_marketing']],
    ['campaign_stopped', 'sessions', segment('campaign', 'brand'), ['performance_marketing']],
    ['organic_loss', 'sessions', segment('channel', 'Organic Search'), ['seo_technical', 'gsc_specialist']],
    ['channel_loss', 'sessions', segment('channel', 'Email'), ['performance_marketing']],
    ['channel_loss', 'sessions', segment('channel', 'Paid Search'), ['performance_marketing']],
    ['channel_loss', 'sessions', segment('channel', 'Referral'), ['seo_technical', 'performance_marketing']],
    ['engagement_drop', 'bounce_rate', null, ['ux_conversion', 'seo_technical']],
    ['ads_efficiency_drop', 'roas', segment('campaign', 'brand'), ['performance_marketing']],
    ['growth', 'revenue', null, ['performance_marketing', 'ux_conversion']],
    ['unexplained', 'conversion_rate', null, ['ux_conversion', 'performance_marketing']],
    ['unexplained', 'sessions', segment('browser', 'Safari'), ['ux_conversion']],
    ['demand_drop', 'sessions', null, ['performance_marketing', 'seo_technical']],
  ] as const)('sends %s of %s at %o to %o', (...row) => {
    const [cause, metric, where, teams] = row;

    expect(names(selectTeams(rankTeams({ cause, metric, segment: where })).run)).toEqual(teams);
  });

  it.each(incidentKind.options)('asks teams about %s only if it is business', (cause) => {
    const ranked = rankTeams({ cause, metric: 'revenue', segment: null });

    expect(ranked.length > 0).toBe(classOf(cause) === 'business');
  });

  it('gives every reason in words, best team first', () => {
    const ranked = rankTeams({ cause: 'organic_loss', metric: 'sessions', segment: null });

    expect(ranked.every(({ reason }) => reason.length > 0)).toBe(true);
    expect(ranked.map(({ confidence }) => confidence)).toEqual(
      ranked.map(({ confidence }) => confidence).toSorted((first, second) => second - first),
    );
  });
});

describe('rankByMetric', () => {
  it.each(metricSets.flat().map(({ key }) => key))('names %s on purpose', (metric) => {
    expect(isRouted(metric)).toBe(true);
  });

  it.each([
    ['revenue', ['performance_marketing', 'ux_conversion']],
    ['transactions', ['performance_marketing', 'ux_conversion']],
    ['conversion_rate', ['ux_conversion', 'performance_marketing']],
    ['aov', ['ux_conversion', 'performance_marketing']],
    ['organic_sessions', ['seo_technical', 'gsc_specialist']],
    ['organic_users', ['seo_technical', 'gsc_specialist']],
    ['bounce_rate', ['ux_conversion', 'seo_technical']],
    ['avg_session_duration', ['ux_conversion', 'seo_technical']],
    ['pages_per_session', ['ux_conversion', 'seo_technical']],
    ['search_clicks', ['gsc_specialist', 'seo_technical']],
    ['something_else', ['performance_marketing']],
  ])('routes %s to %o', (metric, teams) => {
    expect(names(rankByMetric(metric))).toEqual(teams);
  });
});

describe('rankBySource', () => {
  it.each([
    ['ga4', 'conversion_funnel_analyst', ['performance_marketing']],
    ['ga4', 'customer_lifetime_value_strategist', ['performance_marketing']],
    ['ga4', 'product_performance_optimizer', ['ux_conversion']],
    ['gsc', 'query_opportunity_analyst', ['gsc_specialist', 'seo_technical']],
    ['pagespeed', 'mobile_speed_analyst', ['ux_conversion', 'seo_technical']],
    ['google_ads', 'account_structure_auditor', ['performance_marketing']],
    ['meta_ads', 'account_structure_auditor', ['performance_marketing']],
  ] as const)('routes %s/%s to %o', (source, agent, teams) => {
    expect(names(rankBySource(source, agent))).toEqual(teams);
  });
});

describe('selectTeams', () => {
  const ranked = [
    { team: 'performance_marketing', confidence: 0.4, reason: '-' },
    { team: 'seo_technical', confidence: 0.75, reason: '-' },
    { team: 'ux_conversion', confidence: 0.7, reason: '-' },
  ] as const;

  it.each([
    [0.75, ['performance_marketing', 'seo_technical']],
    [0.6, ['performance_marketing', 'seo_technical', 'ux_conversion']],
    [0.85, ['performance_marketing']],
  ])('with threshold %d runs the primary whatever its confidence, and %o in all', (threshold, teams) => {
    const { run, skipped } = selectTeams(ranked, threshold);

    expect(names(run)).toEqual(teams);
    expect(names([...run, ...skipped])).toEqual(names(ranked));
  });

  it('runs nobody when nobody is concerned', () => {
    expect(selectTeams([])).toEqual({ run: [], skipped: [] });
  });
});
