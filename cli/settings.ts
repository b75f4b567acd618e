import { homedir, platform } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { ConfigurationError } from '#core/errors.ts';
import { type ModelSettings, modelEnvironment, toModelSettings } from '#runtime/models/model-environment.ts';
import { type QueueTable, queueTable } from '#runtime/queue-settings.ts';
import type { StoreSettings } from '#storage/store.ts';
import { type SourceSettings, sourceEnvironment, toSourceSettings } from './source-settings.ts';

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** A lease must outlast a few hiccups of the database, and end while somebody still waits. */
const LEAST_LEASE = 1;
const LONGEST_LEASE = 600;

/** A variable that is set to nothing counts as not set. */
const absentWhenEmpty = (value: unknown): unknown => (value === '' ? undefined : value);
const text = z.preprocess(absentWhenEmpty, z.string().optional());

/** Everything that Steward reads from the environment. */
const environment = z.object({
  DATABASE_URL: z.preprocess(
    absentWhenEmpty,
    z
      .url({
        protocol: /^postgres(ql)?$/,
        error: 'is not a URL like postgres://user:password@host:5432/name',
      })
      .optional(),
  ),
  STEWARD_HOME: text,
  STEWARD_LOG: text,
  STEWARD_LOG_LEVEL: z.preprocess(
    absentWhenEmpty,
    z.enum(LOG_LEVELS, { error: `is not one of ${LOG_LEVELS.join(', ')}` }).optional(),
  ),
  ...modelEnvironment,
  STEWARD_LEASE_SECONDS: z.preprocess(
    absentWhenEmpty,
    z.coerce
      .number()
      .refine((seconds) => seconds >= LEAST_LEASE && seconds <= LONGEST_LEASE, {
        error: `is not a number of seconds from ${LEAST_LEASE} to ${LONGEST_LEASE}`,
      })
      .optional(),
  ),
  STEWARD_QUEUES: z.preprocess(absentWhenEmpty, queueTable.optional()),
  STEWARD_JOURNAL_DAYS: z.preprocess(
    absentWhenEmpty,
    z.coerce.number().int().min(1, { error: 'is not a number of days from 1' }).optional(),
  ),
  ...sourceEnvironment,
  NO_COLOR: text,
});

/** The settings of this process. */
export interface Settings extends StoreSettings {
  /** File that the log is added to; `stderr` for the terminal; undefined for no log. */
  readonly log: string | undefined;
  readonly logLevel: (typeof LOG_LEVELS)[number] | undefined;
  readonly model: ModelSettings;
  /** Seconds after which a silent worker has lost its runs; undefined for the usual time. */
  readonly leaseSeconds: number | undefined;
  /** How much of each queue may be under way at once; undefined for the usual limits. */
  readonly queues: QueueTable | undefined;
  /** Days for which the journals of ended runs are kept. */
  readonly journalDays: number | undefined;
  readonly sources: SourceSettings;
  readonly isColourless: boolean;
}

type Variables = Readonly<Record<string, string | undefined>>;

/** Reads the settings, or says which variable cannot be used and why. Never repeats a value: it may be a secret. */
export function readSettings(variables: Variables): Settings {
  const parsed = environment.safeParse(variables);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
    throw new ConfigurationError(`The environment cannot be used: ${problems.join('; ')}.`);
  }
  const values = parsed.data;
  return {
    databaseUrl: values.DATABASE_URL,
    home: values.STEWARD_HOME ?? defaultHome(platform(), variables),
    log: values.STEWARD_LOG,
    logLevel: values.STEWARD_LOG_LEVEL,
    model: toModelSettings(values),
    leaseSeconds: values.STEWARD_LEASE_SECONDS,
    queues: values.STEWARD_QUEUES,
    journalDays: values.STEWARD_JOURNAL_DAYS,
    sources: toSourceSettings(values),
    isColourless: values.NO_COLOR !== undefined,
  };
}

/** Where the platform wants a program's data. */
export function defaultHome(system: NodeJS.Platform, variables: Variables): string {
  const user = variables.HOME || variables.USERPROFILE || homedir();
  if (system === 'darwin') return join(user, 'Library', 'Application Support', 'steward');
  if (system === 'win32') return join(variables.LOCALAPPDATA || join(user, 'AppData', 'Local'), 'steward');
  // The XDG rules: a relative path is not valid and is to be ignored.
  const base = variables.XDG_DATA_HOME?.startsWith('/') ? variables.XDG_DATA_HOME : undefined;
  return join(base ?? join(user, '.local', 'share'), 'steward');
}
