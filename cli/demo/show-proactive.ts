import { topic as topicSchema } from '#agents/growth/topic.ts';
import type { Language } from '#core/tenant.ts';
import type { FindingScore } from '#evals/growth/demo-provider-score.ts';
import type { Recommendation } from '#storage/insight/recommendation-read.repository.ts';
import type { StoredTopic } from '#storage/insight/topic-read.repository.ts';
import type { TenantScope } from '../cli.ts';
import { sayConflict } from '../output/conflict-text.ts';
import { formatNumber } from '../output/format.ts';
import { sayContradictions } from '../output/origin-view.ts';
import { plain } from '../output/plain-text.ts';
import { renderProactive } from '../output/proactive-view.ts';
import { item, prose } from '../output/prose.ts';
import { renderRecommendations } from '../output/recommendation-table.ts';
import type { Output, Terminal } from '../output/terminal.ts';
import { conflictsOf } from '../recommendation-text.ts';
import type { DemoProactive } from './demo-proactive.ts';

/** Everything that the proactive part of the demo has to show. */
export interface ProactiveResult extends DemoProactive {
  readonly scope: TenantScope;
  readonly score: readonly FindingScore[];
  /** Open ones that come from reports, also of earlier starts. */
  readonly open: readonly Recommendation[];
  /** All topics of the shop. */
  readonly topics: readonly StoredTopic[];
  readonly seconds: number;
}

/** What analysts found in the demo's sources, what came of it, and what to type next. */
export function showProactive(result: ProactiveResult, { out }: Terminal): void {
  const { scope, proactive, open } = result;
  const title = (text: string): void => out.write(`\n${out.paint.bold(out.paint.underline(text))}\n\n`);
  title('What analysts found in the sources');
  for (const line of introduction(result)) out.write(`${prose(line, out, 0)}\n`);
  out.write(`\n${scoreBlock(result.score, out)}`);
  title('What came of it');
  out.write(renderProactive(proactive, scope.tenant, out));
  if (proactive.output === null && open.length > 0) {
    out.write(`\n${renderRecommendations(open, scope.tenant, out)}`);
  }
  const contradictions = contradictionsIn(result);
  if (contradictions.length > 0) {
    title('What contradicts itself, so that a person has to decide');
    for (const each of contradictions) out.write(`${item('- ', plain(each), out)}\n`);
  }
  title('And then');
  for (const line of nextSteps(scope.tenant.slug)) out.write(`  ${line}\n`);
}

/** Ideas of open recommendations that exclude each other, and findings that ask for opposite things at one place. */
function contradictionsIn({ open, topics, scope }: ProactiveResult): string[] {
  const lang = scope.tenant.locale;
  const findings = topics.flatMap((topic) =>
    sayContradictions(topic, lang).map((against) => `${findingOf(topic, lang)} But: ${against}`),
  );
  return [...new Set([...open.flatMap(conflictsOf).map(sayConflict), ...findings])];
}

function findingOf({ topicKey, content }: StoredTopic, lang: Language): string {
  const [finding] = topicSchema.safeParse(content).data?.findings ?? [];
  return finding?.text[lang] ?? topicKey;
}

function introduction({ analysts, proactive, scope, seconds }: ProactiveResult): string[] {
  const took = `${formatNumber(seconds, scope.tenant, 1)} s`;
  const fresh = analysts.filter(({ isKnown }) => !isKnown).length;
  if (fresh === 0 && proactive.run === null) {
    return [`Nothing new: all analysts have looked today, and no report waits (${took}).`];
  }
  const findings = analysts.reduce((sum, { report }) => sum + (report?.findings ?? 0), 0);
  const failed = analysts.filter(({ error }) => error !== null).length;
  return [
    `${fresh} analysts looked at five sources, which fake providers stand in for, and found ${findings} things, in ${took}.`,
    ...(failed === 0 ? [] : [`${failed} analysts failed.`]),
  ];
}

function scoreBlock(score: readonly FindingScore[], out: Output): string {
  const found = score.filter(({ isFound }) => isFound);
  const head = prose(`Against what was planted: ${found.length} of ${score.length} found.`, out, 0);
  const lines = score.map(({ says, isFound }) => item(isFound ? '+ ' : 'not found: ', plain(says), out));
  return `${[head, ...lines].join('\n')}\n`;
}

function nextSteps(slug: string): string[] {
  const tenant = `--tenant ${slug}`;
  return [
    `steward topics list ${tenant}`,
    `steward insights list ${tenant}`,
    `steward recommendations list --source mcp_report ${tenant}`,
    `steward evidence verify ${tenant}`,
  ];
}
