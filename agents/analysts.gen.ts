// Written by `npm run generate`: every member is a file of its own.
import type { Analyst } from './analyst.ts';
import { ga4CheckoutOptimizationSpecialist } from './growth/analysts/ga4-checkout-optimization-specialist.analyst.ts';
import { ga4ConversionFunnelAnalyst } from './growth/analysts/ga4-conversion-funnel-analyst.analyst.ts';
import { ga4CustomerLifetimeValueStrategist } from './growth/analysts/ga4-customer-lifetime-value-strategist.analyst.ts';
import { ga4DataQualityAuditor } from './growth/analysts/ga4-data-quality-auditor.analyst.ts';
import { ga4GeographicExpansionAnalyst } from './growth/analysts/ga4-geographic-expansion-analyst.analyst.ts';
import { ga4MarketingAttributionSpecialist } from './growth/analysts/ga4-marketing-attribution-specialist.analyst.ts';
import { ga4MobileCommerceSpecialist } from './growth/analysts/ga4-mobile-commerce-specialist.analyst.ts';
import { ga4ProductPerformanceOptimizer } from './growth/analysts/ga4-product-performance-optimizer.analyst.ts';
import { ga4SeasonalTrendsForecaster } from './growth/analysts/ga4-seasonal-trends-forecaster.analyst.ts';
import { ga4UserEngagementAnalyst } from './growth/analysts/ga4-user-engagement-analyst.analyst.ts';
import { googleAdsAccountStructureAuditor } from './growth/analysts/google-ads-account-structure-auditor.analyst.ts';
import { googleAdsAdCopyTestingSpecialist } from './growth/analysts/google-ads-ad-copy-testing-specialist.analyst.ts';
import { googleAdsAudienceTargetingExpert } from './growth/analysts/google-ads-audience-targeting-expert.analyst.ts';
import { googleAdsBidStrategyOptimizer } from './growth/analysts/google-ads-bid-strategy-optimizer.analyst.ts';
import { googleAdsCampaignPerformanceAnalyst } from './growth/analysts/google-ads-campaign-performance-analyst.analyst.ts';
import { googleAdsCreativePerformanceOptimizer } from './growth/analysts/google-ads-creative-performance-optimizer.analyst.ts';
import { googleAdsKeywordStrategySpecialist } from './growth/analysts/google-ads-keyword-strategy-specialist.analyst.ts';
import { googleAdsLandingPagePerformanceAnalyst } from './growth/analysts/google-ads-landing-page-performance-analyst.analyst.ts';
import { googleAdsShoppingCampaignOptimizer } from './growth/analysts/google-ads-shopping-campaign-optimizer.analyst.ts';
import { googleAdsVideoCreativeAnalyzer } from './growth/analysts/google-ads-video-creative-analyzer.analyst.ts';
import { gscCompetitiveSearchIntelligence } from './growth/analysts/gsc-competitive-search-intelligence.analyst.ts';
import { gscContentGapAnalyzer } from './growth/analysts/gsc-content-gap-analyzer.analyst.ts';
import { gscIndexingCrawlOptimizer } from './growth/analysts/gsc-indexing-crawl-optimizer.analyst.ts';
import { gscKeywordOpportunityHunter } from './growth/analysts/gsc-keyword-opportunity-hunter.analyst.ts';
import { gscMobileSeoSpecialist } from './growth/analysts/gsc-mobile-seo-specialist.analyst.ts';
import { gscPageExperienceOptimizer } from './growth/analysts/gsc-page-experience-optimizer.analyst.ts';
import { gscSearchPerformanceAnalyst } from './growth/analysts/gsc-search-performance-analyst.analyst.ts';
import { gscSerpFeaturesOptimizer } from './growth/analysts/gsc-serp-features-optimizer.analyst.ts';
import { gscSiteStructureAnalyzer } from './growth/analysts/gsc-site-structure-analyzer.analyst.ts';
import { gscTechnicalSeoAuditor } from './growth/analysts/gsc-technical-seo-auditor.analyst.ts';
import { metaAdsAccountStructureAuditor } from './growth/analysts/meta-ads-account-structure-auditor.analyst.ts';
import { metaAdsAdCopyTestingSpecialist } from './growth/analysts/meta-ads-ad-copy-testing-specialist.analyst.ts';
import { metaAdsAudienceTargetingExpert } from './growth/analysts/meta-ads-audience-targeting-expert.analyst.ts';
import { metaAdsBidStrategyOptimizer } from './growth/analysts/meta-ads-bid-strategy-optimizer.analyst.ts';
import { metaAdsCampaignPerformanceAnalyst } from './growth/analysts/meta-ads-campaign-performance-analyst.analyst.ts';
import { metaAdsConversionFunnelSpecialist } from './growth/analysts/meta-ads-conversion-funnel-specialist.analyst.ts';
import { metaAdsCreativePerformanceOptimizer } from './growth/analysts/meta-ads-creative-performance-optimizer.analyst.ts';
import { metaAdsGeographicExpansionAnalyst } from './growth/analysts/meta-ads-geographic-expansion-analyst.analyst.ts';
import { metaAdsLandingPageAnalyst } from './growth/analysts/meta-ads-landing-page-analyst.analyst.ts';
import { metaAdsVideoCreativeAnalyzer } from './growth/analysts/meta-ads-video-creative-analyzer.analyst.ts';
import { pagespeedCachingStrategyAdvisor } from './growth/analysts/pagespeed-caching-strategy-advisor.analyst.ts';
import { pagespeedCoreWebVitalsAnalyst } from './growth/analysts/pagespeed-core-web-vitals-analyst.analyst.ts';
import { pagespeedCssOptimizationExpert } from './growth/analysts/pagespeed-css-optimization-expert.analyst.ts';
import { pagespeedImageOptimizationSpecialist } from './growth/analysts/pagespeed-image-optimization-specialist.analyst.ts';
import { pagespeedJavascriptPerformanceAnalyst } from './growth/analysts/pagespeed-javascript-performance-analyst.analyst.ts';
import { pagespeedMobilePerformanceSpecialist } from './growth/analysts/pagespeed-mobile-performance-specialist.analyst.ts';
import { pagespeedPageLoadOptimizer } from './growth/analysts/pagespeed-page-load-optimizer.analyst.ts';
import { pagespeedSeoTechnicalAuditor } from './growth/analysts/pagespeed-seo-technical-auditor.analyst.ts';

