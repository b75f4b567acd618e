import { describe, expect, it } from 'vitest';
import {
  ConfigurationError,
  ExternalServiceError,
  InvalidInputError,
  InvariantError,
  NotFoundError,
  StoreUnavailableError,
} from '#core/errors.ts';
import { exitCodeOf, InterruptedError } from './exit-code.ts';
import { explainError } from './explain-error.ts';

it.each([
  [new NotFoundError('tenant', 'x'), 1],
  [new InvalidInputError('x'), 2],
  [new ConfigurationError('x'), 3],
  [new ExternalServiceError('x'), 4],
  [new StoreUnavailableError('x'), 3],
  [new InvariantError('x'), 70],
  [new TypeError('x'), 70],
  [new InterruptedError('SIGTERM'), 130],
])('%o ends the process with %i', (error, code) => {
  expect(exitCodeOf(error)).toBe(code);
});

describe('explainError', () => {
  it.each([
    [
      { code: 'ECONNREFUSED', address: '127.0.0.1', port: 5432 },
      3,
      /cannot be reached \(127\.0\.0\.1:5432\)/,
    ],
    [
      { code: '28P01', message: 'password authentication failed for user "secret"' },
      3,
      /refused the password/,
    ],
    [{ code: 'ENOSPC' }, 3, /disk is full/],
    [{ code: 'ENOENT', path: 'numbers.csv' }, 2, /File not found: numbers\.csv/],
  ])('says %o in our words', (fields, code, words) => {
    const failure = Object.assign(new Error('system text'), fields);

    const explained = explainError(failure);

    expect(exitCodeOf(explained)).toBe(code);
    expect(explained).toMatchObject({ message: expect.stringMatching(words), cause: failure });
    expect(String(explained)).not.toContain('secret');
  });

  it('says of an outage where the database was to be, as far as that is known', () => {
    const refused = Object.assign(new Error('x'), { code: 'ECONNREFUSED', address: '10.0.0.1', port: 5432 });
    const known = new StoreUnavailableError('away', { cause: refused });
    const unknown = new StoreUnavailableError('away', { cause: new Error('Connection terminated') });

    expect(explainError(known)).toMatchObject({ message: expect.stringContaining('10.0.0.1:5432') });
    expect(explainError(unknown)).toBe(unknown);
  });

  it('finds the address behind several attempts to connect', () => {
    const attempts = [Object.assign(new Error(), { address: '::1', port: 5432 })];
    const failure = Object.assign(new AggregateError(attempts), { code: 'ECONNREFUSED' });

    expect(explainError(failure)).toMatchObject({ message: expect.stringContaining('::1:5432') });
  });

  it('leaves what it does not know as it is', () => {
    const failure = new TypeError('x is not a function');

    expect(explainError(failure)).toBe(failure);
  });
});
