import { ConfigurationError } from '#core/errors.ts';
import { PROVIDERS, type SourceSettings } from '#mcp-servers/source-settings.ts';
import type { Source } from '#tools/source/source.ts';
import type { SourceAccesses } from '#tools/source/source-access.ts';
import { SourceError } from '#tools/source/source-error.ts';
import type { Cli } from './cli.ts';

/** What tenants have connected of a source. PageSpeed needs no consent; the others wait for the credentials. */
export async function composeSources(_cli: Cli, source: Source): Promise<SourceAccesses> {
  if (source !== 'pagespeed') {
    throw new ConfigurationError(
      `The source ${source} is not connected: this version cannot connect it yet.`,
    );
  }
  return {
    async open() {
      throw new SourceError('This source has no accounts.', { kind: 'bad_request' });
    },
  };
}

/** The providers' settings of this installation. */
export function sourceSettings({ variable }: Pick<Cli, 'variable'>): SourceSettings {
  return {
    ...PROVIDERS,
    googleDeveloperToken: variable('STEWARD_GOOGLE_DEVELOPER_TOKEN'),
    pagespeedKey: variable('STEWARD_PAGESPEED_KEY'),
    metaAppSecret: variable('STEWARD_META_APP_SECRET'),
  };
}
