// What a composition root may import: everything that does not start processes itself.
const BELOW_COMPOSITION = [
  'core',
  'analysis',
  'models',
  'storage',
  'tools',
  'agents',
  'graphs',
  'mcp-servers',
  'runtime',
];

// What each layer may import besides itself.
const MAY_IMPORT = {
  core: [],
  analysis: ['core'],
  models: ['core'],
  storage: ['core'],
  tools: ['core', 'analysis', 'storage'],
  agents: ['core', 'analysis', 'tools'],
  graphs: ['core', 'analysis', 'storage', 'tools', 'agents'],
  'mcp-servers': ['core', 'storage', 'tools'],
  runtime: ['core', 'models', 'storage', 'tools', 'agents', 'graphs'],
  server: BELOW_COMPOSITION,
  evals: BELOW_COMPOSITION,
  cli: [...BELOW_COMPOSITION, 'evals'],
  bench: [...BELOW_COMPOSITION, 'evals'],
};

// Packages only some layers may know, so replacing one touches one place.
const ONLY_IN = {
  pg: ['storage'],
  '@electric-sql/pglite': ['storage'],
  '@langchain/langgraph': ['graphs', 'runtime', 'bench'],
  '@langchain/openai': ['models'],
  openai: ['models'],
  '@anthropic-ai/sdk': ['models'],
  commander: ['cli'],
  '@modelcontextprotocol/sdk': ['mcp-servers', 'tools'],
};

const OURS = Object.keys(MAY_IMPORT);
const TEST = '[.]test[.]ts$|/testing[.]ts$';
const inside = (layers) => `^(${layers.join('|')})/`;
const DOMAINS = ['growth', 'company', 'retail', 'people', 'knowledge'];
const inDomain = (domain) => `^(?:storage|tools|agents|graphs|mcp-servers|evals)/${domain}/`;

const layerRules = OURS.map((layer) => ({
  name: `${layer}-looks-down-only`,
  comment: `${layer} may import: ${MAY_IMPORT[layer].join(', ') || 'nothing of ours'}. Move the code down, or pass it in.`,
  severity: 'error',
  from: { path: inside([layer]) },
  to: { path: inside(OURS), pathNot: inside([layer, ...MAY_IMPORT[layer]]) },
}));

const packageRules = Object.entries(ONLY_IN).map(([name, layers]) => ({
  name: `only-${layers[0]}-knows-${name.replace('/', '-')}`,
  severity: 'error',
  from: { path: inside(OURS), pathNot: inside(layers) },
  to: { path: `node_modules/(@types/)?${name}/` },
}));

export default {
  forbidden: [
    ...layerRules,
    ...packageRules,
    {
      name: 'domains-do-not-meet',
      comment: 'Two domains share through the root of a layer or through core, never directly.',
      severity: 'error',
      from: { path: inDomain(`(${DOMAINS.join('|')})`) },
      to: { path: inDomain(`(?:${DOMAINS.join('|')})`), pathNot: inDomain('$1') },
    },
    {
      name: 'tests-are-leaves',
      severity: 'error',
      from: { path: inside(OURS), pathNot: `${TEST}|/testing-[a-z-]+[.]ts$` },
      to: { path: TEST },
    },
    {
      name: 'no-unlisted-folder',
      comment: 'A new top-level folder starts by stating here what it may import.',
      severity: 'error',
      from: { path: inside(OURS), pathNot: '^bench/' },
      to: { pathNot: [inside(OURS), 'node_modules/'], dependencyTypesNot: ['core'], couldNotResolve: false },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'everything-resolves', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true, // type-only imports obey the same walls
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
};
