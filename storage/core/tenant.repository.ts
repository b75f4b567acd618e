import { z } from 'zod';
import { NotFoundError } from '#core/errors.ts';
import { language, type Tenant } from '#core/tenant.ts';
import { type Database, many, maybeOne } from '../database.ts';
import { fragment, sql } from '../sql.ts';

const tenantRow = z
  .object({
    id: z.uuid(),
    slug: z.string(),
    name: z.string(),
    domain: z.string().nullable(),
    timezone: z.string(),
    currency: z.string(),
    locale: language,
    kind: z.enum(['shop', 'brand', 'organisation']),
    status: z.enum(['active', 'suspended', 'archived']),
    created_at: z.date(),
  })
  .transform(({ created_at, ...row }) => ({ ...row, createdAt: created_at }));

/** A tenant with what only its upkeep needs. */
export type TenantRecord = z.output<typeof tenantRow>;

const columns = fragment`id, slug, name, domain, timezone, currency, locale, kind, status, created_at`;

/** All tenants of the installation, by slug. Runs as the owner. */
export function listTenants(owner: Database): Promise<TenantRecord[]> {
  return many(owner, tenantRow, sql`select ${columns} from core.tenant order by slug`);
}

/** The tenant of that slug, as the owner sees it. */
export function findTenant(owner: Database, slug: string): Promise<TenantRecord | undefined> {
  return maybeOne(owner, tenantRow, sql`select ${columns} from core.tenant where slug = ${slug}`);
}

/** The tenant of that id. Runs as the owner. */
export function findTenantById(owner: Database, id: string): Promise<TenantRecord | undefined> {
  return maybeOne(owner, tenantRow, sql`select ${columns} from core.tenant where id = ${id}`);
}

/** The tenant of that slug, or an error that lists what there is instead. Runs as the owner. */
export async function getTenant(owner: Database, slug: string): Promise<TenantRecord> {
  const tenant = await findTenant(owner, slug);
  if (tenant !== undefined) return tenant;
  const slugs = (await listTenants(owner)).map((each) => each.slug);
  const hint =
    slugs.length === 0
      ? 'There is none yet: "steward tenants create" makes one, "steward demo" makes a demo shop.'
      : `There is: ${slugs.join(', ')}.`;
  throw new NotFoundError('tenant', slug, hint);
}

/** Adds a tenant, or answers undefined when the slug is taken. Runs as the owner. */
export function insertTenant(owner: Database, tenant: Omit<Tenant, 'id'>): Promise<TenantRecord | undefined> {
  const { slug, name, domain, timezone, currency, locale } = tenant;
  const statement = sql`
    insert into core.tenant (slug, name, domain, timezone, currency, locale)
    values (${slug}, ${name}, ${domain}, ${timezone}, ${currency}, ${locale})
    on conflict (slug) do nothing
    returning ${columns}
  `;
  return maybeOne(owner, tenantRow, statement);
}
