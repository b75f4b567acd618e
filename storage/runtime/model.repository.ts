import { z } from 'zod';
import { type Database, execute, many, maybeOne, one, type Transaction } from '../database.ts';
import { fragment, sql } from '../sql.ts';

export const modelProtocol = z.enum(['openai', 'openai-responses', 'anthropic']);
export type ModelProtocol = z.infer<typeof modelProtocol>;

export const modelKind = z.enum(['chat', 'embedding']);
export type ModelKind = z.infer<typeof modelKind>;

/** USD per million tokens; the store names the currency beside it. */
const price = z
  .object({
    currency: z.literal('USD').default('USD'),
    input: z.number().nonnegative(),
    output: z.number().nonnegative(),
    cached: z.number().nonnegative(),
    cacheWritten: z.number().nonnegative().optional(),
  })
  .transform(({ currency: _, ...rest }) => rest);
export type StoredPrice = z.output<typeof price>;

const features = z.object({ tools: z.boolean().optional(), output: z.boolean().optional() });

export const modelRow = z
  .object({
    id: z.uuid(),
    tenant_id: z.uuid().nullable(),
    kind: modelKind,
    protocol: modelProtocol,
    provider: z.string(),
    name: z.string(),
    base_url: z.string().nullable(),
    key_env: z.string().nullable(),
    key_file: z.string().nullable(),
    context_tokens: z.number().nullable(),
    requests_per_minute: z.number().nullable(),
    tokens_per_minute: z.number().nullable(),
    price: price.nullable(),
    features,
    /** Its provider takes batches, and an operator wants them used. */
    batches: z.boolean(),
  })
  .transform(({ tenant_id, base_url, key_env, key_file, context_tokens, ...rest }) => {
    const { requests_per_minute, tokens_per_minute, ...same } = rest;
    return {
      ...same,
      /** Null: the installation's. */
      tenantId: tenant_id,
      /** Null: where the protocol lives by itself. */
      baseUrl: base_url,
      keyEnv: key_env,
      keyFile: key_file,
      contextTokens: context_tokens,
      requestsPerMinute: requests_per_minute,
      tokensPerMinute: tokens_per_minute,
    };
  });

/** A model as it is configured. Its key is elsewhere: in the environment or a file of the process that asks it. */
export type StoredModel = z.output<typeof modelRow>;

export const modelColumns = fragment`
  model.id, model.tenant_id, model.kind, model.protocol, model.provider, model.name, model.base_url, model.key_env,
  model.key_file, model.context_tokens, model.requests_per_minute, model.tokens_per_minute, model.price, model.features,
  model.batches
`;

/** What tells one model from another within a tenant or the installation. */
export interface ModelIdentity {
  readonly kind: ModelKind;
  readonly protocol: ModelProtocol;
  readonly name: string;
  readonly baseUrl: string | null;
}

/** What is said about a model; what is left out stays as it was. */
export interface ModelDetails {
  readonly keyEnv?: string | undefined;
  readonly keyFile?: string | undefined;
  readonly contextTokens?: number | undefined;
  readonly requestsPerMinute?: number | undefined;
  readonly tokensPerMinute?: number | undefined;
  readonly price?: StoredPrice | undefined;
  readonly batches?: boolean | undefined;
  readonly features?: StoredModel['features'] | undefined;
  /** What is to be unknown again, where nothing new is said of it. */
  readonly cleared?: readonly ClearableDetail[] | undefined;
}

/** What is known of a model or not; without a place of its own, its key is where its protocol has it. */
export type ClearableDetail =
  | 'key'
  | 'contextTokens'
  | 'requestsPerMinute'
  | 'tokensPerMinute'
  | 'price'
  | 'features';

/** Inside a tenant its own models and the installation's, as the owner those of all. */
export function listModels(db: Database): Promise<StoredModel[]> {
  const statement = sql`
    select ${modelColumns} from runtime.model
    where is_active
    order by protocol, name, base_url nulls first, tenant_id nulls first
  `;
  return many(db, modelRow, statement);
}

/** A model by its id, as the caller may see it, also one that is not active any more. */
export function findModelById(db: Database, id: string): Promise<StoredModel | undefined> {
  return maybeOne(db, modelRow, sql`select ${modelColumns} from runtime.model where id = ${id}`);
}

