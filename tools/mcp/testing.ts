import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pino } from 'pino';
import type { McpToolPin } from '#storage/core/mcp-tool-pin.repository.ts';
import { type GatewaySettings, openGateway } from './gateway.ts';
import { listedTool, printOf } from './listed-tool.ts';
import type { McpCall, McpGateway } from './mcp-gateway.ts';
import { SERVER_LIMITS, type ServerDefinition, type ServerLimits } from './server-definition.ts';
import { toolList } from './testing-troubles.ts';

export const TENANT = '00000000-0000-4000-8000-000000000001';

const PROGRAM = join(import.meta.dirname, 'testing-server.ts');

/** Limits with which tests of trouble take moments. */
export const SHORT: ServerLimits = {
  ...SERVER_LIMITS,
  startSeconds: 10,
  callSeconds: 15,
  idleSeconds: 0.3,
  graceSeconds: 0.2,
};

/** What was approved of the tools of the server for tests. */
export const PINS: readonly McpToolPin[] = toolList().map((tool) => {
  const listed = listedTool.parse(tool);
  return {
    ...printOf(listed),
    ...{ server: 'testing', tool: listed.name, definition: listed, approvedBy: 'test' },
    approvedAt: new Date(0),
  };
});

/** The command of a server with these troubles. */
export function troubledCommand(...troubles: readonly string[]): string[] {
  return [process.execPath, PROGRAM, ...troubles];
}

type DefinitionChange = Partial<Omit<ServerDefinition, 'limits'>> & {
  readonly limits?: Partial<ServerLimits>;
};

/** A server over stdio with these troubles, everything of it approved. */
export function troubledServer(troubles: readonly string[], change: DefinitionChange = {}): ServerDefinition {
  return {
    ...{ id: 'testing', name: 'testing', revision: '1', isShared: false, pins: PINS },
    reach: { kind: 'stdio', command: troubledCommand(...troubles), directory: tmpdir(), envNames: [] },
    ...change,
    limits: { ...SHORT, ...change.limits },
  };
}

/** A server over HTTP with these troubles, in a process of its own. */
export async function startHttpServer(...troubles: readonly string[]) {
  const [program = '', ...rest] = troubledCommand('--http', ...troubles);
  const child: ChildProcess = spawn(program, rest, { stdio: ['pipe', 'pipe', 'inherit'] });
  if (child.stdout === null) throw new Error('The server has no output.');
  const { promise, resolve } = Promise.withResolvers<string>();
  createInterface({ input: child.stdout }).once('line', resolve);
  const url = await promise;
  return { url, reach: { kind: 'http', url, headers: {} } as const, close: () => void child.kill('SIGKILL') };
}

/** A gateway to one server. */
export function gatewayTo(definition: ServerDefinition, settings: Partial<GatewaySettings> = {}): McpGateway {
  return openGateway({
    servers: { get: async () => definition },
    secrets: { variable: () => undefined, readFile: () => Promise.reject(new Error('no file')) },
    log: pino({ level: 'silent' }),
    // The shortest waits that chance can bring.
    random: () => 0,
    ...settings,
  });
}

/** A call of the tool that only reads. */
export function aCall(change: Partial<McpCall> = {}): McpCall {
  const { signal } = new AbortController();
  return { server: 'testing', tool: 'read', tenantId: TENANT, arguments: { number: 1 }, signal, ...change };
}

/** A file in which servers note what they were called with, and its lines so far. */
export function openCallJournal() {
  const folder = mkdtempSync(join(tmpdir(), 'steward-mcp-'));
  const path = join(folder, 'calls');
  return {
    path,
    calls(): { readonly name: string; readonly number: number }[] {
      const text = readFileSync(path, { encoding: 'utf8', flag: 'a+' });
      return text
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line));
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** What a promise failed with; undefined when it did not. */
export function failureOf(promise: Promise<unknown>) {
  return promise.then(
    () => undefined,
    (error) => error,
  );
}
