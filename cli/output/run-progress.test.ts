import { createColors } from 'picocolors';
import { expect, it } from 'vitest';
import type { RunEvent, StepEvent } from '#runtime/environment.ts';
import type { LiveLine } from './live-line.ts';
import { type RunDetail, runProgress } from './run-progress.ts';
import { symbolsFor } from './symbols.ts';

const step = (place: string): Omit<StepEvent, 'type' | 'kind' | 'name'> => ({
  place,
  parent: place.includes('/') ? place.slice(0, place.lastIndexOf('/')) : null,
  role: null,
});
const RESEARCH = step('askTeam@1/(growth_team)/research@1');
const AGENT = step(`${RESEARCH.place}/growth_ux_research#1`);
const TOOL = step(`${AGENT.place}/metric_breakdown#2`);

const EVENTS: readonly RunEvent[] = [
  { type: 'started', kind: 'node', name: 'research', ...RESEARCH },
  { type: 'started', kind: 'agent', name: 'growth_ux_research', ...AGENT },
  { type: 'started', kind: 'tool', name: 'metric_breakdown', ...TOOL },
  {
    type: 'ended',
    kind: 'tool',
    name: 'metric_breakdown',
    ...TOOL,
    status: 'completed',
    latencyMs: 20,
  },
  {
    type: 'ended',
    kind: 'agent',
    name: 'growth_ux_research',
    ...AGENT,
    status: 'completed',
    decidedBy: 'playbook',
    latencyMs: 1500,
    detail: 'no model is configured',
  },
  {
    type: 'ended',
    kind: 'node',
    name: 'research',
    ...RESEARCH,
    status: 'failed',
    detail: 'The \u001b[31mdatabase went away.',
  },
];

function tell(detail: RunDetail, isTerminal: boolean): { said: string[]; live: string[] } {
  const said: string[] = [];
  const live: string[] = [];
  const line: LiveLine = { say: (text) => said.push(text), set: (text) => live.push(text), clear() {} };
  const output = { isTerminal, columns: undefined, paint: createColors(false), write() {} };
  const progress = runProgress(
    line,
    { out: output, notes: output, symbols: symbolsFor({ LANG: 'C' }) },
    detail,
  );
  for (const event of EVENTS) progress(event);
  return { said, live };
}

it('tells in a log of every step, below what it belongs to, with who did it and why', () => {
  expect(tell('steps', false).said).toEqual([
    '  > research',
    '      + tool metric_breakdown  20 ms',
    '    + agent growth_ux_research  playbook, 1.5 s, no model is configured',
    '  x research  The database went away.',
  ]);
});

it('leaves tools to the live line where there is one', () => {
  const { said, live } = tell('steps', true);

  expect(said.join()).not.toContain('metric_breakdown');
  expect(live.at(-1)).toBe('  research › agent growth_ux_research › tool metric_breakdown …');
});

it('tells of failures whatever else is left out', () => {
  expect(tell('failures', true).said).toEqual(['  x research  The database went away.']);
});
