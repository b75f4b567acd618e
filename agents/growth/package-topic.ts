import { type ReportPackage, reportPackage } from './package.schema.ts';
import type { PackageStamp } from './package-incident.ts';
import { rankByFinding } from './routing.ts';
import type { Topic } from './topic.ts';

/** Makes the package of a topic: who is concerned by the registry, everything else as the analysts found it. */
export function packageTopic(given: Topic, { tenant, at, traceId }: PackageStamp): ReportPackage {
  const { cause, source, agentName } = given;
  return reportPackage.parse({
    ...given,
    ...{ shopId: tenant.id, propertyId: null, packagedAt: at, traceId },
    suggestedTeams: rankByFinding(cause.kind, source, agentName),
  });
}
