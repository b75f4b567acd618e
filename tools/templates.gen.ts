// Written by `npm run generate`: every member is a file of its own.
import type { TemplateSet } from './template.ts';
import { gscSpecialist } from './growth/gsc-specialist.templates.ts';
import { performanceMarketing } from './growth/performance-marketing.templates.ts';
import { seoTechnical } from './growth/seo-technical.templates.ts';
import { uxConversion } from './growth/ux-conversion.templates.ts';

export const all: readonly TemplateSet[] = [
  gscSpecialist,
  performanceMarketing,
  seoTechnical,
  uxConversion,
];
