import type { RunEvent, StepEvent } from '#runtime/environment.ts';
import { formatDuration } from './format.ts';
import type { LiveLine } from './live-line.ts';
import { plain } from './plain-text.ts';
import type { Terminal } from './terminal.ts';

/** How much of a run is said in lines that stay: every step, or only what failed. */
export type RunDetail = 'steps' | 'failures';

const DEEPEST_INDENT = 8;

/** Tells a run's story as it happens: what goes on in the live line, what ended in lines that stay. */
export function runProgress(
  line: LiveLine,
  { notes, symbols }: Terminal,
  detail: RunDetail,
): (event: RunEvent) => void {
  const running = new Map<string, StepEvent & { depth: number }>();
  const { paint } = notes;

  function tellStart(event: StepEvent, indent: string): void {
    const names = [...running.values()].map(nameOf);
    line.set(`  ${names.slice(-3).join(' › ')} …`);
    // Without a live line, the start is said where it helps to see what the rest belongs to.
    if (detail === 'steps' && event.kind === 'node')
      line.say(paint.dim(`${indent}${symbols.started} ${nameOf(event)}`));
  }

  function tellEnd(event: StepEvent, indent: string): void {
    const isFailed = event.status === 'failed';
    const isTold = isFailed || (detail === 'steps' && isWorthALine(event, notes.isTerminal));
    if (!isTold) return;
    const mark = isFailed ? paint.red(symbols.failed) : paint.green(symbols.done);
    line.say(`${indent}${mark} ${nameOf(event)}  ${paint.dim(factsOf(event))}`);
  }

  /** Between a step and the one that it belongs to stands at most a graph, which is none. */
  function depthAbove(place: string | null): number {
    if (place === null) return 0;
    const above = running.get(place);
    if (above !== undefined) return above.depth;
    return depthAbove(place.includes('/') ? place.slice(0, place.lastIndexOf('/')) : null);
  }

  return (event) => {
    if (event.type === 'text') return;
    const depth = depthAbove(event.parent) + 1;
    const indent = '  '.repeat(Math.min(depth, DEEPEST_INDENT));
    if (event.type === 'started') {
      running.set(event.place, { ...event, depth });
      tellStart(event, indent);
      return;
    }
    running.delete(event.place);
    tellEnd(event, indent);
  };
}

/** On a terminal the live line shows nodes and tools well enough; a log has nothing else. */
function isWorthALine({ kind }: StepEvent, isTerminal: boolean): boolean {
  return kind === 'agent' || (!isTerminal && kind !== 'node');
}

/** Who did it, how long it took, and what is to be said of it. */
function factsOf({ decidedBy, latencyMs, detail }: StepEvent): string {
  const time = latencyMs === undefined ? undefined : formatDuration(latencyMs);
  return [decidedBy, time, detail]
    .filter((fact) => fact !== undefined)
    .map(plain)
    .join(', ');
}

function nameOf({ kind, name, role }: StepEvent): string {
  const text = kind === 'node' ? name : `${kind} ${name}`;
  return plain(role === null ? text : `${text} (${role})`);
}
