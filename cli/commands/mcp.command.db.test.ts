import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { startHttpServer, troubledCommand } from '#tools/mcp/testing.ts';
import { exitCodeOf } from '../exit-code.ts';
import { commandLine } from '../testing-command-line.ts';
import { mcpCommand } from './mcp.command.ts';

const SECRET = 'canary-4f6b1c';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
  await store.createTenant('shop-a');
  await store.createTenant('shop-b');
});
afterEach(async () => {
  await store.pool.query('delete from core.mcp_server');
});
afterAll(() => store.close());

const withVariables = (variables: Readonly<Record<string, string>>) =>
  commandLine(store, (cli) => mcpCommand(cli), { PATH: String(process.env.PATH), ...variables });

const steward = async (...words: readonly string[]): Promise<string> =>
  (await withVariables({})('mcp', ...words)).text;

const failureOf = (...words: readonly string[]) =>
  steward(...words).then(
    () => undefined,
    (error) => error,
  );

const add = (name: string, ...troubles: readonly string[]) =>
  steward('add', name, '--', ...troubledCommand(...troubles));

const NUMBER = ['--tenant', 'shop-a', '--args', '{"number": 7}'];

it('makes a server known and shows its tools, of which none is used before it is approved', async () => {
  const said = await add('files');

  const error = await failureOf('call', 'files', 'read', ...NUMBER);

  expect(said).toContain('Nothing of it is used before it is approved.');
  expect(said).toMatch(/tool +read\nstate +not approved\ndoes +only reads, it says/);
  expect(error).toMatchObject({
    code: 'refused',
    message: expect.stringContaining('steward mcp approve files read'),
  });
});

it('calls what was approved, for a tenant', async () => {
  await add('files');
  await steward('approve', 'files', 'read');

  const result = await steward('call', 'files', 'read', ...NUMBER, '--json');

  expect(JSON.parse(result)).toEqual({ structured: { number: 7, cursor: null }, text: '', omitted: 0 });
});

it('calls what may change something only when that is said', async () => {
  await add('files');
  await steward('approve', 'files');

  const error = await failureOf('call', 'files', 'write', ...NUMBER);
  const result = await steward('call', 'files', 'write', ...NUMBER, '--yes');

  expect([error.code, exitCodeOf(error)]).toEqual(['refused', 1]);
  expect(result).toContain('"number": 7');
});

it.each([
  ['description', 'its description'],
  ['schema', 'what it takes'],
])(
  'stops the use of a tool whose %s changed, says what, and goes on after an approval',
  async (change, words) => {
    await add('files');
    await steward('approve', 'files', 'read');
    const command = troubledCommand('--change-after', '0', '--changes', change);
    await store.pool.query('update core.mcp_server set command = $1, updated_at = now()', [command]);

    const error = await failureOf('call', 'files', 'read', ...NUMBER);
    const tools = await steward('tools', 'files');
    const checked = await withVariables({})('mcp', 'check');
    await steward('approve', 'files', 'read');

    expect(error.message).toContain(`is not what was approved (${words})`);
    expect(tools).toContain(`CHANGED, not used, ${words}`);
    expect([checked.exitCode, checked.text]).toEqual([
      1,
      expect.stringContaining(`Not as approved: read (${words}).`),
    ]);
    expect(await steward('call', 'files', 'read', ...NUMBER)).toContain('"number": 7');
  },
);

it('approves what was looked at, and nothing that came in its place', async () => {
  await add('files');
  const [read] = JSON.parse(await steward('tools', 'files', '--json'));

  const error = await failureOf('approve', 'files', 'read@000000000000');
  await steward('approve', 'files', `read@${read.fingerprint}`);

  expect(error.message).toContain('is not what you looked at');
  expect(await steward('list')).toMatch(/files +installation +1 /);
});

