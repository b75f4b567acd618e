/** What a fake provider sends. */
export interface FakeResponse {
  readonly status: number;
  /** Sent as JSON; a string is sent as it is. */
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Every way in which a provider refuses, by name; the subject replaces what the usual text names. */
export type RefusalCatalogue<Name extends string = string> = Readonly<
  Record<Name, (subject?: string) => FakeResponse>
>;

/** Ends the work on a request with a documented refusal. */
export class FakeRefusal extends Error {
  readonly response: FakeResponse;

  constructor(response: FakeResponse) {
    super(`The provider refuses with ${response.status}.`);
    this.response = response;
  }
}
