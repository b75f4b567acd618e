import { runSteps, vitestStep } from './test-steps.ts';

const succeeded = await runSteps([
  { name: 'generated', command: ['scripts/generate.ts', '--check'] },
  { name: 'types', command: ['node_modules/typescript/bin/tsc'] },
  { name: 'lint', command: ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'] },
  vitestStep('unit', ['--project', 'unit']),
  vitestStep('database', ['--project', 'database']),
]);
process.exitCode = succeeded ? 0 : 1;
