import { z } from 'zod';

/** The canonical names of the growth teams (spec Appendix B). */
export const team = z.enum(['performance_marketing', 'seo_technical', 'ux_conversion', 'gsc_specialist']);
export type Team = z.infer<typeof team>;

const ALIASES: Readonly<Record<string, Team>> = {
  performance: 'performance_marketing',
  performance_team: 'performance_marketing',
  PERFORMANCE_MARKETING: 'performance_marketing',
  seo: 'seo_technical',
  seo_specialist: 'seo_technical',
  seo_team: 'seo_technical',
  ux: 'ux_conversion',
  ux_specialist: 'ux_conversion',
  ux_team: 'ux_conversion',
  gsc: 'gsc_specialist',
  gsc_team: 'gsc_specialist',
};

/** Accepts a canonical name or an alias of the reference system; unknown names are refused. */
export const teamOrAlias = z.preprocess(
  (name) => (typeof name === 'string' ? (ALIASES[name] ?? name) : name),
  team,
);

export const priority = z.enum(['URGENT', 'HIGH', 'MEDIUM', 'LOW']);
export type Priority = z.infer<typeof priority>;