/** The model of that identity: the tenant's own before the installation's. Runs as the owner. */
export function findModel(
  owner: Database,
  { kind, protocol, name, baseUrl }: ModelIdentity,
  tenantId: string | null,
): Promise<StoredModel | undefined> {
  const statement = sql`
    select ${modelColumns} from runtime.model
    where is_active and (tenant_id is null or tenant_id = ${tenantId}::uuid)
      and kind = ${kind} and protocol = ${protocol} and name = ${name} and version = ''
      and base_url is not distinct from ${baseUrl}::text
    order by tenant_id nulls last limit 1
  `;
  return maybeOne(owner, modelRow, statement);
}

/** Enters a model of the tenant, or (null) of the installation, or says more about it. Runs as the owner. */
export function putModel(
  owner: Database,
  model: ModelIdentity & { readonly tenantId: string | null; readonly updatedBy: string | null },
  details: ModelDetails,
): Promise<StoredModel> {
  const { tenantId, kind, protocol, name, baseUrl, updatedBy } = model;
  const { keyEnv = null, keyFile = null, contextTokens = null } = details;
  const { requestsPerMinute = null, tokensPerMinute = null, batches = null, cleared = [] } = details;
  const keeps = (detail: ClearableDetail): boolean => !cleared.includes(detail);
  const statement = sql`
    insert into runtime.model as model
      (tenant_id, kind, protocol, provider, name, base_url, key_env, key_file, context_tokens, requests_per_minute,
       tokens_per_minute, price, features, batches, updated_by)
    values
      (${tenantId}, ${kind}, ${protocol}, ${providerOf(protocol, baseUrl)}, ${name}, ${baseUrl}, ${keyEnv}, ${keyFile},
       ${contextTokens}, ${requestsPerMinute}, ${tokensPerMinute}, ${document(details.price)}::jsonb,
       coalesce(${document(details.features)}::jsonb, '{}'), coalesce(${batches}, false), ${updatedBy})
    on conflict (tenant_id, kind, protocol, base_url, name, version) do update set
      -- A key is in one place: naming one forgets the other.
      key_env = case when num_nonnulls(excluded.key_env, excluded.key_file) > 0 then excluded.key_env
                     when ${keeps('key')} then model.key_env end,
      key_file = case when num_nonnulls(excluded.key_env, excluded.key_file) > 0 then excluded.key_file
                      when ${keeps('key')} then model.key_file end,
      context_tokens = coalesce(excluded.context_tokens, case when ${keeps('contextTokens')} then model.context_tokens end),
      requests_per_minute = coalesce(
        excluded.requests_per_minute, case when ${keeps('requestsPerMinute')} then model.requests_per_minute end),
      tokens_per_minute = coalesce(
        excluded.tokens_per_minute, case when ${keeps('tokensPerMinute')} then model.tokens_per_minute end),
      price = coalesce(excluded.price, case when ${keeps('price')} then model.price end),
      features = case when ${keeps('features')} then model.features else '{}' end || excluded.features,
      batches = coalesce(${batches}, model.batches),
      updated_by = excluded.updated_by, is_active = true
    returning ${modelColumns}
  `;
  return one(owner, modelRow, statement);
}

/** Takes a model away and forgets what was said of it; runs that asked it still name it. Its lists are the caller's to mend. Runs as the owner. */
export function removeModel(
  tx: Transaction,
  { id, updatedBy }: { readonly id: string; readonly updatedBy: string | null },
): Promise<number> {
  const statement = sql`
    update runtime.model
    set is_active = false, key_env = null, key_file = null, context_tokens = null, requests_per_minute = null,
        tokens_per_minute = null, price = null, features = '{}', updated_by = ${updatedBy}
    where id = ${id}
  `;
  return execute(tx, statement);
}

/** Who is behind a protocol: its maker, or the host that speaks it as well. */
export function providerOf(protocol: ModelProtocol, baseUrl: string | null): string {
  if (baseUrl !== null) return new URL(baseUrl).host;
  return protocol === 'anthropic' ? 'anthropic' : 'openai';
}

function document(value: object | undefined): string | null {
  return value === undefined ? null : JSON.stringify(value);
}
