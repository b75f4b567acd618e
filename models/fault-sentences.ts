import type { ModelFault } from './model.ts';

/** Our words for each fault. */
export const FAULT_SENTENCES: Readonly<Record<ModelFault, string>> = {
  rate_limited: 'The model provider takes no more requests for now.',
  quota: 'The model provider says that the credit is used up.',
  authentication: 'The model provider does not take the key.',
  forbidden: 'The key may not use this model.',
  bad_request: 'The model provider does not take the request.',
  context_length: 'The conversation is too long for the model.',
  overloaded: 'The model provider has too much to do.',
  server_error: 'The model provider had an error of its own.',
  unreadable: 'The model provider gave no usable answer.',
  truncated: 'The model provider ended its answer without a finish.',
  too_large: 'The answer of the model provider is larger than it may be.',
  timeout: 'The model provider did not answer in time.',
  idle: 'The model provider went silent in the middle of its answer.',
  unreachable: 'The model provider cannot be reached.',
  aborted: 'The answer was not wanted any more.',
  breaker_open: 'The model failed too often lately and is not asked for now.',
  no_room: 'Our own limit of requests to the model leaves no room in time.',
};
