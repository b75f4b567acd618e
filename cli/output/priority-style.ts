import type { Paint } from './terminal.ts';

/** Colours a text by how pressing it is. */
export function stylePriority(text: string, priority: string, paint: Paint): string {
  if (priority === 'URGENT') return paint.red(text);
  if (priority === 'HIGH') return paint.yellow(text);
  return priority === 'LOW' ? paint.dim(text) : text;
}
