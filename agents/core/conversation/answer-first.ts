import { listRecommendations } from '#tools/insight/list-recommendations.tool.ts';
import type { Desk, Finding } from './desk.ts';
import { command, quoted } from './phrases.ts';

type Found = Finding<Awaited<ReturnType<typeof listRecommendations.run>>>;

/** What to do first: the most pressing recommendation, why, and what comes after it. */
export async function answerFirst(desk: Desk): Promise<void> {
  const found = await desk.ask(listRecommendations, { language: desk.language, limit: 3 });
  const [first, ...others] = found.output.recommendations;
  if (first === undefined) {
    const react = command('run reactive', desk);
    desk.say(
      desk.words({
        en: `No recommendation is open. To get some from the incidents: ${react}`,
        pl: `Nie ma otwartych rekomendacji. Aby je przygotować z incydentów: ${react}`,
      }),
    );
    return;
  }
  const [title, impact, sure] = ['title', 'impact', 'confidence'].map((field) => field1(found, field));
  desk.say(
    desk.words({
      en: `First: ${quoted(title ?? null, desk)} ${found.mark()}.`,
      pl: `Najpierw: ${quoted(title ?? null, desk)} ${found.mark()}.`,
    }),
    impact == null ? null : `${quoted(impact, desk)}.`,
    sure == null
      ? null
      : desk.words({
          en: `How sure that is: ${sure} ${found.mark()}.`,
          pl: `Pewność: ${sure} ${found.mark()}.`,
        }),
  );
  desk.say(sayMeasurable(found, desk));
  const reason = field1(found, 'reason');
  if (reason !== null) {
    desk.say(desk.words({ en: 'Why:', pl: 'Dlaczego:' }), quoted(reason, desk), found.mark());
  }
  if (others.length > 0) sayOthers(found, others.length, desk);
  const show = command('recommendations show <id>', desk);
  const id = quoted(field1(found, 'id'), desk);
  desk.say(
    desk.words({
      en: `Steps and evidence: ${show}, where the id is ${id} ${found.mark()}.`,
      pl: `Kroki i dowody: ${show}, gdzie id to ${id} ${found.mark()}.`,
    }),
  );
}

/** Whether anybody could tell later that it worked; null when it states nothing. */
function sayMeasurable(found: Found, desk: Desk): string | null {
  const measurable = found.output.recommendations[0]?.measurable;
  if (measurable == null) return null;
  found.print('recommendation.1.measurable');
  const least =
    measurable === 'beyond' ? found.print('recommendation.1.least_detectable', { sign: 'always' }) : null;
  const sentences = {
    yes: { en: 'Its effect could be measured', pl: 'Jego efekt da się zmierzyć' },
    beyond: {
      en: 'Less than what could be measured is promised',
      pl: 'Obiecany efekt jest mniejszy niż to, co da się zmierzyć',
    },
    no: { en: 'Its effect cannot be measured', pl: 'Jego efektu nie da się zmierzyć' },
  } as const;
  const limit =
    least === null
      ? ''
      : desk.words({ en: `: only a change beyond ${least}`, pl: `: dopiero zmiana większa niż ${least}` });
  return `${desk.words(sentences[measurable])}${limit} ${found.mark()}.`;
}

/** The recommendation of an incident, in one sentence; nothing when there is none. */
export async function sayAdvice(incidentKey: string, desk: Desk): Promise<void> {
  const found = await desk.ask(listRecommendations, { language: desk.language, incidentKey, limit: 1 });
  const title = field1(found, 'title');
  if (title === null) return;
  desk.say(
    desk.words({
      en: `What is advised: ${quoted(title, desk)} ${found.mark()}.`,
      pl: `Co zalecamy: ${quoted(title, desk)} ${found.mark()}.`,
    }),
    command('recommendations list', desk),
  );
}

function field1(found: Found, field: string): string | null {
  return found.print(`recommendation.1.${field}`);
}

function sayOthers(found: Found, count: number, desk: Desk): void {
  const titles = Array.from({ length: count }, (_, index) =>
    quoted(found.print(`recommendation.${index + 2}.title`), desk),
  ).join('; ');
  desk.say(desk.words({ en: `Then: ${titles} ${found.mark()}.`, pl: `Potem: ${titles} ${found.mark()}.` }));
}
