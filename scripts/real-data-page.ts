import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

/*
 * Runs the program on two public data sets of real shops, as a user would, and writes what it found to docs/real-data.md. The
 * page is made from what the commands print, so that nobody can make it look better than it is.
 */

const ROOT = join(import.meta.dirname, '..');
const DATA = join(ROOT, '..', 'shared', 'data');
const PAGE = join(ROOT, 'docs', 'real-data.md');
const HOME = mkdtempSync(join(tmpdir(), 'steward-real-data-'));
const DAYS_SHOWN = 7;

interface RealShop {
  readonly tenant: string;
  readonly title: string;
  readonly create: readonly string[];
  readonly format: string;
  readonly file: string;
}

const SHOPS: readonly RealShop[] = [
  {
    tenant: 'merch',
    title: 'Google Merchandise Store, 196,817 sessions of January to March 2017 (`ga_merch_sessions`)',
    create: ['--timezone', 'America/Los_Angeles', '--currency', 'USD', '--locale', 'en'],
    format: 'ga-sessions',
    file: 'ga_merch_sessions/sessions.csv.gz',
  },
  {
    tenant: 'gifts',
    title: 'A British gift wholesaler, 320,705 order lines of December 2010 to August 2011 (`online_retail`)',
    create: ['--timezone', 'Europe/London', '--currency', 'GBP', '--locale', 'en'],
    format: 'orders',
    file: 'online_retail/online_retail_2010-12_2011-08.csv.gz',
  },
];

const detected = z.object({ series: z.number() });
const listed = z.array(z.object({ key: z.string(), firstDay: z.string() }));
const number = z.number().nullable();
const point = z.object({ day: z.string(), actual: number, expected: number });
const series = z.object({
  definition: z.object({ name: z.object({ en: z.string() }), unit: z.string() }),
  dims: z.record(z.string(), z.string()),
  points: z.array(point),
  firstDay: z.string(),
  lastDay: z.string(),
});
const words = z.object({
  title: z.string(),
  summary: z.string(),
  meaning: z.string(),
  noAdvice: z.string().nullable(),
});
const shown = z.object({
  incident: z.object({
    key: z.string(),
    severity: z.string(),
    firstDay: z.string(),
    lastDay: z.string(),
    impactAmount: number,
    currency: z.string().nullable(),
    anomalies: z.array(z.unknown()),
  }),
  cause: z.object({ kind: z.string(), confidence: z.number() }).nullable(),
  picture: z
    .object({
      lead: series,
      parts: z
        .object({ dimension: z.string(), parts: z.array(z.object({ value: z.string(), share: z.number() })) })
        .nullable(),
    })
    .nullable(),
  report: z.object({ content: z.object({ texts: z.object({ en: words }) }) }).nullable(),
  recommendations: z.array(z.object({ title: z.string() })),
});
type Shown = z.output<typeof shown>;

try {
  const absent = SHOPS.find(({ file }) => !existsSync(join(DATA, file)));
  if (absent !== undefined) {
    console.log(`skip: ${absent.file} is not on this machine; the page stays as it is`);
  } else {
    const sections: string[] = [];
    for (const shop of SHOPS) sections.push(await sectionOf(shop));
    writeFileSync(PAGE, `${introduction()}\n${sections.join('\n')}`);
    console.log(`written: ${PAGE}`);
  }
} finally {
  rmSync(HOME, { recursive: true, force: true });
}

function introduction(): string {
  return `# What Steward finds in real shops' data

Written by \`node scripts/real-data-page.ts\` from what the commands print: \`import\`, \`detect\`, \`run reactive\` without a
model, \`incidents show\`. Nothing is tuned to these data, no event and no verdict was entered. Nobody knows the truth of these
days better than the numbers do, so read it as a sample of what the product says, wrong guesses included.
`;
}

