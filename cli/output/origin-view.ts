import { topic as topicSchema } from '#agents/growth/topic.ts';
import type { Language } from '#core/tenant.ts';
import type { Recommendation } from '#storage/insight/recommendation-read.repository.ts';
import type { StoredTopic } from '#storage/insight/topic-read.repository.ts';
import { conflictsOf } from '../recommendation-text.ts';
import { sayConflict } from './conflict-text.ts';
import { plain } from './plain-text.ts';
import { item } from './prose.ts';
import type { Output } from './terminal.ts';

/** A recommendation, and the topics that led to it. */
interface Advised {
  readonly recommendation: Recommendation;
  readonly topics: readonly StoredTopic[];
}

/** What analysts found that led to a recommendation, and what contradicts it; empty when there is neither. */
export function renderOrigin({ recommendation, topics }: Advised, lang: Language, out: Output): string {
  const findings = topics.flatMap((topic) => sayFindings(topic, lang));
  const against = [
    ...conflictsOf(recommendation).map(sayConflict),
    ...topics.flatMap((topic) => sayContradictions(topic, lang)),
  ];
  return [block('What analysts found', findings, out), block('What contradicts it', against, out)].join('');
}

/** What other findings ask for at the same place, and which they are. */
export function sayContradictions({ content }: Pick<StoredTopic, 'content'>, lang: Language): string[] {
  const opposite = topicSchema.safeParse(content).data?.contradictedBy ?? [];
  return opposite.map(({ topicKey, finding }) => `${finding[lang]} (topic ${topicKey})`);
}

function sayFindings({ topicKey, content }: StoredTopic, lang: Language): string[] {
  const findings = topicSchema.safeParse(content).data?.findings ?? [];
  const told = Map.groupBy(findings, ({ text }) => text[lang]);
  return [...told].map(([text, same]) => {
    const analysts = [...new Set(same.map(({ analyst }) => analyst))].join(', ');
    return `${text} (${analysts}; topic ${topicKey})`;
  });
}

function block(title: string, lines: readonly string[], out: Output): string {
  if (lines.length === 0) return '';
  const items = lines.map((line) => `${item('- ', plain(line), out)}\n`).join('');
  return `${out.paint.bold(title)}\n${items}\n`;
}
