import { expect, it } from 'vitest';
import { PROVIDER_ADDRESSES, parseProviderAddresses } from './provider-addresses.ts';

it('puts what is named in place of the real address, and leaves the rest', () => {
  const addresses = parseProviderAddresses(
    'google_token=http://127.0.0.1:9/token, meta_graph=https://fake.example/',
  );

  expect(addresses).toEqual({
    ...PROVIDER_ADDRESSES,
    google_token: 'http://127.0.0.1:9/token',
    meta_graph: 'https://fake.example',
  });
});

it.each([
  'google_token=http://fake.example',
  'google_token=https://me:secret@fake.example',
  'google_token=https://fake.example?key=secret',
  'nobody=https://fake.example',
  'https://fake.example',
  'google_token=ftp://127.0.0.1',
])('refuses "%s", because credentials would go there', (text) => {
  expect(() => parseProviderAddresses(text)).toThrow(/^STEWARD_PROVIDER_URLS is name=url/);
  expect(() => parseProviderAddresses(text)).not.toThrow('secret@');
});
