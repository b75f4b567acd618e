import type { StoredMcpServer } from '#storage/core/mcp-server.repository.ts';
import type { JudgedTool, ToolState } from '#tools/mcp/judge-tools.ts';
import type { McpScope } from '../mcp-scope.ts';
import { formatDuration, UNKNOWN } from './format.ts';
import { renderRecord } from './record.ts';
import { type Column, renderTable } from './table.ts';
import type { Terminal } from './terminal.ts';

const LEAST_NAME = 12;
const LEAST_TEXT = 24;

/** A server in the list. */
export interface McpServerLine extends StoredMcpServer {
  /** Slug; null for the installation. */
  readonly tenant: string | null;
  /** Tools that are approved. */
  readonly approved: number;
}

const SERVER_COLUMNS: readonly Column<McpServerLine>[] = [
  { title: 'SERVER', value: ({ name }) => name },
  { title: 'FOR', value: ({ tenant }) => tenant ?? 'installation' },
  { title: 'APPROVED', align: 'right', value: ({ approved }) => approved.toString() },
  { title: 'REACHED BY', least: LEAST_TEXT, value: reachText },
  { title: 'IS GIVEN', least: LEAST_NAME, dispensable: 1, value: givenText },
  { title: 'CONNECTION', dispensable: 2, value: ({ isShared }) => (isShared ? 'shared' : 'per tenant') },
];

/** The servers that are known. */
export function showServers(lines: readonly McpServerLine[], { out }: Terminal): void {
  if (lines.length === 0) {
    out.write('No MCP server of others is known.\nNext: steward mcp add <name> -- <command>\n');
    return;
  }
  out.write(renderTable(lines, SERVER_COLUMNS, out));
}

function reachText({ url, command }: McpServerLine): string {
  return url ?? (command ?? []).join(' ');
}

/** Names and places, never values. */
function givenText({ envNames, headers }: McpServerLine): string {
  const places = Object.entries(headers).map(
    ([name, { env, file }]) => `${name} from ${env ?? file ?? 'nowhere'}`,
  );
  return [...envNames, ...places].join(', ');
}

const SAID: Readonly<Record<ToolState, string>> = {
  new: 'not approved',
  approved: 'approved',
  changed: 'CHANGED, not used',
  gone: 'gone',
  unusable: 'cannot be used',
};

/** Tools with what their server says of them. */
export function showTools(tools: readonly JudgedTool[], { out }: Terminal): void {
  if (tools.length === 0) out.write('It offers no tools.\n');
  const records = tools.map((tool) =>
    renderRecord(
      {
        tool: tool.name,
        state: [SAID[tool.state], ...tool.changes].join(', '),
        does: effectText(tool),
        fingerprint: tool.fingerprint,
        takes: tool.takes.length === 0 ? null : tool.takes.join(', '),
        'it says': tool.words,
      },
      out,
    ),
  );
  out.write(records.join('\n'));
}

function effectText({ isReadOnly, isIdempotent }: JudgedTool): string {
  if (isReadOnly) return 'only reads, it says';
  return isIdempotent ? 'may change something; twice is like once, it says' : 'may change something';
}

/** What a check of a server came to. */
export interface CheckedServer {
  readonly server: string;
  readonly verdict: 'works' | 'changed' | 'fails';
  readonly seconds: number | null;
  readonly problem: string | null;
}

const CHECK_COLUMNS: readonly Column<CheckedServer>[] = [
  { title: 'SERVER', value: ({ server }) => server },
  {
    title: 'VERDICT',
    value: ({ verdict }) => verdict,
    style: (text, { verdict }, paint) => (verdict === 'works' ? text : paint.red(text)),
  },
  {
    title: 'TOOK',
    align: 'right',
    value: ({ seconds }) => (seconds === null ? UNKNOWN : formatDuration(seconds * 1000)),
  },
];

/** Whether servers answer as they were approved. */
export function showServerChecks(checks: readonly CheckedServer[], { out }: Terminal): void {
  out.write(renderTable(checks, CHECK_COLUMNS, out));
  for (const { server, problem } of checks) {
    if (problem !== null) out.write(`\n${server}: ${problem}\n`);
  }
}

/** How a scope is said on the command line. */
export function tenantWords({ slug }: McpScope): string {
  return slug === null ? '' : ` --tenant ${slug}`;
}
