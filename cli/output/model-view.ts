import type { StoredPrice } from '#storage/runtime/model.repository.ts';
import type { CheckedModel } from '../check-models.ts';
import type { ModelLine } from '../model-overview.ts';
import { formatDuration, formatNumber, UNKNOWN } from './format.ts';
import { type Column, renderTable } from './table.ts';
import type { Terminal } from './terminal.ts';

const MANNER = { locale: 'en' } as const;
const LEAST_NAME = 20;
const LEAST_TEXT = 24;

const LIST_COLUMNS: readonly Column<ModelLine>[] = [
  { title: 'ROLE', value: ({ role }) => role ?? '(no list)' },
  { title: 'FOR', value: whoseText },
  { title: '#', align: 'right', value: ({ position }) => position?.toString() ?? '' },
  { title: 'MODEL', least: LEAST_NAME, value: ({ model }) => `${model.protocol}/${model.name}` },
  { title: 'KEY', least: LEAST_NAME, value: keyText },
  { title: 'USD PER MILLION', value: ({ model }) => priceText(model.price) },
  { title: 'CONTEXT', align: 'right', dispensable: 1, value: ({ model }) => count(model.contextTokens) },
  { title: 'BATCHES', dispensable: 1, value: ({ model }) => (model.batches ? 'yes' : '') },
  { title: 'PER MINUTE', dispensable: 2, value: limitText },
  { title: 'ADDRESS', least: LEAST_NAME, dispensable: 3, value: ({ model }) => model.baseUrl ?? '' },
];

/** The lists of models. */
export function showModels(lines: readonly ModelLine[], { out }: Terminal): void {
  if (lines.length === 0) {
    out.write('No model is named: every agent works by its playbook.\n');
    out.write('Next: steward models set reasoning openai/<model>\n');
    return;
  }
  out.write(renderTable(lines, LIST_COLUMNS, out));
  out.write('\nprice: in/out/cached; the first of a list is asked first, the others stand in for it\n');
  for (const problem of new Set(lines.flatMap((line) => line.problem ?? []))) out.write(`${problem}\n`);
}

function whoseText({ source, tenant, agent }: ModelLine): string {
  if (source === 'environment') return 'STEWARD_MODEL';
  return [tenant ?? 'installation', agent].filter((part) => part !== null).join(', ');
}

function keyText({ key, problem }: ModelLine): string {
  return problem === null ? key : `${key} (missing)`;
}

/** A price as it is given on the command line; unknown is not zero. */
export function priceText(price: StoredPrice | null): string {
  if (price === null) return 'unknown';
  const { input, output, cached, cacheWritten } = price;
  return [input, output, cached, cacheWritten].filter((part) => part !== undefined).join('/');
}

function limitText({ model: { requestsPerMinute, tokensPerMinute } }: ModelLine): string {
  const parts = [
    requestsPerMinute === null ? null : `${count(requestsPerMinute)} requests`,
    tokensPerMinute === null ? null : `${count(tokensPerMinute)} tokens`,
  ];
  return parts.filter((part) => part !== null).join(', ') || 'unknown';
}

function count(value: number | null): string {
  return value === null ? 'unknown' : formatNumber(value, MANNER, 0);
}

const CHECK_COLUMNS: readonly Column<CheckedModel>[] = [
  { title: 'MODEL', least: LEAST_NAME, value: ({ model }) => model },
  { title: 'ROLES', dispensable: 1, least: LEAST_NAME, value: ({ roles }) => roles.join(', ') },
  {
    title: 'VERDICT',
    value: ({ verdict }) => verdict,
    style: (text, { verdict }, paint) => (verdict === 'fails' ? paint.red(text) : text),
  },
  {
    title: 'TOOK',
    align: 'right',
    value: ({ seconds }) => (seconds === null ? UNKNOWN : formatDuration(seconds * 1000)),
  },
  { title: 'TOKENS', align: 'right', value: tokensText },
  { title: 'USD', align: 'right', value: ({ costUsd, verdict }) => usdText(costUsd, verdict) },
  { title: 'ANSWER', least: LEAST_TEXT, value: ({ text, problem }) => problem ?? text ?? '' },
];

/** What each model answered. */
export function showChecks(checks: readonly CheckedModel[], { out }: Terminal): void {
  out.write(renderTable(checks, CHECK_COLUMNS, out));
  // A table may cut a sentence; the reason of a failure is told whole.
  for (const { model, problem } of checks) {
    if (problem !== null) out.write(`\n${model}: ${problem}\n`);
  }
}

function tokensText({ usage, verdict }: CheckedModel): string {
  if (usage === null) return verdict === 'works' ? 'unknown' : UNKNOWN;
  return `${count(usage.input)} + ${count(usage.output)}`;
}

const COST_DIGITS = 6;

function usdText(costUsd: number | null, verdict: CheckedModel['verdict']): string {
  if (costUsd !== null) return formatNumber(costUsd, MANNER, COST_DIGITS);
  return verdict === 'works' ? 'unknown' : UNKNOWN;
}
