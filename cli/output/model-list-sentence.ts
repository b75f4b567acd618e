/** One list of models, by their names. */
export interface NamedList {
  /** Slug; null for the installation. */
  readonly tenant: string | null;
  readonly agent: string | null;
  readonly role: string;
  /** The first is asked first. */
  readonly models: readonly string[];
}

/** Says what stands in a list now. */
export function listSentence({ tenant, agent, role, models }: NamedList): string {
  const about = [tenant ?? 'The installation', agent].filter((part) => part !== null).join(', ');
  return models.length === 0
    ? `${about}, ${role}: no list.`
    : `${about}, ${role}: ${models.join(', then ')}.`;
}
