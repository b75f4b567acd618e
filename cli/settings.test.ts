import { describe, expect, it } from 'vitest';
import { ConfigurationError } from '#core/errors.ts';
import { QUEUES } from '#runtime/queue-settings.ts';
import { defaultHome, readSettings } from './settings.ts';

describe('readSettings', () => {
  it('takes what is set, and counts what is empty as not set', () => {
    const settings = readSettings({
      DATABASE_URL: '',
      STEWARD_HOME: '/data',
      OPENAI_BASE_URL: 'https://models.example/v1/',
      ANTHROPIC_API_KEY: 'key-of-anthropic',
      STEWARD_MODEL: 'small',
      STEWARD_MODEL_PRICE: '2.50/10',
      STEWARD_MODEL_IDLE_SECONDS: '12.5',
      STEWARD_LEASE_SECONDS: '30',
      STEWARD_QUEUES: 'batch=3/6, analyst=12/4',
      STEWARD_MASTER_KEY_FILE: '/keys/master',
      STEWARD_GOOGLE_CLIENT_ID: '',
      STEWARD_META_APP_ID: '42',
      NO_COLOR: '1',
    });

    expect(settings).toEqual({
      databaseUrl: undefined,
      home: '/data',
      log: undefined,
      logLevel: undefined,
      model: {
        apiKey: undefined,
        anthropicKey: 'key-of-anthropic',
        baseUrl: 'https://models.example/v1',
        name: 'small',
        price: { input: 2.5, output: 10, cached: 2.5 },
        idleSeconds: 12.5,
      },
      leaseSeconds: 30,
      queues: {
        ...QUEUES,
        batch: { ...QUEUES.batch, perTenant: 3, perWorker: 6 },
        analyst: { ...QUEUES.analyst, perTenant: 12, perWorker: 4 },
      },
      sources: {
        masterKey: { value: undefined, file: '/keys/master' },
        nextMasterKey: { value: undefined, file: undefined },
        google: { clientId: undefined, clientSecret: undefined, file: undefined },
        meta: { appId: '42', appSecret: undefined },
        googleAdsDeveloperToken: undefined,
        pageSpeedKey: undefined,
        providerUrls: undefined,
      },
      isColourless: true,
    });
  });

  it.each([
    [{ DATABASE_URL: 'mysql://me:secret@host/db' }, /DATABASE_URL/],
    [{ STEWARD_LOG_LEVEL: 'loud' }, /STEWARD_LOG_LEVEL/],
    [{ OPENAI_BASE_URL: 'secret' }, /OPENAI_BASE_URL/],
    [{ STEWARD_MODEL_IDLE_SECONDS: '0' }, /STEWARD_MODEL_IDLE_SECONDS is not a number of seconds/],
    [{ STEWARD_LEASE_SECONDS: 'soon' }, /STEWARD_LEASE_SECONDS/],
    [{ STEWARD_LEASE_SECONDS: '0' }, /STEWARD_LEASE_SECONDS/],
    [{ STEWARD_QUEUES: 'batch=0/2' }, /STEWARD_QUEUES/],
    [{ STEWARD_QUEUES: 'batch=1/2,secret=1/1' }, /STEWARD_QUEUES/],
    [{ STEWARD_MODEL_PRICE: 'secret' }, /STEWARD_MODEL_PRICE/],
    [{ STEWARD_MODEL_PRICE: '-1/secret' }, /STEWARD_MODEL_PRICE/],
  ])('names the variable that cannot be used, and never its value', (variables, name) => {
    const reading = () => readSettings(variables);

    expect(reading).toThrow(ConfigurationError);
    expect(reading).toThrow(name);
    expect(reading).not.toThrow(/secret/);
  });
});

it.each([
  ['linux', { HOME: '/home/ann' }, '/home/ann/.local/share/steward'],
  ['linux', { HOME: '/home/ann', XDG_DATA_HOME: '/data' }, '/data/steward'],
  ['linux', { HOME: '/home/ann', XDG_DATA_HOME: 'relative' }, '/home/ann/.local/share/steward'],
  ['darwin', { HOME: '/Users/ann' }, '/Users/ann/Library/Application Support/steward'],
] as const)('keeps its data on %s where %o says', (system, variables, folder) => {
  expect(defaultHome(system, variables)).toBe(folder);
});

it('keeps its data in the local application data on Windows', () => {
  expect(defaultHome('win32', { LOCALAPPDATA: 'C:\\Users\\ann\\AppData\\Local' })).toMatch(
    /AppData.Local.steward$/,
  );
});
