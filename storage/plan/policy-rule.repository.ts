import { z } from 'zod';
import { type Database, execute, many, type Transaction, type TransactionalDatabase } from '../database.ts';
import { fragment, sql } from '../sql.ts';

/** What a rule wants: the effect happens, a person is asked first, or it does not happen. */
export const policyAction = z.enum(['allow', 'approve', 'deny']);
export type PolicyAction = z.infer<typeof policyAction>;

/** A rule about effects, as it is written. */
export interface PolicyRuleDraft {
  readonly code: string;
  /** Effect class or name of a tool; `*` is every tool. */
  readonly appliesTo: string;
  /** Over the arguments of the tool; null is always. Whoever judges by it checks it. */
  readonly condition: unknown;
  readonly action: PolicyAction;
  /** Highest first. */
  readonly priority: number;
  /** Why, for people and for whoever is refused. */
  readonly message: string | null;
  /** How long a person has; null is for ever. No answer is a refusal. */
  readonly expiresAfterSeconds: number | null;
}

const ruleRow = z
  .object({
    code: z.string(),
    applies_to: z.string(),
    condition: z.unknown(),
    action: policyAction,
    priority: z.number(),
    message: z.string().nullable(),
    expires_after_seconds: z.number().nullable(),
    is_own: z.boolean(),
  })
  .transform(({ applies_to, expires_after_seconds, is_own, ...rest }) => ({
    ...rest,
    appliesTo: applies_to,
    expiresAfterSeconds: expires_after_seconds,
    isOwn: is_own,
  }));

/** A rule in force; `isOwn` when it is the tenant's and not the code's. */
export interface PolicyRule extends PolicyRuleDraft {
  readonly isOwn: boolean;
}

// The clock of the embedded database is coarse; two versions of a rule may not begin at one time.
const END = fragment`greatest(clock_timestamp(), valid_from + interval '1 microsecond')`;

/** All rules that are in force for a tenant at this moment, on the database's clock. */
export function listPolicyRules(db: Database): Promise<PolicyRule[]> {
  const statement = sql`
    select code, applies_to, condition, action, priority, message, expires_after_seconds,
           tenant_id is not null as is_own
    from plan.policy_rule
    where valid_from <= clock_timestamp() and (valid_to is null or valid_to > clock_timestamp())
    order by code
  `;
  return many(db, ruleRow, statement);
}

/** Puts a rule of the tenant in force, in the place of the one of that code. */
export async function savePolicyRule(tx: Transaction, rule: PolicyRuleDraft): Promise<void> {
  await endPolicyRule(tx, rule.code);
  const { code, appliesTo, condition, action, priority, message, expiresAfterSeconds } = rule;
  const statement = sql`
    insert into plan.policy_rule
      (tenant_id, code, applies_to, condition, action, priority, message, expires_after_seconds, valid_from)
    select core.require_tenant(), ${code}, ${appliesTo}, ${jsonOf(condition)}::jsonb, ${action}, ${priority},
           ${message}, ${expiresAfterSeconds}, greatest(clock_timestamp(), max(valid_to))
    from plan.policy_rule where tenant_id = core.require_tenant() and code = ${code}
  `;
  await execute(tx, statement);
}

/** Puts a rule of the tenant out of force; answers whether there was one. */
export async function endPolicyRule(tx: Transaction, code: string): Promise<boolean> {
  const statement = sql`
    update plan.policy_rule set valid_to = ${END}
    where tenant_id = core.require_tenant() and code = ${code} and valid_to is null
  `;
  return (await execute(tx, statement)) > 0;
}

function jsonOf(condition: unknown): string | null {
  return condition === null || condition === undefined ? null : JSON.stringify(condition);
}

/** Brings the shared rules in line with the code: what is new or changed is a new version, what is gone ends. */
export async function mirrorPolicyRules(
  owner: TransactionalDatabase,
  rules: readonly PolicyRuleDraft[],
): Promise<void> {
  const given = JSON.stringify(rules);
  await owner.transaction(async (tx) => {
    await tx.run(sql`select pg_advisory_xact_lock(hashtextextended('mirror plan.policy_rule', 0))`);
    await execute(tx, endOthers(given));
    await execute(tx, addMissing(given));
  });
}

const GIVEN = `code text, "appliesTo" text, condition jsonb, action text, priority integer, message text,
  "expiresAfterSeconds" integer`;

function endOthers(given: string) {
  return {
    text: `
      update plan.policy_rule as rule set valid_to = ${END.text}
      where tenant_id is null and valid_to is null and not exists (
        select from jsonb_to_recordset($1::jsonb) as given (${GIVEN})
        where (given.code, given."appliesTo", given.condition, given.action, given.priority, given.message,
               given."expiresAfterSeconds")
              is not distinct from (rule.code, rule.applies_to, rule.condition, rule.action, rule.priority,
                                    rule.message, rule.expires_after_seconds))`,
    values: [given],
  };
}

function addMissing(given: string) {
  return {
    text: `
      insert into plan.policy_rule
        (code, applies_to, condition, action, priority, message, expires_after_seconds, valid_from)
      select code, "appliesTo", condition, action, priority, message, "expiresAfterSeconds",
             greatest(clock_timestamp(), (
               select max(valid_to) from plan.policy_rule as rule where rule.tenant_id is null and rule.code = given.code))
      from jsonb_to_recordset($1::jsonb) as given (${GIVEN})
      where not exists (
        select from plan.policy_rule as rule
        where rule.tenant_id is null and rule.valid_to is null and rule.code = given.code)`,
    values: [given],
  };
}
