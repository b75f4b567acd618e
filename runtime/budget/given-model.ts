import { z } from 'zod';

const withModel = z.looseObject({ model: z.string().min(1) });

/** A run's budget as it is stored: its limits, and the one model that they may be spent on, if it was given one. */
export function withGivenModel(limits: object, model: string | undefined): object {
  return model === undefined ? limits : { ...limits, model };
}

/** The model, by protocol and name, that a run was given for all its agents; null: they ask those of their lists. */
export function givenModel(budget: unknown): string | null {
  return withModel.safeParse(budget).data?.model ?? null;
}

/** The limits alone, which may be malformed for reasons of their own. */
export function limitsOf(budget: unknown): unknown {
  const read = withModel.safeParse(budget);
  if (!read.success) return budget;
  const { model: _model, ...limits } = read.data;
  return limits;
}
