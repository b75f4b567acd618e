import type { Tenant } from '#core/tenant.ts';
import type { ProactiveRun } from '../run-proactive.ts';
import { sayConflict } from './conflict-text.ts';
import { plain } from './plain-text.ts';
import { item, prose } from './prose.ts';
import { renderRecommendations } from './recommendation-table.ts';
import type { Output } from './terminal.ts';
import { sayTopicStates } from './topic-states.ts';

type Outcome = NonNullable<ProactiveRun['output']>;

/** What came of the reports of analysts: the recommendations, and what did not become one. */
export function renderProactive(found: ProactiveRun, tenant: Tenant, out: Output): string {
  const { output, recommendations } = found;
  const states = sayTopicStates(found.topics);
  const table =
    recommendations.length === 0 ? '' : `\n${renderRecommendations(recommendations, tenant, out)}\n`;
  const lines = [
    ...introductionOf(found, tenant.slug),
    ...(states === undefined ? [] : [states]),
    ...(output === null ? [] : heldOf(output)),
  ];
  const notes = output === null ? [] : notesOf(output);
  return [
    ...lines.map((line) => `${prose(plain(line), out, 0)}\n`),
    table,
    ...notes.map((note) => `${item('- ', plain(note), out)}\n`),
  ].join('');
}

/** One line for one shop of many. */
export function proactiveLine({ run, status, error, output }: ProactiveRun): string {
  if (error !== null) return `failed. ${error}`;
  if (output === null) return run === null ? 'nothing waits' : `run ${run} is ${status}`;
  const { reports, recommendationIds, conflicts, left } = output;
  const parts = [
    `${reports} reports taken up`,
    `${recommendationIds.length} recommendations`,
    `${conflicts.length} conflicts`,
    ...(left === 0 ? [] : [`${left} reports left`]),
  ];
  return parts.join(', ');
}

function introductionOf({ run, status, error, output, room }: ProactiveRun, slug: string): string[] {
  if (output !== null) {
    const { reports, recommendationIds, considered, left } = output;
    return [
      `Run ${run} took up ${reports} reports, asked teams about ${considered} topics, and has ${recommendationIds.length} recommendations.`,
      ...(left === 0 ? [] : [`${left} reports are left: run it again.`]),
    ];
  }
  if (run === null) return [nothingWaits(room, slug)];
  if (error !== null) return [`Run ${run} failed: ${error}`];
  return [`Run ${run} is ${status}; steward runs show ${run} --tenant ${slug}`];
}

function nothingWaits(room: number, slug: string): string {
  const full = room === 0 ? ' and today has all the recommendations that it may have' : '';
  return `Nothing new: no report waits${full}. For new reports: steward analysts run --tenant ${slug}`;
}

/** What teams were asked about and that waits on, because the day is full. */
function heldOf({ unadvised }: Outcome): string[] {
  const held = unadvised.filter(({ why }) => why === 'held').length;
  return held === 0 ? [] : [`Held for want of room today: ${held}; they wait on.`];
}

function notesOf({ conflicts, unavailable, quarantined, obsolete, userActions }: Outcome): string[] {
  return [
    ...conflicts.map(sayConflict),
    ...sourcesWithout(unavailable),
    ...(quarantined.length === 0
      ? []
      : [`${quarantined.length} recommendations are in quarantine: their texts did not hold.`]),
    ...(obsolete === 0 ? [] : [`${obsolete} findings are of checks that no analyst makes any more.`]),
    ...userActions.map((action) => `To do: ${action}`),
  ];
}

/** Sources that gave nothing, by name: nothing is known of what these analysts look at. */
function sourcesWithout(unavailable: readonly string[]): string[] {
  const sources = Map.groupBy(unavailable, (key) => key.split('/')[0] ?? key);
  return [...sources].map(([source, keys]) => {
    const names = keys.map((key) => key.slice(source.length + 1)).join(', ');
    return `${source} was unavailable, so nothing is known of what ${keys.length} of its analysts look at: ${names}.`;
  });
}
