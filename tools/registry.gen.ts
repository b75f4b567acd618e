// Written by `npm run generate`: every member is a file of its own.
import type { AnyTool } from './tool.ts';
import { sendKeyedWebhook } from './core/send-keyed-webhook.tool.ts';
import { sendWebhook } from './core/send-webhook.tool.ts';
import { findTemplates } from './growth/find-templates.tool.ts';
import { itemPrices } from './growth/item-prices.tool.ts';
import { shopProfile } from './growth/shop-profile.tool.ts';
import { judgeMeasurability } from './insight/judge-measurability.tool.ts';
import { listRecommendations } from './insight/list-recommendations.tool.ts';
import { measureOutcomes } from './insight/measure-outcomes.tool.ts';
import { startMeasurement } from './insight/start-measurement.tool.ts';
import { dataQuality } from './metric/data-quality.tool.ts';
import { detectAnomalies } from './metric/detect-anomalies.tool.ts';
import { estimateEffect } from './metric/estimate-effect.tool.ts';
import { holidaysBetween } from './metric/holidays-between.tool.ts';
import { listIncidents } from './metric/list-incidents.tool.ts';
import { metricBreakdown } from './metric/metric-breakdown.tool.ts';
import { metricChanges } from './metric/metric-changes.tool.ts';
import { metricSeries } from './metric/metric-series.tool.ts';
import { metricValues } from './metric/metric-values.tool.ts';
import { relatedMetrics } from './metric/related-metrics.tool.ts';
import { analyseTables } from './source/analyse-tables.tool.ts';
import { sourcePull } from './source/source-pull.tool.ts';
import { sourceTable } from './source/source-table.tool.ts';
import { topRows } from './source/top-rows.tool.ts';

export const all: readonly AnyTool[] = [
  sendKeyedWebhook,
  sendWebhook,
  findTemplates,
  itemPrices,
  shopProfile,
  judgeMeasurability,
  listRecommendations,
  measureOutcomes,
  startMeasurement,
  dataQuality,
  detectAnomalies,
  estimateEffect,
  holidaysBetween,
  listIncidents,
  metricBreakdown,
  metricChanges,
  metricSeries,
  metricValues,
  relatedMetrics,
  analyseTables,
  sourcePull,
  sourceTable,
  topRows,
];
