import type { CostGroup, Costs } from '#storage/runtime/model-call.repository.ts';
import { formatNumber, UNKNOWN } from './format.ts';
import { type Column, renderTable } from './table.ts';
import type { Terminal } from './terminal.ts';

/** What one group of requests of a tenant came to. */
export interface CostLine extends Costs {
  /** Slug; null for the sum over tenants. */
  readonly tenant: string | null;
}

const MANNER = { locale: 'en' } as const;
const USD_DIGITS = 4;
const LEAST_USD = 0.0001;
const LEAST_NAME = 16;

/** What models came to, with the sum below. */
export function showCosts(
  { lines, total, by }: { lines: readonly CostLine[]; total: CostLine; by: CostGroup },
  { out }: Terminal,
): void {
  if (lines.length === 0) {
    out.write('No model was asked.\n');
    return;
  }
  out.write(renderTable([...lines, total], columnsFor(by), out));
  out.write('\ncached and written are part of in, reasoning is part of out; days are the tenant’s\n');
  if (total.batchedCalls > 0) {
    const usd = formatNumber(total.batchedUsd, MANNER, USD_DIGITS);
    out.write(`Through batches, at their price: ${amount(total.batchedCalls)} requests, ${usd} USD.\n`);
  }
  if (total.unpricedCalls > 0) {
    out.write('The cost of some requests is unknown: no price, or the provider did not say its tokens.\n');
  }
}

function columnsFor(by: CostGroup): readonly Column<CostLine>[] {
  const tenant: Column<CostLine> = { title: 'TENANT', value: ({ tenant: slug }) => slug ?? '' };
  const name: Column<CostLine> = { title: by.toUpperCase(), least: LEAST_NAME, value: (line) => line.name };
  return [...(by === 'tenant' ? [] : [tenant]), name, ...AMOUNTS];
}

const AMOUNTS: readonly Column<CostLine>[] = [
  { title: 'USD', align: 'right', value: usdText },
  { title: 'REQUESTS', align: 'right', value: requestsText },
  { title: 'IN', align: 'right', value: (line) => tokensText(line.input, line) },
  { title: 'CACHED', align: 'right', dispensable: 1, value: ({ cached }) => amount(cached) },
  { title: 'WRITTEN', align: 'right', dispensable: 3, value: ({ cacheWritten }) => amount(cacheWritten) },
  { title: 'OUT', align: 'right', value: (line) => tokensText(line.output, line) },
  { title: 'REASONING', align: 'right', dispensable: 2, value: ({ reasoning }) => amount(reasoning) },
];

function usdText({ usd, calls, unpricedCalls }: CostLine): string {
  const unknown = unpricedCalls === 0 ? null : `unknown (${unpricedCalls})`;
  if (unknown !== null && unpricedCalls === calls) return unknown;
  const known = usd > 0 && usd < LEAST_USD ? `<${LEAST_USD}` : formatNumber(usd, MANNER, USD_DIGITS);
  return unknown === null ? known : `${known} + ${unknown}`;
}

function requestsText({ calls, failed }: CostLine): string {
  return failed === 0 ? amount(calls) : `${amount(calls)} (${failed} failed)`;
}

function tokensText(tokens: number, { calls, untoldCalls }: CostLine): string {
  if (untoldCalls === 0) return amount(tokens);
  return untoldCalls === calls ? 'unknown' : `${amount(tokens)} + unknown`;
}

function amount(value: number | null): string {
  return value === null ? UNKNOWN : formatNumber(value, MANNER, 0);
}

/** The sum of lines; what nobody said stays unknown only where nobody said anything. */
export function addCosts(lines: readonly CostLine[]): CostLine {
  const sum = (pick: (line: CostLine) => number): number =>
    lines.reduce((total, line) => total + pick(line), 0);
  const sumKnown = (pick: (line: CostLine) => number | null): number | null => {
    const known = lines.map(pick).filter((value) => value !== null);
    return known.length === 0 ? null : known.reduce((total, value) => total + value, 0);
  };
  return {
    ...{ tenant: null, name: 'total' },
    calls: sum(({ calls }) => calls),
    failed: sum(({ failed }) => failed),
    input: sum(({ input }) => input),
    cached: sum(({ cached }) => cached),
    cacheWritten: sumKnown(({ cacheWritten }) => cacheWritten),
    output: sum(({ output }) => output),
    reasoning: sumKnown(({ reasoning }) => reasoning),
    usd: roundedUsd(sum(({ usd }) => usd)),
    untoldCalls: sum(({ untoldCalls }) => untoldCalls),
    unpricedCalls: sum(({ unpricedCalls }) => unpricedCalls),
    batchedCalls: sum(({ batchedCalls }) => batchedCalls),
    batchedUsd: roundedUsd(sum(({ batchedUsd }) => batchedUsd)),
  };
}

const PICO = 1e12;

/** Binary fractions do not add up to the last digit; nothing is priced below a millionth of a millionth. */
function roundedUsd(usd: number): number {
  return Math.round(usd * PICO) / PICO;
}
