/*
 * What the simulated models say: answers of the size that a real one gives, from nothing but what they were shown. The
 * writer gives the longer texts anew, a little different, so that they are read like any text of a model.
 */

const MEASURE = /^- ([a-z_]+): /m;
const BY_RULE = /took it for "([a-z_]+)" with confidence ([0-9.]+)/;
const ANALYST = /^growth_(?:ga4|gsc|pagespeed|google_ads|meta_ads)_/;
const FINDING = /^(\d+)\. \[/gm;
const LEAD = /^([a-z_]+) went (up|down) from/m;

/** The answer of the model that plays this agent, as JSON. */
export function answerFor(agent: string, prompt: string): string {
  if (agent === 'growth_recommendation_formatter') return reworded(prompt);
  if (agent === 'growth_final_validator')
    return JSON.stringify({ answer: { isApproved: true, problems: [] } });
  if (agent === 'growth_reactive_master') return assessed(prompt);
  if (agent === 'growth_proactive_master') return JSON.stringify({ answer: { topics: [] } });
  if (ANALYST.test(agent)) return judged(prompt);
  if (/^growth_.*_strategy$/.test(agent)) return chosen(prompt);
  throw new Error(`The simulated models do not know the agent "${agent}".`);
}

/** What a writer usually says anew: the description, the summary and the disproof; the plan stays. */
const CHANGED = ['text', 'desc', 'disproof'];
const ADDED = {
  en: 'Tell the people concerned before you begin, so that nobody works against it.',
  pl: 'Uprzedź osoby, których to dotyczy, żeby nikt nie pracował w drugą stronę.',
};

function reworded(prompt: string): string {
  const lines = fenced(prompt, 'wording').replaceAll('&lt;', '<');
  const changes = CHANGED.flatMap((field) =>
    (['en', 'pl'] as const).map((language) => {
      const text = shownText(lines, field, language);
      return { language, field, text: field === 'desc' ? `${text} ${ADDED[language]}` : text };
    }),
  );
  return JSON.stringify({ answer: { changes, computations: [] } });
}

function shownText(lines: string, field: string, language: 'en' | 'pl'): string {
  const shown = new RegExp(
    `^${field}\\nen: ([\\s\\S]*?)\\npl: ([\\s\\S]*?)(?=\\n[a-zA-Z0-9.]+\\nen: |$(?![\\s\\S]))`,
    'm',
  );
  const [, en = '', pl = ''] = shown.exec(lines) ?? [];
  return language === 'en' ? en : pl;
}

/** The master believes the rules a little more than they do. */
function assessed(prompt: string): string {
  const [, kind = 'unexplained'] = BY_RULE.exec(prompt) ?? [];
  const [, metric = 'sessions', direction = 'down'] = LEAD.exec(prompt) ?? [];
  const cause = { kind, class: 'business', metric, direction, segment: null, share: null, confidence: 0.45 };
  const team = {
    team: 'ux_conversion',
    confidence: 0.8,
    reason: 'The change shows between the visit and the order.',
  };
  return JSON.stringify({
    answer: {
      ...{ cause, priority: 'HIGH', suggestedTeams: [team], complexity: 'moderate' },
      ...{ needsTechnicalAnalysis: false, needsCompetitiveResearch: false },
    },
  });
}

/** An analyst keeps the order of the findings and says of each what it means. */
function judged(prompt: string): string {
  const findings = [...fenced(prompt, 'findings').matchAll(FINDING)].map(([, n]) => ({
    ...{ n: Number(n), keep: true, why: '' },
    meaning:
      'It bears on what the shop earns here, and somebody should look at it before the budget is set anew.',
  }));
  return JSON.stringify({ answer: { findings } });
}

function chosen(prompt: string): string {
  const [, template] = MEASURE.exec(prompt) ?? [];
  const reason = 'It is the one that bears on what moved, and it can begin today.';
  return JSON.stringify({ answer: { choose: template === undefined ? [] : [{ template, reason }] } });
}

function fenced(prompt: string, label: string): string {
  const [, inside] = new RegExp(`<${label}>\\n([\\s\\S]*?)\\n</${label}>`).exec(prompt) ?? [];
  if (inside === undefined) throw new Error(`The prompt has no <${label}>.`);
  return inside;
}
