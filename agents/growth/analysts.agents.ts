import type { AnyAgent } from '../agent.ts';
import { all } from '../analysts.gen.ts';
import { analystAgent } from './analyst-agent.ts';

/** Every analyst as an agent. */
export const analysts: readonly AnyAgent[] = all.map(analystAgent);
