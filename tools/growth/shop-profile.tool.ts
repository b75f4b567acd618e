import { z } from 'zod';
import type { Cells } from '#core/cell.ts';
import { language } from '#core/tenant.ts';
import { getTenantProfile } from '#storage/core/tenant-profile.repository.ts';
import { listMemory, type Memory } from '#storage/runtime/memory.repository.ts';
import { defineTool } from '../tool.ts';

const output = z.object({
  shop: z.object({
    name: z.string(),
    domain: z.string().nullable(),
    timezone: z.string(),
    currency: z.string(),
    language,
    profile: z.record(z.string(), z.json()),
  }),
  /** What is known besides the numbers, one entry per type, the most important first. */
  knowledge: z.array(z.object({ type: z.string(), data: z.json(), updatedAt: z.iso.datetime() })),
  /** Entries past their date, named so that nobody takes their absence for ignorance; their content is not given. */
  stale: z.array(z.object({ type: z.string(), validUntil: z.iso.datetime() })),
});
type ShopProfile = z.infer<typeof output>;

export const shopProfile = defineTool({
  name: 'growth_shop_profile',
  version: '1',
  description:
    'Who the shop is (name, site, time zone, currency, language) and what is known of it: site, rivals, brand, payment, delivery. Entries past their date are only named.',
  effect: 'read',
  input: z.object({
    types: z
      .array(z.string().min(1))
      .optional()
      .describe('Only these types of knowledge, for example website_analysis; absent means all'),
  }),
  output,

  async run({ types }, { tenant, db, now }) {
    const profile = await getTenantProfile(db);
    const memories = (await listMemory(db, { scope: 'tenant' })).filter(
      ({ key }) => types?.includes(key) ?? true,
    );
    const { name, domain, timezone, currency, locale } = tenant;
    return {
      shop: { name, domain, timezone, currency, language: locale, profile },
      ...byValidity(memories, now()),
    };
  },

  cells({ shop }): Cells {
    const label = { unit: 'label', basis: 'measured' } as const;
    const cells: Cells = { 'shop.name': { value: shop.name, ...label } };
    if (shop.domain !== null) cells['shop.domain'] = { value: shop.domain, ...label };
    return cells;
  },
});

function byValidity(memories: readonly Memory[], now: Date): Pick<ShopProfile, 'knowledge' | 'stale'> {
  const knowledge: ShopProfile['knowledge'] = [];
  const stale: ShopProfile['stale'] = [];
  for (const { key, value, updatedAt, validUntil } of memories) {
    if (validUntil !== null && validUntil <= now)
      stale.push({ type: key, validUntil: validUntil.toISOString() });
    else knowledge.push({ type: key, data: value, updatedAt: updatedAt.toISOString() });
  }
  return { knowledge, stale };
}
