import { Command } from 'commander';
import { z } from 'zod';
import type { Analyst } from '#agents/analyst.ts';
import type { Answer, Cli } from '../cli.ts';
import { answering, withExamples } from '../define-command.ts';
import { type Column, renderTable } from '../output/table.ts';

/** `steward analysts list`. */
export function analystsListCommand(cli: Cli): Command {
  const command = new Command('list').description('who looks at what, and what its source cannot tell');
  withExamples(command, ['analysts list', 'analysts list --json']);
  return answering(command, cli, { input: z.object({}), run: list });
}

async function list(): Promise<Answer> {
  const { all } = await import('#agents/analysts.gen.ts');
  return {
    data: all.map(describe),
    show: ({ out }) => out.write(renderTable(all, COLUMNS, out)),
  };
}

const COLUMNS: readonly Column<Analyst>[] = [
  { title: 'ANALYST', value: ({ source, name }) => `${source}/${name}` },
  { title: 'DAYS', value: ({ windowDays }) => String(windowDays), align: 'right', dispensable: 2 },
  { title: 'CHECKS', value: ({ checks }) => String(checks.length), align: 'right', dispensable: 3 },
  { title: 'LOOKS AT', value: ({ purpose }) => purpose, least: 24 },
  {
    title: 'CANNOT TELL',
    value: ({ cannot }) => cannot.map(({ en }) => en).join(' '),
    ...{ least: 16, dispensable: 1 },
  },
];

function describe({ source, name, title, purpose, windowDays, reports, checks, cannot }: Analyst): object {
  return {
    ...{ key: `${source}/${name}`, source, name, title, purpose, windowDays, cannot },
    reports: reports.map(({ id, source: other, tool, windows }) => ({
      ...{ id, source: other ?? source, tool, windows },
    })),
    checks: checks.map(({ id, rule: { kind }, because, effort, nature }) => ({
      ...{ id, kind, because, effort, nature },
    })),
  };
}