it('keeps who approved what in the log of the installation', async () => {
  await add('files');
  await steward('approve', 'files', 'read');
  await steward('remove', 'files');

  const { rows } = await store.pool.query(
    `select action, after ->> 'name' as name, coalesce(after ? 'inputSchema', false) as has_text, actor_id is not null as has_actor
     from core.audit_log where action like 'mcp.%' order by at desc, action limit 3`,
  );

  expect(rows.toSorted((one, other) => one.action.localeCompare(other.action))).toEqual([
    { action: 'mcp.add', name: 'files', has_text: false, has_actor: true },
    { action: 'mcp.approve', name: 'read', has_text: true, has_actor: true },
    { action: 'mcp.remove', name: null, has_text: false, has_actor: true },
  ]);
});

it("reaches a tenant's server for that tenant alone, before the installation's of the same name", async () => {
  await steward('add', 'files', '--tenant', 'shop-a', '--', ...troubledCommand());
  await steward('approve', 'files', 'read', '--tenant', 'shop-a');

  const own = await steward('call', 'files', 'read', ...NUMBER);
  const other = await failureOf('call', 'files', 'read', '--tenant', 'shop-b', '--args', '{"number": 7}');
  const without = await failureOf('tools', 'files');

  expect(own).toContain('"number": 7');
  expect([other.code, without.code]).toEqual(['not_found', 'not_found']);
});

it('takes a token from where it was said to be, and keeps it nowhere', async () => {
  const server = await startHttpServer('--needs', `Authorization: Bearer ${SECRET}`);
  const run = withVariables({ CRM_TOKEN: SECRET });
  const added = await run('mcp', 'add', 'crm', server.url, '--header', 'Authorization=Bearer env:CRM_TOKEN');
  await run('mcp', 'approve', 'crm', 'read');

  const called = await run('mcp', 'call', 'crm', 'read', ...NUMBER);
  const without = await withVariables({})('mcp', 'check', 'crm');

  const { rows } = await store.pool.query(
    `select (select jsonb_agg(s) from core.mcp_server s)::text || (select jsonb_agg(p) from core.mcp_tool_pin p)::text
            || (select jsonb_agg(l) from core.audit_log l)::text as everything`,
  );
  expect(called.text).toContain('"number": 7');
  expect(without.text).toContain('The environment variable CRM_TOKEN is not set.');
  expect([rows[0].everything, added.text, called.text, await steward('list')].join()).not.toContain(SECRET);
  server.close();
});

it('shows why a command did not start, without the secrets that it was given', async () => {
  const run = withVariables({ TEST_SECRET: SECRET });

  const { text, exitCode } = await run(
    ...['mcp', 'add', 'files', '--env', 'TEST_SECRET', '--'],
    ...troubledCommand('--on-start', 'exit'),
  );

  expect(text).toContain('It says: No configuration found. My key is [redacted].');
  expect(exitCode).toBe(4);
});

it.each([
  [['add', 'ga4', '--', 'x'], '<name> is the name of one of our own servers'],
  [['add', 'Files', '--', 'x'], '<name> must be of lower-case letters'],
  [['add', 'files'], '<target> is needed'],
  [['add', 'files', 'http://shop.example/mcp'], '<target> must be https'],
  [['add', 'files', 'https://shop.example/mcp?key=1'], '<target> must be https'],
  [['add', 'files', 'https://user:secret@shop.example/mcp'], '<target> must be https'],
  [['add', 'files', '--env', 'KEY=value', '--', 'x'], '--env must name variables, without their values'],
  [['add', 'files', '--env', 'DATABASE_URL', '--', 'x'], "--env must not name Steward's own"],
  [
    ['add', 'files', 'https://a.example/', '--header', 'Authorization=Bearer abc'],
    '--header must say where the value is',
  ],
  [['add', 'files', 'https://a.example/', '--header', 'Host=env:A'], '--header must not set Host'],
  [['call', 'files', 'read', '--tenant', 'shop-a', '--args', '[1]'], '--args must be a JSON object'],
])('refuses %j: %s', async (words, message) => {
  const error = await failureOf(...words);

  expect(error.message).toContain(message);
});
