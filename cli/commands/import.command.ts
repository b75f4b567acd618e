import { Command } from 'commander';
import { z } from 'zod';
import type { ImportFormat } from '#tools/import-format.ts';
import type { ImportProgress } from '#tools/import-progress.ts';
import type { ImportReport } from '#tools/import-report.ts';
import type { Answer, Cli } from '../cli.ts';
import { answering, tenantOption, withExamples } from '../define-command.ts';
import { formatDuration, formatNumber, formatPercent } from '../output/format.ts';
import { showImportReport } from '../output/import-view.ts';
import { toolContext } from '../tool-context.ts';
import { withLiveLine } from '../with-live-line.ts';

/** `steward import <format>`: brings the numbers of a file. Each format is a command of its own, with its own options. */
export function importCommand(): Command {
  const command = new Command('import').description('bring the numbers of a file into a tenant');
  withExamples(command, [
    'import ga-sessions sessions.csv.gz --tenant merch',
    'import metrics numbers.csv --tenant merch --skip-bad',
    'import ga-sessions --help',
  ]);
  return command;
}

/** Adds the formats to `steward import`; they are loaded only when somebody imports, because nobody else needs them. */
export async function addImportFormats(command: Command, cli: Cli): Promise<void> {
  const { all } = await import('#tools/imports.gen.ts');
  for (const format of all) command.addCommand(formatCommand(format, cli));
}

const commonInput = z.looseObject({
  tenant: z.string(),
  file: z.string(),
  skipBad: z.boolean().default(false),
});

function formatCommand(format: ImportFormat, cli: Cli): Command {
  const command = new Command(format.name)
    .description(format.description)
    .argument('<file>', 'CSV file, plain or gzip')
    .addOption(tenantOption())
    .option('--skip-bad', 'leave out rows that cannot be used and count them, instead of refusing the file');
  for (const { flag, description } of optionsOf(format)) command.option(flag, description);
  withExamples(command, [`import ${format.name} data.csv --tenant merch`]);
  return answering(command, cli, {
    input: commonInput,
    run: ({ tenant, file, skipBad, ...options }) =>
      importOne({ format, slug: tenant, path: file, skipBad, options }, cli),
  });
}

const documentedOptions = z.object({
  properties: z.record(z.string(), z.object({ description: z.string().optional() })).default({}),
});

/** The options of a format, as its schema documents them. */
function optionsOf({ options }: ImportFormat): { flag: string; description: string }[] {
  const { properties } = documentedOptions.parse(z.toJSONSchema(options, { io: 'input' }));
  return Object.entries(properties).map(([name, { description = '' }]) => ({
    flag: `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)} <value>`,
    description,
  }));
}

interface ImportOrder {
  readonly format: ImportFormat;
  readonly slug: string;
  readonly path: string;
  readonly skipBad: boolean;
  readonly options: Readonly<Record<string, unknown>>;
}

async function importOne({ format, slug, path, skipBad, options }: ImportOrder, cli: Cli): Promise<Answer> {
  const { importFile } = await import('#tools/import-file.ts');
  const scope = await cli.enter(slug);
  const context = await toolContext(cli, scope);
  const report: ImportReport = await withLiveLine(cli, (line) =>
    importFile(
      { format, path, options, skipBad },
      { ...context, onProgress: (progress) => line.set(describe(progress)) },
    ),
  );
  return { data: report, show: (terminal) => showImportReport(report, scope.tenant, terminal) };
}

const PHASES: Readonly<Record<ImportProgress['phase'], string>> = {
  reading: 'reading',
  computing: 'adding up',
  comparing: 'comparing with what is stored',
  writing: 'writing',
};

/** Progress in words: share of the file, rows, rate, time that is left. */
function describe({
  phase,
  bytesRead,
  bytesTotal,
  rows,
  rowsPerSecond,
  secondsLeft,
}: ImportProgress): string {
  const english = { locale: 'en' } as const;
  const share = phase === 'reading' ? ` ${formatPercent(bytesRead / bytesTotal, english)}` : '';
  const left = secondsLeft === null ? '' : `, ${formatDuration(secondsLeft * 1000)} left`;
  return `${PHASES[phase]}${share}: ${formatNumber(rows, english)} rows, ${formatNumber(rowsPerSecond, english, 0)} rows/s${left}`;
}
