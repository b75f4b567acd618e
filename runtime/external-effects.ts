import type { Tool, ToolResult } from '#tools/tool.ts';

/** Who wants an effect: the code of a node or playbook, or a model, which may have been talked into it by what it read. */
export type ChosenBy = 'code' | 'model';

export interface EffectWish<Input, Output> {
  readonly tool: Tool<Input, Output>;
  readonly input: Input;
  readonly chosenBy: ChosenBy;
}

/** How a run has an effect on a system that we do not own: by policy, through the outbox, never twice. */
export interface ExternalEffects {
  /** The receipt of the effect; a WaitingError until it was approved and delivered. */
  use<Input, Output>(wish: EffectWish<Input, Output>): Promise<ToolResult<Output>>;
}
