import { Command } from 'commander';
import { z } from 'zod';
import { ConfigurationError, InvalidInputError } from '#core/errors.ts';
import type { ServedSource } from '#mcp-servers/answer-call.ts';
import { source } from '#tools/source/source.ts';
import type { Cli } from '../cli.ts';
import { serveSource } from '../compose-sources.ts';
import { serving, tenantOption, withExamples } from '../define-command.ts';
import { ExitCode } from '../exit-code.ts';

const LOCAL = ['127.0.0.1', '::1', 'localhost'];
const TOKEN = 'STEWARD_MCP_TOKEN';

const serveInput = z.object({
  source: z.enum(source.options, { error: `must be one of ${source.options.join(', ')}` }),
  tenant: z.string(),
  stdio: z.boolean().default(false),
  http: z.boolean().default(false),
  host: z.string().min(1),
  port: z.coerce
    .number('must be a number')
    .int('must be a whole number')
    .min(0, 'must be 0 or more')
    .max(65_535, 'must be 65535 at most'),
  allowedHost: z.array(z.string().min(1)).default([]),
  aliases: z.boolean().default(false),
});
type ServeInput = z.output<typeof serveInput>;

/** `steward mcp serve`: one source of one tenant for any MCP client. */
export function mcpServeCommand(cli: Cli): Command {
  const command = new Command('serve')
    .description('let an MCP client ask a source of one tenant')
    .argument('<source>', source.options.join(', '))
    .addOption(tenantOption())
    .option('--stdio', 'speak on standard input and output, for a client that starts this command')
    .option('--http', 'listen for clients over streamable HTTP')
    .option('--host <address>', 'with --http: where to listen', '127.0.0.1')
    .option('--port <number>', 'with --http: 0 for any that is free', '7450')
    .option('--allowed-host <name...>', 'with --http: other host names under which clients reach it')
    .option('--aliases', 'also list the other names of tools; they answer either way');
  command.addHelpText(
    'after',
    `
It answers for this tenant and its chosen accounts only, and only reads.
Over HTTP, ${TOKEN} in the environment is what clients have to send as
a bearer token. Without it the server listens on this machine alone.`,
  );
  withExamples(command, [
    'mcp serve ga4 --tenant merch --stdio',
    'mcp serve pagespeed --tenant merch --http --port 7450',
  ]);
  return serving(command, cli, { input: serveInput, run: serve });
}

async function serve(input: ServeInput, cli: Cli): Promise<ExitCode> {
  if (input.stdio === input.http) throw new InvalidInputError('One of --stdio and --http is needed.');
  if (input.http) return serveOverHttp(input, cli);
  const { serveStdio } = await import('#mcp-servers/serve-stdio.ts');
  await serveStdio(await openSource(input, cli), { withAliases: input.aliases }, cli.signal);
  return ExitCode.ok;
}

async function serveOverHttp(input: ServeInput, cli: Cli): Promise<ExitCode> {
  const { host, port, allowedHost, aliases } = input;
  const token = cli.variable(TOKEN);
  if (token === undefined && !LOCAL.includes(host)) {
    throw new ConfigurationError(`To listen on ${host}, set ${TOKEN} to a secret that clients have to send.`);
  }
  const [{ serveHttp }, { LOOPBACK_HOSTS }] = await Promise.all([
    import('#mcp-servers/serve-http.ts'),
    import('#mcp-servers/http-guard.ts'),
  ]);
  const hosts = [...LOOPBACK_HOSTS, host, ...allowedHost];
  const served = await openSource(input, cli);
  const place = { host, port, hosts, token, withAliases: aliases };
  const { url, close } = await serveHttp(served, place);
  const { terminal, flags } = cli;
  terminal.out.write(flags.json ? `${JSON.stringify({ url })}\n` : `Listening on ${url}\n`);
  await stopped(cli.signal);
  await close();
  return ExitCode.ok;
}

function stopped(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

async function openSource({ source: name, tenant: slug }: ServeInput, cli: Cli): Promise<ServedSource> {
  const { tenant } = await cli.enter(slug);
  const served = await serveSource(cli, name, tenant);
  // Who starts it learns at once that nothing is connected, and not from the client's first question.
  await served.accesses.open(tenant.id, name);
  return served;
}
