import { askChange } from './ask-change.ts';
import { askForecast, askMissingDays } from './ask-days.ts';
import { askDecay } from './ask-decay.ts';
import { askEfficiency } from './ask-efficiency.ts';
import { askGap } from './ask-gap.ts';
import { askLevel } from './ask-level.ts';
import { askBand, askCurve } from './ask-position.ts';
import { askRivalry } from './ask-rivalry.ts';
import { askConcentration, askFlag, askMembers, askPart } from './ask-rows.ts';
import { askTarget } from './ask-target.ts';
import { askTurnover } from './ask-turnover.ts';
import { byWorth, type RuleData, type RuleOutcome } from './finding.ts';
import type { Rule, RuleKind, RuleOf } from './rule.ts';

const ASKS: { readonly [Kind in RuleKind]: (rule: RuleOf<Kind>, data: RuleData) => RuleOutcome } = {
  change: askChange,
  gap: askGap,
  efficiency: askEfficiency,
  level: askLevel,
  band: askBand,
  curve: askCurve,
  rivalry: askRivalry,
  turnover: askTurnover,
  decay: askDecay,
  flag: askFlag,
  concentration: askConcentration,
  part: askPart,
  missing_days: askMissingDays,
  forecast: askForecast,
  members: askMembers,
  target: askTarget,
};

/** What a rule finds in the tables, the most money first. */
export function askRule<Kind extends RuleKind>(rule: RuleOf<Kind>, data: RuleData): RuleOutcome;
export function askRule(rule: Rule, data: RuleData): RuleOutcome {
  // The key of the list and the kind of the rule are the same word.
  const ask = ASKS[rule.kind] as (rule: Rule, data: RuleData) => RuleOutcome;
  const outcome = ask(rule, data);
  return { ...outcome, findings: byWorth(outcome.findings) };
}
