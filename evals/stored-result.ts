import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { all as agents } from '#agents/registry.gen.ts';
import { sha256 } from '#core/canonical-json.ts';
import type { Tenant } from '#core/tenant.ts';
import { sumAsked } from './asked-models.ts';
import { type AskedModels, askedModels } from './scores/case-report.ts';
import { outcomesOf } from './scores/compare-runs.ts';
import type { JudgedCase, Scores } from './scores/score-cases.ts';

const outcomes = z.record(z.string(), z.boolean());

/** The result of one configuration of models, as it is kept beside the code. */
const storedResult = z.object({
  configuration: z.string(),
  /** Names of the models that answered; none when agents follow their playbooks. */
  models: z.array(z.string()),
  commit: z.string(),
  reseed: z.number().int(),
  /** First part of the SHA-256 of each agent's instructions, so that a change of score can be traced to a change of words. */
  prompts: z.record(z.string(), z.string()),
  scores: z.record(z.string(), z.record(z.string(), z.number().nullable())),
  found: outcomes,
  right: outcomes,
  /** What models were asked, and what came of it; absent when agents follow their playbooks. */
  asked: askedModels.optional(),
});
export type StoredResult = z.infer<typeof storedResult>;

const RESULTS = join(import.meta.dirname, 'results');
const HASH_LENGTH = 12;
/** A shop for whom instructions are rendered: hashes are compared, so it is always the same one. */
const READER: Tenant = {
  ...{ id: '00000000-0000-4000-8000-000000000000', slug: 'reader', name: 'Reader', domain: null },
  ...{ timezone: 'UTC', currency: 'EUR', locale: 'en' },
};

/** What was stored for a configuration, or undefined. */
export function readResult(configuration: string): StoredResult | undefined {
  const file = fileOf(configuration);
  return existsSync(file) ? storedResult.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
}

/** Keeps a result in the place of the one before. */
export function writeResult(result: StoredResult): string {
  mkdirSync(RESULTS, { recursive: true });
  const file = fileOf(result.configuration);
  writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
  return file;
}

/** Everything that is kept of a run. */
export function resultOf(
  cases: readonly JudgedCase[],
  scores: Readonly<Record<string, Scores>>,
  origin: Pick<StoredResult, 'configuration' | 'commit' | 'reseed'>,
): StoredResult {
  const asked = cases.flatMap(({ report }) => report.asked ?? []);
  const sum = asked.length === 0 ? undefined : sumAsked(asked);
  return {
    ...origin,
    models: answering(sum),
    prompts: promptHashes(),
    scores: Object.fromEntries(Object.entries(scores).map(([part, each]) => [part, { ...each }])),
    ...outcomesOf(cases),
    ...(sum === undefined ? {} : { asked: sum }),
  };
}

function answering(asked: AskedModels | undefined): string[] {
  const uses = asked?.models ?? [];
  return uses.filter(({ calls, failed }) => calls > failed).map(({ model }) => model);
}

function promptHashes(): Record<string, string> {
  const hashes = agents.map((agent) => [
    agent.name,
    sha256(agent.instructions(READER)).slice(0, HASH_LENGTH),
  ]);
  return Object.fromEntries(hashes);
}

/** The commit of the code as it is, and whether something was changed since. */
export function commitNow(): string {
  const git = (...words: readonly string[]): string =>
    execFileSync('git', words, { cwd: import.meta.dirname, encoding: 'utf8' }).trim();
  const isChanged = git('status', '--porcelain', '--untracked-files=no') !== '';
  return `${git('rev-parse', '--short', 'HEAD')}${isChanged ? ' and changes' : ''}`;
}

function fileOf(configuration: string): string {
  return join(RESULTS, `${configuration}.json`);
}
