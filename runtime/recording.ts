import { z } from 'zod';
import { InvalidInputError } from '#core/errors.ts';
import { withoutSecrets } from '#core/secrets.ts';
import { language, type Tenant } from '#core/tenant.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { listRunApprovals } from '#storage/runtime/approval.repository.ts';
import type { Execution } from '#storage/runtime/execution.repository.ts';
import { executionStatus, executionTrigger } from '#storage/runtime/execution.repository.ts';
import { listHeldSteps, stepKind, stepStatus } from '#storage/runtime/journal.repository.ts';
import { listSteps } from '#storage/runtime/step.repository.ts';
import { replyOf } from './approvals/reply-to.ts';
import { describeIssues } from './failure.ts';
import { reply } from './waits.ts';

const FORMAT = 1;

const recordedTenant = z.object({
  ...{ id: z.uuid(), slug: z.string(), name: z.string(), domain: z.string().nullable() },
  ...{ timezone: z.string(), currency: z.string(), locale: language },
});

const recordedExecution = z.object({
  ...{ id: z.uuid(), number: z.number(), graph: z.string(), graphVersion: z.string() },
  ...{ trigger: executionTrigger, status: executionStatus, input: z.unknown(), output: z.unknown() },
  ...{ error: z.string().nullable(), metrics: z.record(z.string(), z.unknown()), queue: z.string() },
  ...{ budget: z.unknown(), parentId: z.uuid().nullable(), threadId: z.uuid().nullable() },
  ...{ dedupeKey: z.string().nullable(), traceId: z.string(), createdAt: z.coerce.date() },
  answerBy: z.coerce.date().nullable().default(null),
  ...{ startedAt: z.coerce.date().nullable(), endedAt: z.coerce.date().nullable() },
});

const recordedStep = z.object({
  ...{
    place: z.string(),
    kind: stepKind,
    name: z.string(),
    status: stepStatus,
    inputHash: z.string().nullable(),
  },
  /** Of model calls: what was asked, so that a replay can say what changed. */
  ...{ input: z.unknown(), output: z.unknown(), hasOutput: z.boolean(), error: z.string().nullable() },
  ...{ tokensIn: z.number().nullable(), tokensOut: z.number().nullable(), costUsd: z.number().nullable() },
  ...{ latencyMs: z.number().nullable(), began: z.number() },
});

/** A run with everything that it asked and was answered, so that it can be played anywhere. */
const recordingSchema = z.object({
  steward_recording: z.literal(FORMAT),
  tenant: recordedTenant,
  execution: recordedExecution,
  steps: z.array(recordedStep),
  /** What people said, by the place of the question. */
  replies: z.record(z.string(), reply),
});
export type Recording = z.output<typeof recordingSchema>;
export type RecordedStep = Recording['steps'][number];

/** Reads a run out of the store. */
export async function readRecording(
  { db, tenant }: { readonly db: TenantDatabase; readonly tenant: Tenant },
  execution: Execution,
): Promise<Recording> {
  const held = await listHeldSteps(db, execution.id);
  const inputs = new Map((await listSteps(db, execution.id)).map(({ place, input }) => [place, input]));
  const approvals = await listRunApprovals(db, execution.id);
  const replies = approvals.flatMap((approval) => {
    const said = replyOf(approval);
    return said === 'open' ? [] : [[approval.place, said] as const];
  });
  return {
    steward_recording: FORMAT,
    ...{ tenant, execution, replies: Object.fromEntries(replies) },
    steps: held.map((line) => ({ ...line, input: inputs.get(line.place) ?? null })),
  };
}

/** The text of a file that tests can keep: everything but secrets. */
export function exportRecording(recording: Recording): string {
  return `${JSON.stringify(withoutSecrets(recording), null, 2)}\n`;
}

/** Reads such a file. */
export function parseRecording(text: string): Recording {
  const checked = recordingSchema.safeParse(parseJson(text));
  if (checked.success) return checked.data;
  throw new InvalidInputError(`This is no recording of a run: ${describeIssues(checked.error)}.`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new InvalidInputError('This is no recording of a run: it is no JSON.', { cause });
  }
}
