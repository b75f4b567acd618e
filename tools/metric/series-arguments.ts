import { z } from 'zod';

/** The arguments by which every tool names a series and the days that it is asked about. */
export const seriesArguments = {
  metric: z.string().describe('Key of the metric, for example sessions or conversion_rate.'),
  dims: z
    .record(z.string(), z.string())
    .default({})
    .describe('Dimension values to restrict to, for example {"device": "mobile"}; {} for the total.'),
  source: z
    .string()
    .optional()
    .describe('Dataset, for example sessions; without it the best one that holds the metric.'),
  firstDay: z.iso.date().describe('First day asked about, YYYY-MM-DD.'),
  lastDay: z.iso.date().describe('Last day asked about, included.'),
} as const;
