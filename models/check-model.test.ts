import { expect, it } from 'vitest';
import { checkModel } from './check-model.ts';
import { modelFault } from './model-error.ts';
import { calling, scriptedModel } from './testing.ts';

const signal = new AbortController().signal;
const price = { input: 1, output: 1, cached: 1 };

it('says what a model can do', async () => {
  const model = { ...scriptedModel([{ text: '{"ok": true}' }, calling('report', { ok: true })], price) };

  const check = await checkModel({ ...model, features: { tools: true, output: true } }, signal);

  expect(check).toEqual({
    ...{ provider: 'scripted', model: 'model', text: true, tools: true, output: true },
    ...{ usage: { input: 2000, output: 200 }, seconds: 0, costUsd: 0.0022 },
  });
});

it('says what a model only claims to be able to do', async () => {
  const model = scriptedModel([{ text: 'Sure!', usage: null }, calling('report', { ok: 'yes' })], price);

  const check = await checkModel({ ...model, features: { tools: true, output: true } }, signal);

  expect(check).toMatchObject({
    text: true,
    tools: false,
    output: false,
    usage: null,
    costUsd: null,
  });
});

it('says that tools do not work when the provider refuses them', async () => {
  const model = scriptedModel([{ text: 'OK' }, modelFault('bad_request')]);

  expect(await checkModel(model, signal)).toMatchObject({ text: true, tools: false, output: null });
});

it('does not ask for tools of a model that has none', async () => {
  const model = scriptedModel([{ text: 'OK' }]);

  const check = await checkModel({ ...model, features: { tools: false, output: false } }, signal);

  expect(check.tools).toBeNull();
  expect(model.requests).toHaveLength(1);
});

it('throws the fault of a model that does not answer', async () => {
  const model = scriptedModel([modelFault('authentication')]);

  await expect(checkModel(model, signal)).rejects.toMatchObject({ fault: 'authentication' });
});
