import type { Tool, ToolResult } from '#tools/tool.ts';

/** How a run has an effect on a system that we do not own: by policy, through the outbox, never twice. */
export interface ExternalEffects {
  /** The receipt of the effect; a WaitingError until it was approved and delivered. */
  use<Input, Output>(tool: Tool<Input, Output>, input: Input): Promise<ToolResult<Output>>;
}
