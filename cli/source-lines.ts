import type { SourceDay } from '#storage/metric/source-day.repository.ts';
import type { SourcePull } from '#storage/metric/source-pull.repository.ts';
import type { Connector } from '#tools/connector.ts';
import type { PullAccount } from '#tools/source/pull-accounts.ts';
import { connectableSource } from '#tools/source/source.ts';
import type { SourceCoverage } from '#tools/source/source-coverage.ts';
import type { Cli, TenantScope } from './cli.ts';

/** How an account of a source stands. */
export type SourceState = 'ok' | 'needs_reconnect' | 'not_connected' | 'never_pulled' | 'failed' | 'gaps';

/** One account of a tenant's source: what is stored of it, how the last pull ended, and what is to be done. */
export interface SourceLine {
  readonly tenant: string;
  readonly source: string;
  /** Null for a source that is not connected. */
  readonly account: string | null;
  readonly name: string | null;
  readonly state: SourceState;
  readonly coverage: SourceCoverage | null;
  readonly lastPull: SourcePull | null;
  /** A command, or a sentence; null when all is well. */
  readonly toDo: string | null;
}

interface Known {
  readonly days: readonly SourceDay[];
  readonly pulls: readonly SourcePull[];
  readonly ended: ReadonlySet<string>;
}

/** All sources of a tenant, connected or not. */
export async function listSourceLines(cli: Cli, scope: TenantScope): Promise<SourceLine[]> {
  const [{ listPullAccounts }, { all }, days, pulls, integrations] = await Promise.all([
    import('#tools/source/pull-accounts.ts'),
    import('#tools/connectors.gen.ts'),
    import('#storage/metric/source-day.repository.ts').then((module) => module.listSourceDays(scope.db)),
    import('#storage/metric/source-pull.repository.ts').then((module) => module.listLastPulls(scope.db)),
    import('#storage/core/integration.repository.ts').then((module) =>
      module.listIntegrations(scope.db, scope.tenant.id),
    ),
  ]);
  const accounts = await listPullAccounts(scope);
  const ended = integrations.filter(({ status }) => status === 'needs_reconnect').map(({ source }) => source);
  const known: Known = { days, pulls, ended: new Set(ended) };
  const lines: SourceLine[] = [];
  for (const connector of all) {
    const own = accounts.filter(({ source }) => source === connector.source);
    for (const account of own) lines.push(await lineOf(cli, scope, { connector, account, known }));
    if (own.length === 0) lines.push(notConnected(scope, connector));
  }
  return lines;
}

interface Looked {
  readonly connector: Connector;
  readonly account: PullAccount;
  readonly known: Known;
}

async function lineOf(
  cli: Cli,
  { tenant }: TenantScope,
  { connector, account, known }: Looked,
): Promise<SourceLine> {
  const [{ coverageOf }, { todayOf }] = await Promise.all([
    import('#tools/source/source-coverage.ts'),
    import('#tools/source/pull-accounts.ts'),
  ]);
  const isOwn = (each: { readonly source: string; readonly account: string }): boolean =>
    each.source === account.source && each.account === account.account;
  const coverage = coverageOf(connector, known.days.filter(isOwn), todayOf(connector, account, cli.now()));
  const lastPull = known.pulls.find(isOwn) ?? null;
  const state = judgeSource({ isEnded: known.ended.has(account.source), coverage, lastPull });
  const { source, account: id, name } = account;
  const line = { tenant: tenant.slug, source, account: id, name, state, coverage, lastPull };
  return { ...line, toDo: toDoFor(line, connector) };
}

/** The worst that can be said of an account. */
export function judgeSource({
  isEnded,
  coverage,
  lastPull,
}: Pick<SourceLine, 'lastPull'> & {
  readonly isEnded: boolean;
  readonly coverage: Pick<SourceCoverage, 'days' | 'gaps'>;
}): SourceState {
  if (isEnded) return 'needs_reconnect';
  if (lastPull !== null && lastPull.outcome !== 'complete') return 'failed';
  if (coverage.days === 0) return 'never_pulled';
  return coverage.gaps.length > 0 ? 'gaps' : 'ok';
}

function toDoFor(
  { tenant, source, state, lastPull }: Omit<SourceLine, 'toDo'>,
  connector: Connector,
): string | null {
  const pull = `steward sources pull ${source} --tenant ${tenant}`;
  // PageSpeed is public: without a site of the shop there is nothing to measure, and nothing to connect.
  const connect = connectableSource.safeParse(source).success
    ? `steward integrations connect ${source} --tenant ${tenant}`
    : null;
  const byState: Readonly<Record<SourceState, string | null>> = {
    ok: null,
    not_connected: connect,
    needs_reconnect: connect,
    never_pulled: connector.backfillDays === 0 ? pull : `${pull} --backfill`,
    failed: lastPull?.userAction ?? pull,
    gaps: pull,
  };
  return byState[state];
}

function notConnected({ tenant }: TenantScope, connector: Connector): SourceLine {
  const line = {
    ...{ tenant: tenant.slug, source: connector.source, account: null, name: null },
    ...{ state: 'not_connected' as const, coverage: null, lastPull: null },
  };
  return { ...line, toDo: toDoFor(line, connector) };
}
