import type { AnyAgent } from '#agents/agent.ts';
import { all as codeAgents } from '#agents/registry.gen.ts';
import { canonicalJson, sha256 } from '#core/canonical-json.ts';
import type { TransactionalDatabase } from '#storage/database.ts';
import { mirrorTemplates } from '#storage/engage/template.repository.ts';
import { mirrorMetricDefinitions } from '#storage/metric/definition.repository.ts';
import { mirrorPolicyRules } from '#storage/plan/policy-rule.repository.ts';
import {
  type AgentRow,
  findRegistryHash,
  lockRegistry,
  mirrorAgents,
  mirrorAgentTools,
  mirrorTools,
  storeRegistryHash,
  type ToolRow,
} from '#storage/runtime/registry.repository.ts';
import { all as metricSets } from '#tools/metrics.gen.ts';
import { all as codeTools } from '#tools/registry.gen.ts';
import { toRecord } from '#tools/template-record.ts';
import { all as templateSets } from '#tools/templates.gen.ts';
import type { AnyTool } from '#tools/tool.ts';
import { jsonSchema } from './json-schema.ts';
import { DEFAULT_RULES } from './policy/default-rules.ts';

/** One more list that the store mirrors. */
export interface Mirror {
  /** What is mirrored; when it changes, the store is brought up to date. */
  readonly content: unknown;
  /** Harmless when repeated; opens its own transaction. */
  write(owner: TransactionalDatabase): Promise<unknown>;
}

/** What the code defines and the store mirrors. */
export interface Catalogue {
  readonly agents: readonly AnyAgent[];
  readonly tools: readonly AnyTool[];
  readonly mirrors: readonly Mirror[];
}

/** The catalogue of this version of the code. */
export function codeCatalogue(): Catalogue {
  const definitions = metricSets.flat();
  const templates = templateSets.flat().map(toRecord);
  return {
    agents: codeAgents,
    tools: codeTools,
    mirrors: [
      { content: definitions, write: (owner) => mirrorMetricDefinitions(owner, definitions) },
      { content: templates, write: (owner) => mirrorTemplates(owner, templates) },
      { content: DEFAULT_RULES, write: (owner) => mirrorPolicyRules(owner, DEFAULT_RULES) },
    ],
  };
}

/** Brings the store's catalogues in line with the code, as the owner. Answers whether anything had to be written. */
export async function mirrorRegistry(
  owner: TransactionalDatabase,
  catalogue: Catalogue = codeCatalogue(),
): Promise<boolean> {
  const agents = catalogue.agents.map(toAgentRow);
  const tools = catalogue.tools.map(toToolRow);
  const contents = catalogue.mirrors.map(({ content }) => content);
  const hash = sha256(canonicalJson({ agents, tools, contents }));
  if ((await findRegistryHash(owner)) === hash) return false;
  await owner.transaction(async (tx) => {
    await lockRegistry(tx);
    await mirrorTools(tx, tools);
    await mirrorAgents(tx, agents);
    await mirrorAgentTools(tx, agents);
  });
  for (const mirror of catalogue.mirrors) await mirror.write(owner);
  // Last, so that what failed half-way is done again.
  await storeRegistryHash(owner, hash);
  return true;
}

function toAgentRow(agent: AnyAgent): AgentRow {
  const { name, tier, parent, domain, team, role, purpose, modelPolicy, limits, version, tools } = agent;
  return {
    ...{ name, tier, parent, domain, team, role, purpose, modelPolicy, limits, version },
    tools: tools.map((tool) => tool.name),
  };
}

function toToolRow({ name, version, description, effect, input, output }: AnyTool): ToolRow {
  return {
    ...{ name, version, effect },
    // Names begin with what they are about: metric_series, growth_templates.
    category: name.split('_')[0] ?? name,
    purpose: description,
    inputSchema: jsonSchema(input),
    outputSchema: jsonSchema(output),
  };
}