export const all: readonly Analyst[] = [
  ga4CheckoutOptimizationSpecialist,
  ga4ConversionFunnelAnalyst,
  ga4CustomerLifetimeValueStrategist,
  ga4DataQualityAuditor,
  ga4GeographicExpansionAnalyst,
  ga4MarketingAttributionSpecialist,
  ga4MobileCommerceSpecialist,
  ga4ProductPerformanceOptimizer,
  ga4SeasonalTrendsForecaster,
  ga4UserEngagementAnalyst,
  googleAdsAccountStructureAuditor,
  googleAdsAdCopyTestingSpecialist,
  googleAdsAudienceTargetingExpert,
  googleAdsBidStrategyOptimizer,
  googleAdsCampaignPerformanceAnalyst,
  googleAdsCreativePerformanceOptimizer,
  googleAdsKeywordStrategySpecialist,
  googleAdsLandingPagePerformanceAnalyst,
  googleAdsShoppingCampaignOptimizer,
  googleAdsVideoCreativeAnalyzer,
  gscCompetitiveSearchIntelligence,
  gscContentGapAnalyzer,
  gscIndexingCrawlOptimizer,
  gscKeywordOpportunityHunter,
  gscMobileSeoSpecialist,
  gscPageExperienceOptimizer,
  gscSearchPerformanceAnalyst,
  gscSerpFeaturesOptimizer,
  gscSiteStructureAnalyzer,
  gscTechnicalSeoAuditor,
  metaAdsAccountStructureAuditor,
  metaAdsAdCopyTestingSpecialist,
  metaAdsAudienceTargetingExpert,
  metaAdsBidStrategyOptimizer,
  metaAdsCampaignPerformanceAnalyst,
  metaAdsConversionFunnelSpecialist,
  metaAdsCreativePerformanceOptimizer,
  metaAdsGeographicExpansionAnalyst,
  metaAdsLandingPageAnalyst,
  metaAdsVideoCreativeAnalyzer,
  pagespeedCachingStrategyAdvisor,
  pagespeedCoreWebVitalsAnalyst,
  pagespeedCssOptimizationExpert,
  pagespeedImageOptimizationSpecialist,
  pagespeedJavascriptPerformanceAnalyst,
  pagespeedMobilePerformanceSpecialist,
  pagespeedPageLoadOptimizer,
  pagespeedSeoTechnicalAuditor,
];
