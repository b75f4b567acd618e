import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';

/** One generated list: every file of a suffix in a layer, by the export that its file name promises. */
interface Registry {
  readonly layer: string;
  readonly suffix: string;
  readonly file: string;
  readonly type: string;
  readonly typeFrom: string;
  /** Suffix of files that export a list of members. */
  readonly lists?: string;
  /** What follows the file's name in the name of its export. */
  readonly exportEnds?: string;
}

const ROOT = join(import.meta.dirname, '..');
const REGISTRIES: readonly Registry[] = [
  { layer: 'tools', suffix: 'tool', file: 'registry.gen.ts', type: 'AnyTool', typeFrom: './tool.ts' },
  { layer: 'tools', suffix: 'metrics', file: 'metrics.gen.ts', type: 'MetricSet', typeFrom: './metric.ts' },
  {
    layer: 'tools',
    suffix: 'import',
    file: 'imports.gen.ts',
    type: 'ImportFormat',
    typeFrom: './import-format.ts',
  },
  {
    layer: 'tools',
    suffix: 'connector',
    file: 'connectors.gen.ts',
    type: 'Connector',
    typeFrom: './connector.ts',
  },
  {
    layer: 'tools',
    suffix: 'templates',
    file: 'templates.gen.ts',
    type: 'TemplateSet',
    typeFrom: './template.ts',
  },
  {
    ...{ layer: 'agents', suffix: 'agent', lists: 'agents', file: 'registry.gen.ts' },
    ...{ type: 'AnyAgent', typeFrom: './agent.ts' },
  },
  {
    layer: 'agents',
    suffix: 'analyst',
    file: 'analysts.gen.ts',
    type: 'Analyst',
    typeFrom: './analyst.ts',
  },
  { layer: 'graphs', suffix: 'graph', file: 'registry.gen.ts', type: 'AnyGraph', typeFrom: './graph.ts' },
  {
    layer: 'graphs',
    suffix: 'triggers',
    file: 'triggers.gen.ts',
    type: 'TriggerSet',
    typeFrom: './trigger-set.ts',
  },
  {
    layer: 'mcp-servers',
    suffix: 'server',
    file: 'registry.gen.ts',
    type: 'McpServerDefinition',
    typeFrom: './mcp-server.ts',
    exportEnds: 'Server',
  },
];

const check = process.argv.includes('--check');
const stale = REGISTRIES.filter((registry) => !isFresh(registry));
if (!check) for (const registry of stale) writeFileSync(pathOf(registry), render(registry));
for (const registry of stale)
  console.log(`${check ? 'stale' : 'written'}: ${relative(ROOT, pathOf(registry))}`);
if (check && stale.length > 0) {
  console.error('Run "npm run generate" and commit the result.');
  process.exitCode = 1;
}

function pathOf({ layer, file }: Registry): string {
  return join(ROOT, layer, file);
}

function isFresh(registry: Registry): boolean {
  return existsSync(pathOf(registry)) && readFileSync(pathOf(registry), 'utf8') === render(registry);
}

function render(registry: Registry): string {
  const { type, typeFrom, lists } = registry;
  const single = membersOf(registry, registry.suffix);
  const listed = lists === undefined ? [] : membersOf(registry, lists);
  const imports = [...single, ...listed].map(({ name, path }) => `import { ${name} } from '${path}';`);
  const lines = [...single.map(({ name }) => `  ${name},`), ...listed.map(({ name }) => `  ...${name},`)];
  return [
    '// Written by `npm run generate`: every member is a file of its own.',
    `import type { ${type} } from '${typeFrom}';`,
    ...imports,
    '',
    `export const all: readonly ${type}[] = [`,
    ...lines,
    '];',
    '',
  ].join('\n');
}

function membersOf({ layer, exportEnds = '' }: Registry, suffix: string): { name: string; path: string }[] {
  return globSync(`${layer}/*/**/*.${suffix}.ts`, { cwd: ROOT })
    .sort()
    .map((path) => ({
      name: `${camelCase(basename(path, `.${suffix}.ts`))}${exportEnds}`,
      path: `./${relative(layer, path)}`,
    }));
}

function camelCase(name: string): string {
  return name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
