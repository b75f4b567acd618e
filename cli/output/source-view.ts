import type { Language } from '#core/tenant.ts';
import type { PulledAccount } from '#graphs/growth/pull-task.ts';
import type { SourceLine } from '../source-lines.ts';
import { formatDaysOfYear, formatInstant, formatNumber, UNKNOWN } from './format.ts';
import { plain } from './plain-text.ts';
import { type Column, renderTable } from './table.ts';
import type { Terminal } from './terminal.ts';

const ENGLISH: { readonly locale: Language } = { locale: 'en' };
const LEAST_TEXT = 16;

const STATUS_COLUMNS: readonly Column<SourceLine>[] = [
  { title: 'TENANT', dispensable: 3, value: ({ tenant }) => tenant },
  { title: 'SOURCE', value: ({ source }) => source },
  { title: 'ACCOUNT', least: LEAST_TEXT, dispensable: 2, value: ({ account }) => account ?? UNKNOWN },
  {
    title: 'STATE',
    value: ({ state }) => state.replaceAll('_', ' '),
    style: (text, { state }, paint) => (isInOrder({ state }) ? text : paint.yellow(text)),
  },
  { title: 'DAYS', value: daysOf },
  { title: 'GAPS', align: 'right', value: ({ coverage }) => missingOf(coverage) },
  {
    title: 'CHANGING',
    ...{ align: 'right', dispensable: 1 },
    value: ({ coverage }) => (coverage === null ? UNKNOWN : String(coverage.provisional)),
  },
  { title: 'LAST PULL', value: lastPullOf },
];

const IN_ORDER: readonly SourceLine['state'][] = ['ok', 'not_connected', 'never_pulled'];

/** True when nothing has gone wrong: a source need not be connected, and the night of one that is may be still to come. */
export function isInOrder({ state }: Pick<SourceLine, 'state'>): boolean {
  return IN_ORDER.includes(state);
}

/** The sources with what is stored of each, and below it what is to be done. */
export function showSources(lines: readonly SourceLine[], { out }: Terminal): void {
  out.write(renderTable(lines, STATUS_COLUMNS, out));
  for (const note of lines.flatMap(notesOn)) out.write(`\n${note}\n`);
  const toDo = [...new Set(lines.flatMap(({ toDo }) => toDo ?? []))];
  if (toDo.length > 0) out.write(`\n${toDo.map((each) => `To do: ${plain(each)}\n`).join('')}`);
}

/** What has to be known of an account besides its days. */
function notesOn({ source, account, lastPull, coverage }: SourceLine): string[] {
  const failure = lastPull?.failure ?? null;
  const said = [...(failure === null ? [] : [plain(failure)]), ...(coverage?.flags ?? []).map(sayFlag)];
  return said.map((sentence) => `${source} ${plain(account ?? '')}: ${sentence}`);
}

const FLAGS = {
  sampled: 'The provider counted a sample on some days.',
  thresholded: 'The provider withheld rows on some days.',
  other_row: 'Rare values are put together on some days.',
  foreign_currency: 'Its money is in another currency than the shop’s, and was left out.',
} as const;

function sayFlag(flag: keyof typeof FLAGS): string {
  return FLAGS[flag];
}

function daysOf({ coverage }: SourceLine): string {
  if (coverage === null || coverage.firstDay === null || coverage.lastDay === null) return UNKNOWN;
  return formatDaysOfYear(coverage.firstDay, coverage.lastDay, ENGLISH);
}

function missingOf(coverage: SourceLine['coverage']): string {
  if (coverage === null || coverage.firstDay === null) return UNKNOWN;
  return coverage.gaps.length === 0
    ? 'none'
    : coverage.gaps.map(({ from, to }) => formatDaysOfYear(from, to, ENGLISH)).join(', ');
}

function lastPullOf({ lastPull }: SourceLine): string {
  if (lastPull === null) return 'never';
  return `${lastPull.outcome}, ${formatInstant(lastPull.endedAt, 'en')}`;
}

const PULL_COLUMNS: readonly Column<PulledAccount>[] = [
  { title: 'SOURCE', value: ({ source }) => source },
  { title: 'ACCOUNT', least: LEAST_TEXT, dispensable: 1, value: ({ account }) => account },
  {
    title: 'ENDED',
    value: ({ outcome }) => outcome,
    style: (text, { outcome }, paint) => (outcome === 'complete' ? text : paint.yellow(text)),
  },
  {
    title: 'DAYS READ',
    align: 'right',
    value: ({ daysRead, daysWanted }) =>
      `${formatNumber(daysRead, ENGLISH)} of ${formatNumber(daysWanted, ENGLISH)}`,
  },
  { title: 'CHANGED', align: 'right', value: ({ daysChanged }) => formatNumber(daysChanged, ENGLISH) },
];

/** How a pull ended. */
export function showPulled(pulled: readonly PulledAccount[], { out }: Terminal): void {
  out.write(renderTable(pulled, PULL_COLUMNS, out));
  for (const { source, account, failure } of pulled) {
    if (failure !== null) out.write(`\n${source} ${plain(account)}: ${plain(failure.sentence)}\n`);
  }
}
