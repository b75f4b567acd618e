import { InvalidInputError, NotFoundError } from '#core/errors.ts';
import type { PlaybookContext } from '../../agent.ts';
import type { ConversationAnswer, ConversationInput } from './answer.ts';
import { answerChanges } from './answer-changes.ts';
import { answerFirst } from './answer-first.ts';
import { sayHelp, sayNeedsModel, sayNoData } from './answer-help.ts';
import { answerIncidents } from './answer-incidents.ts';
import { answerMetric } from './answer-metric.ts';
import { answerValues } from './answer-values.ts';
import { answerWhy } from './answer-why.ts';
import { type Desk, openDesk } from './desk.ts';
import { type AskedPeriod, type Period, settlePeriod } from './period.ts';
import { metricName } from './phrases.ts';
import { type Question, readQuestion } from './question.ts';

/** What is meant when a question names no days. */
const LATELY: AskedPeriod = { kind: 'days', count: 7 };
const YESTERDAY: AskedPeriod = { kind: 'day_ago', days: 1 };

/** Answers the documented questions from the tools; of any other it says that it needs a model. */
export async function answerByPlaybook(
  input: ConversationInput,
  { tenant, useTool }: Pick<PlaybookContext, 'tenant' | 'useTool'>,
): Promise<ConversationAnswer> {
  const desk = openDesk({ tenant, useTool }, input.language);
  const question = readQuestion(input.question);
  if (question === null) {
    sayNeedsModel(desk);
    return desk.close({ needsModel: true });
  }
  if (question.intent === 'help') sayHelp(desk);
  else if (input.lastDay === null) sayNoData(desk);
  else await answer(question, { today: input.today, lastDay: input.lastDay, desk });
  return desk.close();
}

interface Answering {
  readonly today: string;
  readonly lastDay: string;
  readonly desk: Desk;
}

async function answer(question: Question, { desk, ...clock }: Answering): Promise<void> {
  const days = (asked: AskedPeriod | null, usual: AskedPeriod): Period => settlePeriod(asked ?? usual, clock);
  switch (question.intent) {
    case 'first':
      return answerFirst(desk);
    case 'incidents':
      return answerIncidents(desk);
    case 'changes':
      return answerChanges(days(question.period, YESTERDAY), desk);
    case 'help':
      return sayHelp(desk);
    default:
      return aboutMetric(question, days(question.period, LATELY), desk);
  }
}

type MetricQuestion = Extract<Question, { readonly metric: string }>;

/** That a tenant has no such data is an answer, too. */
async function aboutMetric(question: MetricQuestion, period: Period, desk: Desk): Promise<void> {
  try {
    if (question.intent === 'why') await answerWhy(question, period, desk);
    else if (question.intent === 'values') await answerValues(question, period, desk);
    else await answerMetric(question.metric, period, desk);
  } catch (error) {
    if (!(error instanceof NotFoundError || error instanceof InvalidInputError)) throw error;
    const name = metricName(question.metric, desk);
    desk.say(
      desk.words({
        en: `There is no data of ${name} for these days. "steward metrics list" shows what there is.`,
        pl: `Nie ma danych metryki ${name} dla tych dni. "steward metrics list" pokazuje, co jest.`,
      }),
    );
  }
}