async function sectionOf({ tenant, title, create, format, file }: RealShop): Promise<string> {
  const of = ['--tenant', tenant];
  await steward('tenants', 'create', tenant, ...create);
  await steward('import', format, join(DATA, file), ...of);
  const { series: watched } = detected.parse(await steward('detect', ...of));
  await steward('run', 'reactive', ...of, '--limit', '100');
  const keys = listed.parse(await steward('incidents', 'list', ...of));
  const incidents: string[] = [];
  for (const { key } of keys.toSorted((first, second) => (first.firstDay < second.firstDay ? -1 : 1))) {
    incidents.push(incidentText(shown.parse(await steward('incidents', 'show', key, ...of))));
  }
  const evidence = z
    .object({ cited: z.number(), holds: z.number() })
    .parse(await steward('evidence', 'verify', ...of));
  return `
## ${title}
${watched} series watched, ${keys.length} incidents, ${evidence.holds} of ${evidence.cited} cited figures recomputed and held.

${incidents.join('\n')}`;
}

function incidentText({ incident, cause, picture, report, recommendations }: Shown): string {
  const text = report?.content.texts.en;
  const days =
    incident.firstDay === incident.lastDay
      ? incident.firstDay
      : `${incident.firstDay} to ${incident.lastDay}`;
  const sure =
    cause === null
      ? ''
      : `, ${cause.kind.replaceAll('_', ' ')} (${Math.round(cause.confidence * 100)} % sure)`;
  const money =
    incident.impactAmount === null ? '' : `, ${Math.round(incident.impactAmount)} ${incident.currency ?? ''}`;
  const advice = recommendations.map((each) => `- Advised: ${each.title}`);
  const why = [text?.summary, text?.meaning, text?.noAdvice].filter((each) => each != null && each !== '');
  return [
    `### ${days}: ${text?.title ?? incident.key}`,
    `\`${incident.key}\`, ${incident.severity}${sure}${money}; seen in ${incident.anomalies.length} series.`,
    '',
    ...why,
    ...partsText(picture),
    ...daysTable(picture),
    ...advice,
    '',
  ].join('\n');
}

function partsText(picture: Shown['picture']): string[] {
  if (picture?.parts == null) return [];
  const parts = picture.parts.parts
    .slice(0, 3)
    .map(({ value, share }) => `${value} ${Math.round(share * 100)} %`)
    .join(', ');
  return [`Who moved it, by ${picture.parts.dimension}: ${parts}.`];
}

function daysTable(picture: Shown['picture']): string[] {
  if (picture === null) return [];
  const { definition, dims, points, firstDay, lastDay } = picture.lead;
  const title = [definition.name.en, ...Object.values(dims)].join(', ');
  const days = points.filter(({ day }) => day >= firstDay && day <= lastDay);
  const rows = days
    .slice(0, DAYS_SHOWN)
    .map(({ day, actual, expected }) => `| ${day} | ${inUnit(actual)} | ${inUnit(expected)} |`);
  const rest = days.length - rows.length;
  return [
    '',
    `| day | ${title} | expected |`,
    '|---|--:|--:|',
    ...rows,
    ...(rest > 0 ? [`| … ${rest} more | | |`] : []),
    '',
  ];
}

function inUnit(value: number | null): string {
  if (value === null) return 'no data';
  return Math.abs(value) < 10 ? value.toPrecision(3) : Math.round(value).toLocaleString('en');
}

/** One command in a process of its own; answers the JSON document that it prints, whatever its exit code. */
function steward(...command: readonly string[]): Promise<unknown> {
  return new Promise((resolve, reject) => {
    execFile(
      join(ROOT, 'bin', 'steward'),
      [...command, '--json'],
      { env: { ...process.env, STEWARD_HOME: HOME }, maxBuffer: 256 * 1024 * 1024 },
      (error, stdout, stderr) => {
        if (stdout.trim() !== '') resolve(JSON.parse(stdout));
        else reject(new Error(`steward ${command.join(' ')} printed nothing: ${stderr}`, { cause: error }));
      },
    );
  });
}
