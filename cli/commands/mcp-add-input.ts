import { isAbsolute, resolve } from 'node:path';
import { z } from 'zod';
import type { HeaderReference, NewMcpServer } from '#storage/core/mcp-server.repository.ts';
import { isSafeUrl } from '#tools/safe-url.ts';
import { source } from '#tools/source/source.ts';

const whole = (what: string) =>
  z
    .string()
    .regex(/^[1-9]\d{0,8}$/, `must be ${what}, as a whole number above zero`)
    .transform(Number)
    .optional();

/** Steward's own settings are nobody else's business. */
const OURS = /^(STEWARD_|DATABASE_URL$)/;

const envName = z
  .string()
  .regex(
    /^[A-Za-z_][A-Za-z0-9_]{0,99}$/,
    'must name variables, without their values: they are read when the server is started',
  )
  .refine((name) => !OURS.test(name), "must not name Steward's own variables");

/** `NAME=env:VARIABLE`, `NAME=file:/path`, with a word before such as `Bearer `. */
const HEADER = /^([A-Za-z][A-Za-z0-9-]{0,63})=([A-Za-z]+ )?(env|file):(.+)$/;
/** What the protocol or the connection says itself. */
const TAKEN = /^(host|connection|content-.*|accept|transfer-encoding|mcp-.*|cookie)$/i;
const HEADER_HINT =
  'must say where the value is, never the value: NAME=env:VARIABLE or NAME=file:/path, for example "Authorization=Bearer env:MY_TOKEN"';

const header = z
  .string()
  .regex(HEADER, HEADER_HINT)
  .transform((text, context): readonly [string, HeaderReference] => {
    const [, name = '', prefix = '', kind, place = ''] = HEADER.exec(text) ?? [];
    if (TAKEN.test(name)) context.addIssue(`must not set ${name}, which the connection sets itself`);
    if (kind === 'env' && !envName.safeParse(place).success) context.addIssue(HEADER_HINT);
    return [name, kind === 'env' ? { prefix, env: place } : { prefix, file: resolve(place) }];
  });

export const serverName = z
  .string()
  .regex(
    /^[a-z][a-z0-9_-]{0,30}$/,
    'must be of lower-case letters, digits, dashes and underscores, for example files',
  );

/** The arguments and options of `mcp add`. */
export const mcpAddInput = z.object({
  name: serverName.refine((name) => !source.safeParse(name).success, 'is the name of one of our own servers'),
  target: z
    .array(z.string())
    .min(1, 'is needed: an address, or a command after --')
    .refine(
      ([first = '', ...rest]) => !isAddress(first) || rest.length === 0,
      'must be one address, or a command after --',
    )
    .refine(
      ([first = '']) => !isAddress(first) || (isSafeUrl(first) && !/[?#]/.test(first)),
      'must be https (http only to this machine), without password and query: both are places where keys hide',
    ),
  tenant: z.string().optional(),
  env: z.array(envName).default([]),
  header: z.array(header).default([]),
  shared: z.boolean().default(false),
  timeout: whole('seconds'),
  concurrency: whole('a number of calls'),
  rpm: whole('calls per minute'),
  maxBytes: whole('bytes'),
});
export type McpAddInput = z.output<typeof mcpAddInput>;

function isAddress(text: string): boolean {
  return /^https?:\/\//i.test(text);
}

/** What is stored of a server that is added in a folder. */
export function newServer(
  { name, target, env, header: headers, shared, ...limits }: McpAddInput,
  directory: string,
): Omit<NewMcpServer, 'tenantId' | 'addedBy'> {
  const { timeout: callSeconds, concurrency, rpm: requestsPerMinute, maxBytes } = limits;
  const same = { name, isShared: shared, limits: { callSeconds, concurrency, requestsPerMinute, maxBytes } };
  const [first = '', ...rest] = target;
  if (isAddress(first)) {
    const reach = { transport: 'http', url: first, command: null, directory: null } as const;
    return { ...same, ...reach, envNames: [], headers: Object.fromEntries(headers) };
  }
  const program = first.includes('/') && !isAbsolute(first) ? resolve(directory, first) : first;
  return {
    ...{ ...same, transport: 'stdio', url: null, command: [program, ...rest], directory },
    // Without it most commands cannot find what they are made of; it holds no secret.
    envNames: [...new Set(['PATH', ...env])],
    headers: {},
  };
}
