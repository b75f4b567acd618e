import { Command } from 'commander';
import { z } from 'zod';
import { InvalidInputError } from '#core/errors.ts';
import { language } from '#core/tenant.ts';
import type { TenantRecord } from '#storage/core/tenant.repository.ts';
import type { Answer, Cli } from '../cli.ts';
import { answering, withExamples } from '../define-command.ts';
import { currentOperator } from '../operator.ts';
import { renderRecord } from '../output/record.ts';
import { renderTable } from '../output/table.ts';

const EXAMPLE =
  'tenants create merch --name "Merch Store" --timezone America/Los_Angeles --currency USD --locale en';

/** `steward tenants`: the shops, brands and organisations of this installation. */
export function tenantsCommand(cli: Cli): Command {
  const tenants = new Command('tenants').description(
    'the shops, brands and organisations that are kept apart',
  );
  withExamples(tenants, [EXAMPLE, 'tenants list']);
  return tenants.addCommand(createCommand(cli)).addCommand(listCommand(cli)).addCommand(showCommand(cli));
}

const newTenant = z.object({
  slug: z
    .string()
    .regex(
      /^[a-z0-9][a-z0-9-]{0,62}$/,
      'must be of lower-case letters, digits and dashes, for example my-shop',
    ),
  name: z.string().trim().min(1).optional(),
  domain: z.hostname('must be a host name without https://, for example shop.example.com').optional(),
  timezone: z
    .string({ error: 'is needed, because it decides what a day is; for example Europe/Warsaw' })
    .transform(toTimezone),
  currency: z
    .string({ error: 'is needed, because every amount is in it; for example EUR' })
    .transform(toCurrency),
  locale: z.enum(language.options, { error: 'must be en or pl: the language of its recommendations' }),
});

function createCommand(cli: Cli): Command {
  const command = new Command('create')
    .description('add a tenant')
    .argument('<slug>', 'short name for the command line')
    .option('--name <text>', 'name for people; the slug when left out')
    .option('--domain <host>', 'host name of the shop')
    .option('--timezone <name>', 'IANA time zone: a day of the tenant is a day there (required)')
    .option('--currency <code>', 'ISO 4217 code: every amount is in it (required)')
    .option('--locale <language>', 'language of its recommendations: en or pl (required)');
  withExamples(command, [EXAMPLE]);
  return answering(command, cli, { input: newTenant, run: createTenant });
}

async function createTenant(input: z.output<typeof newTenant>, cli: Cli): Promise<Answer> {
  const { insertTenant } = await import('#storage/core/tenant.repository.ts');
  const store = await cli.store();
  const values = { ...input, name: input.name ?? input.slug, domain: input.domain ?? null };
  const tenant = await insertTenant(store.owner, values);
  if (tenant === undefined) throw new InvalidInputError(`There is a tenant "${input.slug}" already.`);
  const { insertAuditEntry } = await import('#storage/core/audit.repository.ts');
  await store.forTenant(tenant.id).transaction((tx) =>
    insertAuditEntry(tx, tenant.id, {
      ...currentOperator(),
      action: 'tenant.create',
      resourceKind: 'tenant',
      resourceId: tenant.id,
      before: null,
      after: values,
    }),
  );
  return {
    data: tenant,
    show({ out }) {
      out.write(`Tenant ${tenant.slug} is there. Next, bring its numbers:\n`);
      out.write(`  steward import metrics <file.csv> --tenant ${tenant.slug}\n`);
    },
  };
}

function listCommand(cli: Cli): Command {
  const command = new Command('list').description('all tenants');
  withExamples(command, ['tenants list', 'tenants list --json']);
  return answering(command, cli, { input: z.object({}), run: showTenants });
}

async function showTenants(_input: object, cli: Cli): Promise<Answer> {
  const { listTenants } = await import('#storage/core/tenant.repository.ts');
  const tenants = await listTenants((await cli.store()).owner);
  return {
    data: tenants,
    show({ out }) {
      if (tenants.length === 0) out.write(`There is no tenant yet. For example:\n  steward ${EXAMPLE}\n`);
      else out.write(renderTable(tenants, COLUMNS, out));
    },
  };
}

const COLUMNS = [
  { title: 'TENANT', value: ({ slug }: TenantRecord) => slug, least: 8 },
  { title: 'NAME', value: ({ name }: TenantRecord) => name, least: 8 },
  { title: 'TIME ZONE', value: ({ timezone }: TenantRecord) => timezone },
  { title: 'MONEY', value: ({ currency }: TenantRecord) => currency },
  { title: 'LANGUAGE', value: ({ locale }: TenantRecord) => locale },
  {
    title: 'SINCE',
    value: ({ createdAt }: TenantRecord) => createdAt.toISOString().slice(0, 10),
    dispensable: 1,
  },
];

function showCommand(cli: Cli): Command {
  const command = new Command('show').description('one tenant').argument('<slug>', 'its short name');
  withExamples(command, ['tenants show merch']);
  return answering(command, cli, { input: z.object({ slug: z.string() }), run: showTenant });
}

async function showTenant({ slug }: { slug: string }, cli: Cli): Promise<Answer> {
  const { getTenant } = await import('#storage/core/tenant.repository.ts');
  const tenant = await getTenant((await cli.store()).owner, slug);
  return {
    data: tenant,
    show({ out }) {
      out.write(
        renderRecord(
          {
            tenant: tenant.slug,
            name: tenant.name,
            domain: tenant.domain,
            kind: tenant.kind,
            status: tenant.status,
            'time zone': tenant.timezone,
            money: tenant.currency,
            language: tenant.locale,
            since: tenant.createdAt.toISOString(),
            id: tenant.id,
          },
          out,
        ),
      );
    },
  };
}

/** The name as the time zone database writes it; an offset is refused because it knows no summer time. */
function toTimezone(name: string, context: z.RefinementCtx): string {
  try {
    if (/^[A-Za-z]/.test(name)) {
      return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
    }
  } catch {
    // Not a zone: said below, together with what is no name at all.
  }
  context.addIssue(`must be an IANA time zone, for example Europe/Warsaw; "${name}" is none`);
  return z.NEVER;
}

function toCurrency(code: string, context: z.RefinementCtx): string {
  const upper = code.toUpperCase();
  if (Intl.supportedValuesOf('currency').includes(upper)) return upper;
  context.addIssue(`must be an ISO 4217 currency, for example EUR; "${code}" is none`);
  return z.NEVER;
}
