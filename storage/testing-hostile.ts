import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { TenantDatabase } from './database.ts';
import { sql } from './sql.ts';
import type { Store } from './store.ts';
import { contextKey } from './tenant-token.ts';

/** What the statements aim at. */
export interface HostileTarget {
  readonly own: string;
  readonly victim: string;
  readonly marker: string;
}

/** Where the project's collected hostile inputs lie on a developer's machine. */
export const HOSTILE_CORPUS = join(import.meta.dirname, '..', '..', 'shared', 'corpora', 'hostile.jsonl');

const statement = z.object({ input: z.string(), expected: z.string() });

/** Statements of the corpus that try to reach another tenant, told about our tables and our setting. */
export function corpusStatements(target: HostileTarget): string[] {
  if (!existsSync(HOSTILE_CORPUS)) return [];
  return readFileSync(HOSTILE_CORPUS, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
    .filter(({ kind }) => kind === 'sql')
    .map((line) => statement.parse(line))
    .filter(
      ({ input, expected }) =>
        /NO_VICTIM_DATA|OWN_ROWS_ONLY/.test(expected) || /\{\{(VICTIM|CRED)\}\}/.test(input),
    )
    .map(({ input }) => adapt(input, target));
}

function adapt(input: string, { own, victim, marker }: HostileTarget): string {
  return input
    .replaceAll('app.tenant', 'steward.tenant')
    .replaceAll(/\bnote\b/g, 'key')
    .replaceAll(/\bamount\b/g, 'importance')
    .replaceAll('{{T}}', 'runtime.memory')
    .replaceAll('{{CRED}}', 'core.context_key')
    .replaceAll('{{VICTIM}}', victim)
    .replaceAll('{{OWN}}', own)
    .replaceAll('{{CANARY}}', marker);
}

/** Our own variants: each tries a way round the tenant that once worked somewhere. */
export function ownStatements({ victim }: HostileTarget): string[] {
  const forged = `${victim}.99999999999.${'0'.repeat(64)}`;
  const rows = `(select string_agg(m::text, ',') from runtime.memory m)`;
  const nested = (inner: string): string => `query_to_xml($q$${inner}$q$, true, true, '')::text`;
  return [
    ...['steward.tenant', 'role', 'session_authorization', 'row_security'].flatMap((setting) =>
      [forged, victim, 'steward_owner', 'postgres', 'none', 'off'].flatMap((value) => [
        `with s as materialized (select set_config('${setting}', '${value}', true) as x) select x, ${rows} from s`,
        `select x, m from (select set_config('${setting}', '${value}', true) as x) s, lateral (select * from runtime.memory where x is not null) m`,
        `select set_config('${setting}', '${value}', true), ${nested('select * from runtime.memory')}`,
        `select set_config('${setting}', '${value}', true), ${nested('select slug, name from core.tenant')}`,
        `select set_config('${setting}', '${value}', true), ${nested('select * from core.context_key')}`,
        `select set_config('${setting}', '${value}', true), ${nested('select * from core.secret')}`,
        `select set_config('${setting}', '${value}', true), ${nested('select * from core.tenant_key')}`,
        `select set_config('${setting}', '${value}', false), ${nested('select core.new_context_key()')}`,
      ]),
    ),
    `select set_config('role', 'steward_owner', true), ${nested(`select core.isolate('runtime.memory', 'all on core.context_key to public; grant all')`)}, set_config('role', 'none', true), ${nested('select * from core.context_key')}`,
    // The owner may not read the key inside a tenant; what cannot be checked must not pass for right.
    `select set_config('role', 'steward_owner', true), set_config('steward.tenant', '${forged}', true), ${nested('select * from runtime.memory')}`,
    `select ${nested('select * from runtime.memory')}`,
    `select table_to_xml('core.context_key', true, true, '')::text`,
    `select table_to_xml('core.secret', true, true, '')::text`,
    'select * from core.secret',
    'select * from core.tenant_key',
    `select core.require_tenant(), core.enter_tenant(), ${rows}`,
    `select * from runtime.memory where tenant_id = '${victim}' or true`,
    `select pg_advisory_unlock_shared(7381952, 3), pg_advisory_unlock_all(), set_config('role', 'steward_owner', true), ${nested('select * from core.context_key')}`,
  ];
}

/** Two shops of a store, and everything of the second or of the owner, and all that is sealed, that must never reach the first. */
export interface HostileShops {
  readonly own: TenantDatabase;
  readonly target: HostileTarget;
  readonly secrets: readonly string[];
}

/** Creates the two shops: one row of memory for the first, three for the victim. */
export async function prepareShops(store: Store): Promise<HostileShops> {
  const own = await addShop(store, 'shop-a');
  const victim = await addShop(store, 'secret-shop-b');
  const marker = 'canary-b';
  await remember(own, 'own', ['tenant']);
  await remember(victim, marker, ['tenant', 'agent', 'shared']);
  for (const shop of [own, victim]) await sealFor(store, shop);
  const { rows } = await store.owner.run(sql`select inner_pad, outer_pad from core.context_key`);
  const pads = Object.values(contextKey.parse(rows[0]));
  const secrets = pads.flatMap((pad) => [pad.toString('hex'), pad.toString('base64').slice(0, 40)]);
  return {
    own,
    target: { own: own.tenantId, victim: victim.tenantId, marker },
    secrets: [
      'secret-shop-b',
      marker,
      ...secrets,
      SEALED.toString('hex'),
      SEALED.toString('base64').slice(0, 40),
    ],
  };
}

async function addShop(store: Store, slug: string): Promise<TenantDatabase> {
  const id = randomUUID();
  await store.owner.run(sql`
    insert into core.tenant (id, slug, name, timezone, currency, locale)
    values (${id}, ${slug}, ${slug}, 'UTC', 'PLN', 'pl')`);
  return store.forTenant(id);
}

/** Sealed content is refused even to its own tenant. */
const SEALED = Buffer.alloc(32, 'sealed-canary');

async function sealFor({ owner }: Store, { tenantId }: TenantDatabase): Promise<void> {
  const hex = SEALED.toString('hex');
  await owner.run(sql`
    with made as (
      insert into core.integration (tenant_id, source) values (${tenantId}, 'ga4') returning id
    ), key as (
      insert into core.tenant_key (tenant_id, version, master_key_id, ciphertext, nonce, tag)
      values (${tenantId}, 1, '0123456789abcdef', decode(${hex}, 'hex'), substr(decode(${hex}, 'hex'), 1, 12),
              substr(decode(${hex}, 'hex'), 1, 16))
      returning id, ciphertext, nonce, tag
    )
    insert into core.secret (tenant_id, integration_id, field, key_id, ciphertext, nonce, tag)
    select ${tenantId}, made.id, 'access_token', key.id, key.ciphertext, key.nonce, key.tag from made, key`);
}

async function remember(shop: TenantDatabase, key: string, scopes: readonly string[]): Promise<void> {
  await shop.run(sql`
    insert into runtime.memory (tenant_id, scope, key, value)
    select ${shop.tenantId}, scope, ${key}, '{}' from unnest(${scopes}::text[]) as scope`);
}

/** Runs each statement as the first shop; answers those that brought out anything of the second. */
export async function findLeaks(shops: HostileShops, statements: readonly string[]): Promise<string[]> {
  const leaks: string[] = [];
  for (const text of statements) {
    const answer = await answerTo(shops.own, text);
    const counts = [...answer.matchAll(/"count":"?(\d+)/g)].map((match) => Number(match[1]));
    const leaked =
      shops.secrets.some((secret) => answer.includes(secret)) || counts.some((count) => count > 1);
    if (leaked) leaks.push(`${text} => ${answer.slice(0, 200)}`);
  }
  return leaks;
}

/** Rows as text. What a refusal says is not an answer: it repeats the statement. */
async function answerTo(shop: TenantDatabase, text: string): Promise<string> {
  try {
    return JSON.stringify((await shop.run({ text, values: [] })).rows);
  } catch {
    return '';
  }
}
