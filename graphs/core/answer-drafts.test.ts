import { describe, expect, it } from 'vitest';
import type { ConversationAnswer, ConversationInput } from '#agents/core/conversation/answer.ts';
import { type AnswerDraft, chooseDraft, routeDrafts, toDraft } from './answer-drafts.ts';

const saying = (...texts: string[]): ConversationAnswer => ({
  ...{ blocks: texts.map((text) => ({ kind: 'text', text })), sources: [], needsModel: false },
});
const draft = (...texts: string[]): AnswerDraft =>
  toDraft(saying(...texts), {
    ...{ evidence: [], language: 'en', tenant: { slug: 'shop', name: 'Shop', domain: null } },
  });
const nobody: AnswerDraft = { answer: { ...saying('Needs a model.'), needsModel: true }, rejected: null };

const asking = (question: string): ConversationInput => ({
  ...{ question, history: [], today: '2026-03-16', lastDay: '2026-03-15', language: 'en' },
});
const RIDDLE = asking('were there many visits, would you say?');
const DOCUMENTED = asking('show sessions by channel');

describe('where a draft goes', () => {
  it.each<[string, { asked: ConversationInput; drafts: AnswerDraft[] }, string]>([
    ['that holds is kept', { asked: RIDDLE, drafts: [draft('Many.')] }, 'keep'],
    ['that does not hold goes back', { asked: RIDDLE, drafts: [draft('123 visits.')] }, 'reply'],
    ['that fails again is kept', { asked: RIDDLE, drafts: [draft('123.'), draft('124.')] }, 'keep'],
    ['of the playbook is kept', { asked: DOCUMENTED, drafts: [draft('123.')] }, 'keep'],
  ])('one %s', (_, { asked, drafts }, to) => {
    expect(routeDrafts(asked, drafts)).toBe(to);
  });
});

it('says of each block what is wrong with it, and what to do', () => {
  const { rejected } = draft('Many.', '123 visits, see [4].');

  expect(rejected?.problems).toMatchObject([
    { block: 2, code: 'unknown_source', figure: '[4]', remedy: expect.stringMatching(/^Cite /) },
    { block: 2, code: 'unresolved_figure', figure: '123', remedy: expect.stringMatching(/^Use /) },
  ]);
});

describe('which draft is kept', () => {
  const one = draft('Many.', '123 visits, 124 orders.');
  const two = draft('123 visits.', '124 orders.');
  it.each<[string, AnswerDraft[], AnswerDraft]>([
    ['the one of which fewer blocks are withheld', [two, one], one],
    ['the earlier of equals', [one, draft('125 visits.')], one],
    ['an answer before the word that nobody could give one', [two, nobody], two],
    ['that word when there is nothing else', [nobody], nobody],
  ])('%s', (_, drafts, kept) => {
    expect(chooseDraft(drafts)).toBe(kept);
  });
});
