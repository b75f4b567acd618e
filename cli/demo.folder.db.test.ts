import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { getTenant } from '#storage/core/tenant.repository.ts';
import { sql } from '#storage/sql.ts';
import { openStore } from '#storage/store.ts';
import { PROGRAM, prepareSteward, type TestSteward } from './testing.ts';

const TENANT = ['--tenant', 'demo'];
const recommendation = z.object({ id: z.string(), status: z.string(), incidentKey: z.string() });
const incident = z.object({
  key: z.string(),
  status: z.string(),
  cause: z.looseObject({ class: z.string() }),
});
const preview = z.object({ incidents: z.array(z.object({ metric: z.string() })) });
const demoResult = z.object({
  addedDays: z.number(),
  runs: z.array(z.object({ status: z.string() })),
  recommendations: z.array(z.object({ recommendation })),
  score: z.object({
    planted: z.array(z.object({ isFound: z.boolean(), isRootRight: z.boolean(), isKindRight: z.boolean() })),
  }),
});

let steward: TestSteward;
let first: z.output<typeof demoResult>;
beforeAll(async () => {
  steward = prepareSteward();
  first = demoResult.parse(await steward.json('demo'));
});
afterAll(() => steward.remove());

const listRecommendations = async (...options: string[]) =>
  z.array(recommendation).parse(await steward.json('recommendations', 'list', ...TENANT, ...options));
const anyIncident = (): string => first.recommendations[0]?.recommendation.incidentKey ?? '';
const anyRecommendation = (): string => first.recommendations[0]?.recommendation.id ?? '';

describe('the demo', () => {
  it('finds all that was planted, where and why it happened, and advises', () => {
    expect(first.score.planted).toHaveLength(6);
    for (const planted of first.score.planted) {
      expect(planted).toEqual({ isFound: true, isRootRight: true, isKindRight: true });
    }
    expect(first.runs.every(({ status }) => status === 'completed')).toBe(true);
    expect(first.recommendations.length).toBeGreaterThan(3);
  });

  it('gives no business advice about a broken measurement or a single order', async () => {
    const incidents = z.array(incident).parse(await steward.json('incidents', 'list', ...TENANT));
    const others = incidents.filter(({ cause }) => cause.class !== 'business').map(({ key }) => key);

    const advised = (await listRecommendations()).map(({ incidentKey }) => incidentKey);

    expect(others.length).toBeGreaterThanOrEqual(2);
    expect(advised.filter((key) => others.includes(key))).toEqual([]);
  });

  it('draws an incident in the terminal, as a picture and as a page, and touches no file that is there', async () => {
    const files = [
      '--svg',
      join(steward.home, 'incident.svg'),
      '--html',
      join(steward.home, 'incident.html'),
    ];

    const { stdout } = await steward.run('incidents', 'show', anyIncident(), ...TENANT, ...files);
    const again = await steward.run('incidents', 'show', anyIncident(), ...TENANT, ...files);

    expect(stdout).toMatch(/expected .* its usual range/);
    expect(stdout).toContain('Who moved it, by');
    expect(readFileSync(files[1] ?? '', 'utf8')).toMatch(/^<svg .*<circle class="mark".*<\/svg>\n$/s);
    const page = readFileSync(files[3] ?? '', 'utf8');
    expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(page).not.toMatch(/<script|src=|https?:\/\/(?!www\.w3\.org)/);
    expect(again).toMatchObject({ code: 2, stderr: expect.stringContaining('cannot be written') });
  });

  it('previews what would have fired: of the last days only what reaches them, and stores nothing', async () => {
    const before = z.array(incident).parse(await steward.json('incidents', 'list', ...TENANT));

    const whole = preview.parse(await steward.json('detect', ...TENANT, '--preview', '365d'));
    const lately = preview.parse(await steward.json('detect', ...TENANT, '--preview', '20'));

    expect(whole.incidents).toHaveLength(before.length);
    expect(lately.incidents.map(({ metric }) => metric)).toEqual(['conversion_rate']);
    expect(await steward.json('incidents', 'list', ...TENANT)).toMatchObject(before);
  });

  it('changes nothing when it is started again, and says so', async () => {
    const before = await steward.json('recommendations', 'list', ...TENANT);

    const { code, stdout } = await steward.run('demo');

    expect(code).toBe(0);
    expect(stdout).toMatch(/^Nothing new: /);
    expect(stdout).toContain('6 of 6 found');
    expect(stdout).not.toContain('\u001b');
    expect(await steward.json('recommendations', 'list', ...TENANT)).toEqual(before);
  });
});

