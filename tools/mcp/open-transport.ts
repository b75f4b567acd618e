import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { ConfigurationError } from '#core/errors.ts';
import type { HeaderReference } from '#storage/core/mcp-server.repository.ts';
import type { ExplainedTransport } from './explained-transport.ts';
import { HttpTransport } from './http-transport.ts';
import type { ServerDefinition, ServerReach } from './server-definition.ts';
import { StdioTransport } from './stdio-transport.ts';

/** Where the values are that a server is given; asked for at the moment they are needed. */
export interface ServerSecrets {
  variable(name: string): string | undefined;
  readFile(path: string): Promise<string>;
}

/** Makes the transport by which a server is reached for a tenant. */
export async function openTransport(
  definition: ServerDefinition,
  tenantId: string | null,
  secrets: ServerSecrets,
): Promise<ExplainedTransport> {
  const { reach } = definition;
  if (reach.kind === 'memory') return inMemory(reach, tenantId);
  return reach.kind === 'stdio' ? stdio(definition, reach, secrets) : http(definition, reach, secrets);
}

async function inMemory(
  { connect }: Extract<ServerReach, { kind: 'memory' }>,
  tenantId: string | null,
): Promise<ExplainedTransport> {
  const [ours, theirs] = InMemoryTransport.createLinkedPair();
  await connect(theirs, tenantId);
  return Object.assign(ours, { failure: () => undefined, secrets: () => [] });
}

function stdio(
  { name, limits }: ServerDefinition,
  { command, directory, envNames }: Extract<ServerReach, { kind: 'stdio' }>,
  secrets: ServerSecrets,
): ExplainedTransport {
  const variables = Object.fromEntries(envNames.map((env) => [env, requireVariable(env, secrets)]));
  return new StdioTransport({ server: name, command, directory, variables, ...limits });
}

function http(
  { name, limits }: ServerDefinition,
  { url, headers }: Extract<ServerReach, { kind: 'http' }>,
  secrets: ServerSecrets,
): ExplainedTransport {
  return new HttpTransport({
    server: name,
    url,
    maxBytes: limits.maxBytes,
    async headers() {
      const entries = Object.entries(headers).map(
        async ([header, reference]) => [header, await headerValue(reference, secrets)] as const,
      );
      return Object.fromEntries(await Promise.all(entries));
    },
  });
}

async function headerValue({ prefix, env, file }: HeaderReference, secrets: ServerSecrets): Promise<string> {
  if (env !== undefined) return prefix + requireVariable(env, secrets);
  return prefix + (await readSecret(file ?? '', secrets));
}

function requireVariable(name: string, { variable }: ServerSecrets): string {
  const value = variable(name);
  if (value === undefined) throw new ConfigurationError(`The environment variable ${name} is not set.`);
  return value;
}

async function readSecret(path: string, { readFile }: ServerSecrets): Promise<string> {
  try {
    return (await readFile(path)).trim();
  } catch (cause) {
    throw new ConfigurationError(`The file ${path} cannot be read.`, { cause });
  }
}
