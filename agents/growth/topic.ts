import type { z } from 'zod';
import { reportPackage } from './package.schema.ts';

/**
 * What analysts found about one thing: findings of one kind on one place, however many reports tell of it. It is the
 * package without what only a run knows.
 */
export const topic = reportPackage.omit({
  shopId: true,
  propertyId: true,
  packagedAt: true,
  traceId: true,
  suggestedTeams: true,
});
export type Topic = z.infer<typeof topic>;
