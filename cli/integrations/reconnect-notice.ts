import { listIntegrations } from '#storage/core/integration.repository.ts';
import { connectCommand } from '#tools/source/reconnect.ts';
import { connectableSource } from '#tools/source/source.ts';
import type { TenantScope } from '../cli.ts';

/** One line that says which sources of a tenant have to be connected again, and how; undefined when none has. */
export async function findReconnectNotice({ db, tenant }: TenantScope): Promise<string | undefined> {
  const ended = (await listIntegrations(db, tenant.id)).filter(({ status }) => status === 'needs_reconnect');
  const commands = ended.flatMap(({ source }) => {
    const known = connectableSource.safeParse(source);
    return known.success ? connectCommand({ slug: tenant.slug, source: known.data }) : [];
  });
  if (commands.length === 0) return undefined;
  const names = ended.map(({ source }) => source).join(', ');
  return `No new data of ${names}: the consent has ended. Run: ${commands.join('; ')}`;
}
