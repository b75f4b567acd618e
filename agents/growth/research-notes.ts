import type { ResearchNote } from './research-report.ts';
import type { KnowledgeNote } from './team-profile.ts';

const MOST_NOTES = 6;

/**
 * What the shop's own entry of a type says under a name, wherever that name stands in it; strings only, since the
 * entries are foreign data of any shape.
 */
export function notesOf(knowledge: readonly KnowledgeNote[], type: string, name: string): ResearchNote {
  const entry = knowledge.find((each) => each.type === type);
  const notes = entry === undefined ? [] : stringsUnder(entry.data, name).slice(0, MOST_NOTES);
  if (notes.length > 0) return { status: 'ok', notes };
  return {
    status: 'unavailable',
    reason: `The shop has told us nothing about ${type.replaceAll('_', ' ')}.`,
  };
}

function stringsUnder(data: unknown, name: string): string[] {
  if (Array.isArray(data)) return data.flatMap((each) => stringsUnder(each, name));
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([key, value]) =>
    key === name ? stringsOf(value) : stringsUnder(value, name),
  );
}

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}
