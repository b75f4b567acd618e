import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lockFolder } from '#storage/folder-lock.ts';
import { prepareSteward, type TestSteward } from './testing.ts';

const STACK = /\n\s+at /;
const ESCAPE = '\u001b';
const CREATE = [
  'tenants',
  'create',
  'corner',
  '--timezone',
  'Europe/Warsaw',
  '--currency',
  'PLN',
  '--locale',
  'pl',
];

let steward: TestSteward;
beforeAll(async () => {
  steward = prepareSteward();
  await steward.run(...CREATE, '--name', 'Corner \u001b[31mShop');
});
afterAll(() => steward.remove());

describe('help', () => {
  it('shows the main path without opening the store', async () => {
    const empty = prepareSteward();

    const { code, stdout } = await empty.run('--help');

    expect(code).toBe(0);
    expect(stdout).toContain('$ steward demo');
    expect(stdout).toContain('Exit codes:');
    expect(readdirSync(empty.home)).toEqual([]);
    empty.remove();
  });

  it.each([
    [['tenants', 'create', '--help']],
    [['import', '--help']],
    [['import', 'metrics', '--help']],
    [['metrics', 'show', '--help']],
    [['recommendations', 'feedback', '--help']],
    [['demo', '--help']],
  ])('gives an example for %j', async (words) => {
    const { code, stdout } = await steward.run(...words);

    expect(code).toBe(0);
    expect(stdout).toMatch(/Examples:\n {2}\$ steward /);
    expect(stdout).toContain('--json');
  });
});

describe('a wrong command line', () => {
  it.each([
    [['tenantz'], /unknown command 'tenantz'/],
    [['tenants', 'shw'], /Did you mean show\?/],
    [['tenants', 'list', '--frobnicate'], /unknown option '--frobnicate'/],
    [['incidents', 'list'], /required option '--tenant <slug>'/],
    [['tenants', 'show'], /missing required argument 'slug'/],
    [['runs', 'list', '--tenant', 'corner', '--limit', 'many'], /--limit must be a whole number/],
    [['recommendations', 'feedback', '1', '--tenant', 'corner'], /--helpful or --no-helpful is needed/],
    [['import', 'nonsense', 'file.csv', '--tenant', 'corner'], /unknown command 'nonsense'/],
  ])('%j ends with 2 and a sentence', async (words, sentence) => {
    const { code, stdout, stderr } = await steward.run(...words);

    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(sentence);
    expect(stderr).not.toMatch(STACK);
  });
});

describe('tenants', () => {
  it.each([
    [['--timezone', '+02:00', '--currency', 'PLN', '--locale', 'pl'], /--timezone must be an IANA time zone/],
    [['--timezone', 'Mars/Olympus', '--currency', 'PLN', '--locale', 'pl'], /"Mars\/Olympus" is none/],
    [
      ['--timezone', 'Europe/Warsaw', '--currency', 'ZLT', '--locale', 'pl'],
      /--currency must be an ISO 4217/,
    ],
    [['--timezone', 'Europe/Warsaw', '--currency', 'PLN', '--locale', 'de'], /--locale must be en or pl/],
    [['--currency', 'PLN', '--locale', 'pl'], /--timezone is needed.*for example Europe\/Warsaw/],
    [['--timezone', 'Europe/Warsaw', '--locale', 'pl'], /--currency is needed.*for example EUR/],
  ])('are not made with %j', async (options, sentence) => {
    const { code, stderr } = await steward.run('tenants', 'create', 'other', ...options);

    expect(code).toBe(2);
    expect(stderr).toMatch(sentence);
  });

  it('are made once', async () => {
    const { code, stderr } = await steward.run(...CREATE);

    expect([code, stderr]).toEqual([2, 'steward: There is a tenant "corner" already.\n']);
  });

  it('come as one JSON document and nothing else', async () => {
    expect(await steward.json('tenants', 'list')).toMatchObject([
      { slug: 'corner', timezone: 'Europe/Warsaw', currency: 'PLN', locale: 'pl' },
    ]);
  });

  it('are listed when an unknown one is asked for', async () => {
    const { code, stderr } = await steward.run('incidents', 'list', '--tenant', 'nowhere');

    expect(code).toBe(1);
    expect(stderr).toBe('steward: There is no tenant "nowhere". There is: corner.\n');
  });

  it('cannot colour the terminal by their name', async () => {
    const { stdout } = await steward.run('tenants', 'list');

    expect(stdout).toContain('Corner Shop');
    expect(stdout).not.toContain(ESCAPE);
  });
});

