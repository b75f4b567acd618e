import type { ModelsSetInput } from '#runtime/models/models-set-input.ts';
import { listCases } from './all-cases.ts';
import { openPlayer } from './play-case.ts';

/*
 * A process of its own that plays cases, one after the other: it is started with the lists of models as JSON; then its
 * parent sends the name of a case and gets its report back. It ends when the parent lets go.
 */

/** What the parent sends. */
export interface PlayWish {
  readonly name: string;
  readonly reseed: number;
  readonly dataFolder: string;
}

const lists: readonly ModelsSetInput[] = JSON.parse(process.argv[2] ?? '[]');
const player = await openPlayer(lists);
let last: Promise<void> = Promise.resolve();

async function answer({ name, reseed, dataFolder }: PlayWish): Promise<void> {
  const listed = listCases(dataFolder).find((each) => each.name === name);
  if (listed === undefined) throw new Error(`There is no case "${name}".`);
  const report = await player.play(listed.open(reseed));
  // A parent that is gone wants no answer.
  if (process.connected) process.send?.(report);
}

process.on('message', (wish: PlayWish) => {
  last = last.then(() => answer(wish));
});
process.on('disconnect', () => {
  void last.then(() => player.close());
});
process.send?.({ problems: player.problems });
