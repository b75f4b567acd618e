import type { Integration } from '#storage/core/integration.repository.ts';
import type { StoredAccount } from '#storage/core/integration-account.repository.ts';
import type { CheckedAccount } from '#tools/source/check-accounts.ts';
import type { SourceAccount } from '#tools/source/source-access.ts';
import { formatInstant, UNKNOWN } from './format.ts';
import { plain } from './plain-text.ts';
import { type Column, renderTable } from './table.ts';
import type { Terminal } from './terminal.ts';

/** What a tenant connected, with the accounts that it chose. */
export interface IntegrationLine extends Integration {
  readonly accounts: readonly StoredAccount[];
}

const LEAST_TEXT = 20;
const instant = (value: Date | null): string => (value === null ? UNKNOWN : formatInstant(value, 'en'));

const LIST_COLUMNS: readonly Column<IntegrationLine>[] = [
  { title: 'TENANT', value: ({ tenant }) => tenant },
  { title: 'SOURCE', value: ({ source }) => source },
  {
    title: 'STATUS',
    value: ({ status }) => status.replaceAll('_', ' '),
    style: (text, { status }, paint) => (status === 'needs_reconnect' ? paint.red(text) : text),
  },
  {
    title: 'ACCOUNTS',
    least: LEAST_TEXT,
    value: ({ accounts }) => accounts.map(({ externalId }) => externalId).join(', ') || UNKNOWN,
  },
  { title: 'CONSENT OF', least: LEAST_TEXT, dispensable: 1, value: ({ grantedBy }) => grantedBy ?? UNKNOWN },
  { title: 'REFRESHED', dispensable: 2, value: ({ refreshedAt }) => instant(refreshedAt) },
  { title: 'GOOD UNTIL', dispensable: 3, value: ({ expiresAt }) => instant(expiresAt) },
];

/** What was connected. */
export function showIntegrations(lines: readonly IntegrationLine[], { out }: Terminal): void {
  if (lines.length === 0) {
    out.write(
      'Nothing is connected. To connect something: steward integrations connect ga4 --tenant <slug>\n',
    );
    return;
  }
  out.write(renderTable(lines, LIST_COLUMNS, out));
  for (const { tenant, source, failure } of lines) {
    if (failure !== null) out.write(`\n${tenant}, ${source}: ${plain(failure)}\n`);
  }
}

const ACCOUNT_COLUMNS: readonly Column<SourceAccount>[] = [
  { title: 'ACCOUNT', value: ({ externalId }) => externalId },
  { title: 'NAME', least: LEAST_TEXT, value: ({ name }) => name },
  { title: 'TIME ZONE', dispensable: 2, value: ({ timezone }) => timezone ?? UNKNOWN },
  { title: 'MONEY', dispensable: 1, value: ({ currency }) => currency ?? UNKNOWN },
];

/** Accounts of a source. */
export function showAccounts(accounts: readonly SourceAccount[], { out }: Terminal): void {
  out.write(renderTable(accounts, ACCOUNT_COLUMNS, out));
}

/** Whether an account of a tenant's source can be reached. */
export interface CheckLine extends CheckedAccount {
  readonly tenant: string;
  readonly source: string;
}

const CHECK_COLUMNS: readonly Column<CheckLine>[] = [
  { title: 'TENANT', value: ({ tenant }) => tenant },
  { title: 'SOURCE', value: ({ source }) => source },
  { title: 'ACCOUNT', least: LEAST_TEXT, value: ({ account }) => account ?? UNKNOWN },
  {
    title: 'VERDICT',
    value: ({ verdict }) => verdict,
    style: (text, { verdict }, paint) => (verdict === 'works' ? paint.green(text) : paint.red(text)),
  },
];

/** What each account answered; the reason of a failure is told whole. */
export function showAccountChecks(lines: readonly CheckLine[], { out }: Terminal): void {
  out.write(renderTable(lines, CHECK_COLUMNS, out));
  for (const { tenant, source, account, problem } of lines) {
    if (problem !== null)
      out.write(`\n${[tenant, source, account].filter(Boolean).join(', ')}: ${plain(problem)}\n`);
  }
}