describe('looking closer', () => {
  it('shows a recommendation in both languages, with the evidence of its figures', async () => {
    const id = anyRecommendation().slice(0, 8);

    const english = await steward.run('recommendations', 'show', id, ...TENANT);
    const polish = await steward.run('recommendations', 'show', id, ...TENANT, '--lang', 'pl');

    // The demo sells through too few places to compare one with the others.
    expect(english.stdout).toMatch(
      /Measurable: no\n +why not +too few comparable series\n +without acting +PLN.*\n +promised +\+\d+% /,
    );
    expect(english.stdout).toMatch(/Evidence\n +FIGURE +VALUE +CELL +EVIDENCE +TOOL\n/);
    expect(polish.stdout).toMatch(/Szacowany|Przewidywany|Możliwy|Oczekiwany|Planowany/);
  });

  it('draws a metric with its band and its anomalies', async () => {
    const asked = ['metrics', 'show', 'conversion_rate', ...TENANT, '--by', 'device=mobile'];

    const { code, stdout } = await steward.run(...asked);

    expect(code).toBe(0);
    expect(stdout).toContain('Conversion rate, device mobile');
    expect(stdout).toMatch(/┤[░•◆ ]*◆/);
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(120);
  });

  it('says which values a dimension has when another is asked for', async () => {
    const asked = ['metrics', 'show', 'revenue', ...TENANT, '--by', 'device=toaster'];

    const { code, stderr } = await steward.run(...asked);

    expect(code).toBe(2);
    expect(stderr).toContain('device=mobile');
  });

  it('shows a run as a tree: who did what, how long it took', async () => {
    const { stdout } = await steward.run('runs', 'show', '1', ...TENANT);

    expect(stdout).toMatch(/agents +0 by model, \d+ by playbook/);
    expect(stdout).toMatch(/[├└]─ agent growth_\w+ .*playbook +done +\d+/);
  });

  it('shows a stored result with the queries that ran', async () => {
    const shown = z
      .object({ evidence: z.array(z.object({ id: z.string(), tool: z.string() })) })
      .parse(await steward.json('recommendations', 'show', anyRecommendation(), ...TENANT));

    const cited = shown.evidence.find(({ tool }) => tool === 'metric_series');

    const { stdout } = await steward.run('evidence', 'show', cited?.id.slice(0, 10) ?? '', ...TENANT);

    expect(stdout).toMatch(/CELL +VALUE +UNIT +BASIS/);
    expect(stdout).toMatch(/Query\n.*select/s);
  });

  it('draws the agents as a tree below the orchestrator', async () => {
    const { stdout } = await steward.run('agents');

    const [, root, ...others] = stdout.trimEnd().split('\n');
    expect(root).toMatch(/^\S+ +orchestrator/);
    expect(others.length).toBeGreaterThanOrEqual(19);
    expect(others.every((line) => /^[│├└ ]/.test(line))).toBe(true);
  });
});

describe('deciding', () => {
  it('accepts once, keeps who did it, and refuses what is no longer possible', async () => {
    const id = anyRecommendation();

    const accepted = await steward.run('recommendations', 'accept', id, ...TENANT, '--reason', 'agreed');
    const again = await steward.run('recommendations', 'accept', id, ...TENANT);
    const words = ['recommendations', 'feedback', id, ...TENANT, '--helpful', '--rating', '4'];
    const helpful = await steward.run(...words);

    expect([accepted.code, again.code, helpful.code]).toEqual([0, 2, 0]);
    expect(again.stderr).toContain(
      'This recommendation is accepted; only one that is active can become accepted.',
    );
    const [open] = (await listRecommendations()).filter((each) => each.id === id);
    expect(open?.status).toBe('accepted');
  });

  it('begins to measure what was carried out', async () => {
    const { stdout } = await steward.run('recommendations', 'implement', anyRecommendation(), ...TENANT);

    expect(stdout).toMatch(
      /^Measured on revenue: \+\d+% was promised, .* can be detected\. It is judged on /m,
    );
    expect(await steward.json('outcomes', 'list', ...TENANT)).toMatchObject([{ status: 'measuring' }]);
  });
});

it('stops a run when interrupted, and leaves a store that works', async () => {
  const { process: child, ended } = steward.start('run', 'reactive', ...TENANT, '--incident', anyIncident());
  await new Promise<void>((resolve) => {
    child.stderr?.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('agent ')) resolve();
    });
  });

  child.kill('SIGINT');

  const { code, stdout, stderr } = await ended;
  expect([code, stdout]).toEqual([130, '']);
  expect(stderr).toMatch(/steward: Stopped by SIGINT\.\n$/);
  expect(await steward.json('runs', 'list', ...TENANT, '--limit', '1')).toMatchObject([
    { status: 'cancelled' },
  ]);
});

it('finishes its work when nobody reads on', async () => {
  const words = ['run', 'reactive', ...TENANT, '--incident', anyIncident()];

  const { stdout } = spawnSync('sh', ['-c', '"$0" "$@" 2>&1 | head -n 1', PROGRAM, ...words], {
    env: { PATH: process.env.PATH, HOME: steward.home, STEWARD_HOME: steward.home },
    encoding: 'utf8',
  });

  expect(stdout).toContain(anyIncident());
  expect(await steward.json('runs', 'list', ...TENANT, '--limit', '1')).toMatchObject([
    { status: 'completed' },
  ]);
});

describe('evidence verify', () => {
  it('ends with 0 and the count when every figure holds', async () => {
    const { code, stdout } = await steward.run('evidence', 'verify', ...TENANT);

    expect(code).toBe(0);
    expect(stdout).toMatch(/\n(\d+) of \1 cited figures hold\n$/);
  });

  it('ends with 1, and says which figures do not hold, when the numbers changed', async () => {
    const store = await openStore({ databaseUrl: undefined, home: steward.home });
    const { id } = await getTenant(store.owner, 'demo');
    await store.forTenant(id).run(sql`update metric.point set value = value * 2`);
    await store.close();

    const { code, stdout } = await steward.run('evidence', 'verify', ...TENANT);

    expect(code).toBe(1);
    expect(stdout).toMatch(/it says .*, now it is /);
    const [, holds, cited] = /\n(\d+) of (\d+) cited figures hold\n$/.exec(stdout) ?? [];
    expect(Number(holds)).toBeLessThan(Number(cited));
  });
});
