import { z } from 'zod';
import { type Database, execute, many, type TenantDatabase, type Transaction } from '../database.ts';
import { sql } from '../sql.ts';
import { modelColumns, modelRow, type StoredModel } from './model.repository.ts';

export const modelRole = z.enum(['reasoning', 'writing', 'fast', 'embedding']);

export const choiceScope = z.enum(['installation', 'tenant', 'agent']);

/** Whose list of models it is, and for what. */
export interface ChoicePlace {
  /** Null: the installation's, for every tenant that says nothing else. */
  readonly tenantId: string | null;
  /** Null: for every agent that has no list of its own. */
  readonly agent: string | null;
  readonly role: z.infer<typeof modelRole>;
}

const placed = z
  .object({
    choice_tenant: z.uuid().nullable(),
    scope: choiceScope,
    agent: z.string().nullable(),
    role: modelRole,
    position: z.number(),
  })
  .transform(({ choice_tenant, ...place }) => ({ tenantId: choice_tenant, ...place }));

/** One line of a list: which model stands where. */
export type ModelChoice = z.output<typeof placed> & { readonly model: StoredModel };

/** All lists: inside a tenant its own and the installation's, as the owner those of all. */
export async function listChoices(db: Database): Promise<ModelChoice[]> {
  const statement = sql`
    select choice.tenant_id as choice_tenant, choice.scope, choice.agent, choice.role, choice.position,
           ${modelColumns}
    from runtime.model_choice as choice join runtime.model on model.id = choice.model_id
    where model.is_active
    order by choice.tenant_id nulls first, choice.agent nulls first,
             array_position('{reasoning,writing,fast,embedding}', choice.role), choice.position
  `;
  const rows = await many(db, z.looseObject({}), statement);
  return rows.map((row) => ({ ...placed.parse(row), model: modelRow.parse(row) }));
}

/** The models of a role in order: the agent's own list, else the tenant's, else the installation's; none when nobody named one. Runs inside the tenant. */
export function resolveModels(
  db: TenantDatabase,
  { agent, role }: Pick<ChoicePlace, 'role'> & { readonly agent: string },
): Promise<StoredModel[]> {
  const statement = sql`
    with nearest as (
      select *, rank() over (order by agent is not null desc, tenant_id is not null desc) as distance
      from runtime.model_choice
      where role = ${role} and (agent is null or agent = ${agent})
    )
    select ${modelColumns}
    from nearest join runtime.model on model.id = nearest.model_id
    where distance = 1 and model.is_active
    order by nearest.position
  `;
  return many(db, modelRow, statement);
}

/** Makes a list that given, in place of what was there; without models the list is gone. Runs as the owner. */
export async function putChoices(
  tx: Transaction,
  { tenantId, agent, role }: ChoicePlace,
  { modelIds, updatedBy }: { readonly modelIds: readonly string[]; readonly updatedBy: string | null },
): Promise<void> {
  await execute(
    tx,
    sql`delete from runtime.model_choice
        where tenant_id is not distinct from ${tenantId}::uuid and agent is not distinct from ${agent}::text
          and role = ${role}`,
  );
  const whole = tenantId === null ? 'installation' : 'tenant';
  const statement = sql`
    insert into runtime.model_choice (tenant_id, scope, agent, role, position, model_id, updated_by)
    select ${tenantId}::uuid, ${agent === null ? whole : 'agent'}, ${agent}, ${role}, position, id::uuid, ${updatedBy}
    from jsonb_array_elements_text(${JSON.stringify(modelIds)}::jsonb) with ordinality as given (id, position)
  `;
  await execute(tx, statement);
}