describe('import', () => {
  const HEADER = 'date,metric,value,device\n';

  it('reads a file named relative to the folder of the caller, and nothing twice', async () => {
    const folder = join(steward.home, 'files');
    mkdirSync(folder);
    writeFileSync(
      join(folder, 'numbers.csv'),
      `${HEADER}2026-01-01,sessions,10,mobile\n2026-01-02,sessions,12,mobile\n`,
    );
    const words = ['import', 'metrics', 'files/numbers.csv', '--tenant', 'corner'];

    const first = await steward.run(...words);
    const second = await steward.run(...words);

    expect([first.code, second.code]).toEqual([0, 0]);
    expect(first.stdout).toContain('Next: steward detect --tenant corner');
    expect(second.stdout).toContain('Nothing changed');
  });

  it('says where a row is wrong, and imports nothing of the file', async () => {
    writeFileSync(join(steward.home, 'bad.csv'), `${HEADER}2026-01-03,sessions,many,mobile\n`);

    const { code, stderr } = await steward.run('import', 'metrics', 'bad.csv', '--tenant', 'corner');

    expect(code).toBe(2);
    expect(stderr).toMatch(/imported:\n {2}line 2, column value: "many" is not a/);
    expect(stderr).not.toMatch(STACK);
  });

  it('says that there is no such file', async () => {
    const { code, stderr } = await steward.run('import', 'metrics', 'missing.csv', '--tenant', 'corner');

    expect(code).toBe(1);
    expect(stderr).toBe('steward: There is no file "missing.csv".\n');
  });
});

describe('the store', () => {
  it('is refused to a second process, with the pid of the first', async () => {
    const unlock = lockFolder(join(steward.home, 'steward.lock'));

    const { code, stderr } = await steward.run('tenants', 'list');

    expect(code).toBe(3);
    expect(stderr).toContain(`in use by process ${process.pid}`);
    unlock();
  });

  it('is said to be unreachable without telling the password', async () => {
    const unreachable = prepareSteward({ DATABASE_URL: 'postgres://ann:secret@127.0.0.1:1/shop' });

    const { code, stderr } = await unreachable.run('tenants', 'list', '--debug');

    expect(code).toBe(3);
    expect(stderr).toContain('cannot be reached (127.0.0.1:1)');
    expect(stderr).not.toContain('secret');
    unreachable.remove();
  });

  it('is given up when somebody interrupts while it does not answer', async () => {
    const silent = createServer();
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const address = silent.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const waiting = prepareSteward({ DATABASE_URL: `postgres://ann@127.0.0.1:${port}/shop` });
    const { process: child, ended } = waiting.start('tenants', 'list');
    await new Promise((resolve) => silent.once('connection', resolve));

    child.kill('SIGINT');

    expect((await ended).code).toBe(130);
    silent.close();
    waiting.remove();
  });
});

describe('doctor', () => {
  it('finds everything in order, and tells of a key only that it is set', async () => {
    const keyed = prepareSteward({ OPENAI_API_KEY: 'sk-very-secret', STEWARD_MODEL: 'small' }, steward.home);

    const { code, stdout } = await keyed.run('doctor');

    expect(code).toBe(0);
    expect(stdout).toMatch(/pgvector +\d/);
    expect(stdout).toMatch(/OPENAI_API_KEY +set/);
    expect(stdout).not.toContain('sk-very-secret');
  });

  it('ends with 3 when the environment cannot be used', async () => {
    const broken = prepareSteward({ DATABASE_URL: 'postgres://ann@127.0.0.1:1/shop' });

    const report = await broken.json('doctor');

    expect(report).toMatchObject({ healthy: false });
    broken.remove();
  });
});

it('starts through a symbolic link, from any folder', () => {
  const link = join(steward.home, 'a link');
  symlinkSync(join(import.meta.dirname, '..', 'bin', 'steward'), link);

  const { status, stdout } = spawnSync(link, ['--help'], { cwd: '/', encoding: 'utf8' });

  expect(status).toBe(0);
  expect(stdout).toContain('Usage: steward');
});
