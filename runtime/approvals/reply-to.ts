import type { Database } from '#storage/database.ts';
import { type Approval, expireApproval, findApproval } from '#storage/runtime/approval.repository.ts';
import type { Reply } from '../waits.ts';

/** The answer to what a run asks at a place; `open` while there is none, undefined when it was never asked. */
export async function replyTo(
  db: Database,
  asked: { readonly executionId: string; readonly place: string },
): Promise<Reply | 'open' | undefined> {
  const approval = await findApproval(db, asked);
  if (approval?.isOverdue !== true) return approval === undefined ? undefined : replyOf(approval);
  await expireApproval(db, approval.id);
  // Somebody may have been quicker than we; then theirs counts.
  const settled = await findApproval(db, asked);
  return settled === undefined ? undefined : replyOf(settled);
}

/** What was said to a question; `open` when nobody has said anything. */
export function replyOf({ status, payload, editedPayload, reason }: Approval): Reply | 'open' {
  switch (status) {
    case 'pending':
      return 'open';
    case 'approved':
      return { decision: status, value: payload, reason };
    case 'edited':
      return { decision: status, value: editedPayload, reason };
    default:
      return { decision: status, value: null, reason };
  }
}
