import type { AdviceConflict } from '#graphs/growth/merge-advice.ts';

const BECAUSE: Readonly<Record<AdviceConflict['resolvedBy'], string>> = {
  priority: 'The first one is more pressing.',
  confidence: 'The first one is surer.',
  undecided: 'Neither is clearly better: a person has to decide.',
};

/** Two ideas that undo each other, in plain words. */
export function sayConflict({ lever, subject, kept, dropped, resolvedBy }: AdviceConflict): string {
  const what = `${words(lever)} of ${placeInWords(subject)}`;
  return (
    `Contradiction about the ${what}: “${words(kept.template)}” (${kept.direction}) is advised, ` +
    `“${words(dropped.template)}” asks for the opposite (${dropped.direction}). ${BECAUSE[resolvedBy]}`
  );
}

/** A place as people name it: `campaign=sale` is “the campaign sale”. */
export function placeInWords(subject: string): string {
  const [dimension = '', ...value] = subject.split('=');
  return value.length === 0 ? 'the whole shop' : `the ${dimensionInWords(dimension)} ${value.join('=')}`;
}

/** `adset_name` and `deviceCategory` are columns of sources. */
function dimensionInWords(name: string): string {
  const spaced = words(name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`));
  return spaced.replace(/ name$/, '');
}

function words(name: string): string {
  return name.replaceAll('_', ' ');
}
