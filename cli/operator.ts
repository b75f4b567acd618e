import { userInfo } from 'node:os';

/** Who sits at this command line, for the audit log: the name of the system's user, as far as there is one. */
export function currentOperator(): { readonly actorKind: 'operator'; readonly actorId: string | null } {
  try {
    return { actorKind: 'operator', actorId: userInfo().username };
  } catch {
    // A container may run as a number without a name.
    return {
      actorKind: 'operator',
      actorId: process.getuid === undefined ? null : `uid ${process.getuid()}`,
    };
  }
}
