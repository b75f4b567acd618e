import { Command } from 'commander';
import { z } from 'zod';
import { NotFoundError } from '#core/errors.ts';
import type { Answer, Cli, TenantScope } from '../cli.ts';
import { answering, tenantOption, withExamples } from '../define-command.ts';
import { previewDetection, showPreview } from '../detect-preview.ts';
import { mirrorWhenNeeded } from '../mirror-when-needed.ts';
import { formatDay, formatNumber } from '../output/format.ts';
import { plain } from '../output/plain-text.ts';
import type { Terminal } from '../output/terminal.ts';
import { toolContext } from '../tool-context.ts';
import { withLiveLine } from '../with-live-line.ts';

/** What a detection found. */
export type Detection = Awaited<ReturnType<typeof detectFor>>;

/** `steward detect`: recomputes the series and finds what is not as expected. */
export function detectCommand(cli: Cli): Command {
  const command = new Command('detect')
    .description('find what is not as expected, and group it into incidents')
    .addOption(tenantOption())
    .option(
      '--up-to <day>',
      'the last complete day, YYYY-MM-DD; yesterday in the tenant’s time zone when left out',
    )
    .option('--preview <days>', 'only show what would have fired in the last days, for example 90d');
  withExamples(command, [
    'detect --tenant merch',
    'detect --tenant gifts --up-to 2011-08-31',
    'detect --tenant merch --preview 90d',
  ]);
  return answering(command, cli, { input, run: detect });
}

const input = z.object({
  tenant: z.string(),
  upTo: z.iso.date('must be a day like 2026-01-31').optional(),
  preview: z
    .string()
    .regex(/^[1-9]\d{0,3}d?$/, 'must be a number of days like 90d')
    .transform((text) => Number.parseInt(text, 10))
    .optional(),
});

async function detect({ tenant: slug, upTo, preview }: z.output<typeof input>, cli: Cli): Promise<Answer> {
  const scope = await cli.enter(slug);
  if (preview !== undefined) return previewFor(scope, preview);
  const found = await withLiveLine(cli, async (line) => {
    line.set('comparing every day with what was to be expected …');
    return detectFor(cli, scope, upTo);
  });
  return { data: found, show: (terminal) => showDetection(found, scope, terminal) };
}

async function previewFor(scope: TenantScope, days: number): Promise<Answer> {
  const preview = await previewDetection(scope, days);
  if (preview === null) {
    throw new NotFoundError('series of', scope.tenant.slug, 'Import data and run "steward detect" first.');
  }
  return { data: preview, show: (terminal) => showPreview(preview, scope.tenant, terminal) };
}

/** Runs the detection for one tenant. */
export async function detectFor(cli: Cli, scope: TenantScope, upTo: string | undefined) {
  await mirrorWhenNeeded(scope.store, cli);
  const { detectAnomalies } = await import('#tools/metric/detect-anomalies.tool.ts');
  return detectAnomalies.run(upTo === undefined ? {} : { upTo }, await toolContext(cli, scope));
}

function showDetection(found: Detection, { tenant }: TenantScope, { out }: Terminal): void {
  const count = (value: number): string => formatNumber(value, tenant);
  out.write(`Compared ${count(found.series)} series up to ${formatDay(found.upTo, tenant)}.\n`);
  for (const { source, lastDay, daysLate } of found.lateSources) {
    const last = lastDay === null ? 'it has no data' : `its last day is ${formatDay(lastDay, tenant)}`;
    out.write(`${plain(source)} is ${count(daysLate)} days late: ${last}.\n`);
  }
  for (const { metric, source, days, needed } of found.notEnoughHistory) {
    out.write(`Not enough history for ${metric} (${plain(source)}): ${days} days, ${needed} are needed.\n`);
  }
  const fresh = found.incidents.filter(({ state }) => state === 'new').length;
  const changed = found.incidents.filter(({ state }) => state === 'updated').length;
  out.write(`${count(found.incidents.length)} incidents: ${count(fresh)} new, ${count(changed)} changed.\n`);
  if (found.incidents.length > 0) {
    out.write(`\nNext: steward incidents list --tenant ${tenant.slug}\n`);
    out.write(`      steward run reactive --tenant ${tenant.slug}\n`);
  }
}
