import type { RunNews, WrittenStep } from '#runtime/follow-run.ts';
import { formatDuration } from './format.ts';
import { plain } from './plain-text.ts';
import { labelOf } from './run-tree.ts';
import type { Symbols } from './symbols.ts';
import type { Output } from './terminal.ts';

const DEEPEST_INDENT = 8;

/** Tells what is written of a run, one line each. A step is written when it ends, so it comes before the one that it belongs to. */
export function watchTeller(out: Output, symbols: Symbols): (news: RunNews) => void {
  const { paint } = out;

  function tellStep(step: WrittenStep): void {
    const { place, status, number, attempts } = step;
    const depth = Math.min(place.split('/').length, DEEPEST_INDENT);
    const mark = {
      started: symbols.started,
      completed: paint.green(symbols.done),
      failed: paint.red(symbols.failed),
    };
    const again = attempts > 1 ? [`attempt ${attempts}`] : [];
    const facts = [...again, ...factsOf(step)].map(plain).join(', ');
    const label = plain(labelOf(step));
    out.write(
      `${paint.dim(String(number).padStart(4))}${'  '.repeat(depth)}${mark[status]} ${label}  ${paint.dim(facts)}`.trimEnd(),
    );
    out.write('\n');
  }

  return (news) => {
    if (news.type === 'step') return tellStep(news.step);
    if (news.type === 'outage')
      return out.write(`${paint.yellow('the database cannot be reached; trying again')}\n`);
    if (news.type === 'back') return out.write(`${paint.yellow('the database is back')}\n`);
    const { number, status, error } = news.execution;
    const reason = error === null ? '' : `: ${plain(error)}`;
    out.write(`${paint.bold(`run ${number} is ${status}`)}${reason}\n`);
  };
}

function factsOf({ decidedBy, latencyMs, tokensIn, tokensOut, modelCalls, error }: WrittenStep): string[] {
  return [
    ...(decidedBy === null ? [] : [decidedBy]),
    ...(latencyMs === null ? [] : [formatDuration(latencyMs)]),
    ...(modelCalls === 0 ? [] : [`${tokensIn}+${tokensOut} tokens`]),
    ...(error === null ? [] : [error]),
  ];
}
