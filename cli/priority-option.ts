import { z } from 'zod';
import { priority } from '#tools/growth/team.ts';

/** All priorities, for texts. */
export const PRIORITIES = priority.options.join(', ');

/** A priority on the command line, in capitals or not. */
export const priorityOption = z
  .string()
  .transform((text) => text.toUpperCase())
  .pipe(z.enum(priority.options, `must be one of ${PRIORITIES}`));
