import { expect, it } from 'vitest';
import type { ModelAnswer, ModelRequest } from '#models/model.ts';
import { scriptedModel } from '#models/testing.ts';
import { openTestStore } from '#storage/testing.ts';
import { oneNode, testAgent, withModel } from './testing.ts';
import { admitTo, gatherCrew, whenEnded } from './testing-crew.ts';

/** A model that keeps everybody in line until the door opens, and then in an answer. */
function modelWithLine() {
  const door = Promise.withResolvers<void>();
  const answer = JSON.stringify({ answer: { sum: 42, by: 'model' } });
  const scripted = scriptedModel(Array.from({ length: 9 }, () => ({ text: answer })));
  let inLine = 0;
  const complete = async (request: ModelRequest): Promise<ModelAnswer> => {
    inLine += 1;
    request.onWait?.(true);
    await door.promise;
    request.onWait?.(false);
    return scripted.complete(request);
  };
  const features = { tools: true, output: true };
  return { model: { ...scripted, features, complete }, open: door.resolve, inLine: () => inLine };
}

it('begins another run while one only waits for room, and ends both', async () => {
  const store = await openTestStore();
  const db = await store.createTenant();
  const crew = gatherCrew(store);
  const { model, open, inLine } = modelWithLine();
  const graph = oneNode(async ({ runAgent }) => void (await runAgent(testAgent(), { value: 21 })));
  const engine = withModel(await crew.open([graph]), model);
  const worker = crew.work(engine, { concurrency: 1 });
  const ids = [await admitTo(engine, db, graph), await admitTo(engine, db, graph)];

  await expect.poll(inLine, { timeout: 10_000 }).toBe(2);
  const held = worker.active();
  open();

  expect(held).toBe(2);
  const ended = await Promise.all(ids.map((id) => whenEnded(db, id)));
  expect(ended.map(({ status }) => status)).toEqual(['completed', 'completed']);
  await crew.close();
  await store.close();
});
