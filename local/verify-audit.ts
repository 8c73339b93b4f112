import { hashing } from '../shared/integrations/sha256';
import { createDailyRuns } from '../shared/persistence/daily-runs-repository';
import { verifyAudit } from '../shared/persistence/verify-audit';
import { verifyAuditRoots } from '../shared/persistence/verify-audit-roots';
import { maintenanceTarget, openTarget } from './maintenance-target';

/** `npm run verify-audit [-- --data DIR | --table NAME --region R --audit-bucket B --field-key ID]`: proves every case's history, and the daily roots against it. Ends with code 1 when a fault is found. */
async function main(): Promise<void> {
  const table = await openTarget(maintenanceTarget(['audit-bucket', 'field-key']));
  try {
    const { cases, events, faults, more } = await verifyAudit({ ...table, hashing });
    for (const { applicationId, fault } of faults) console.log(`${applicationId}: ${fault}`);
    if (more) console.log('There are more: mend these first.');
    console.log(`${cases} cases, ${events} events: ${faults.length}${more ? ' and more' : ''} faults`);
    const roots = await verifyAuditRoots({ ...table, hashing, dailyRuns: createDailyRuns(table.store), files: table.auditFiles });
    for (const { day, fault } of roots.faults) console.log(`audit root of ${day}: ${fault}`);
    console.log(`${roots.days} audit roots over ${roots.heads} heads: ${roots.faults.length} faults`);
    if (faults.length + roots.faults.length > 0) process.exitCode = 1;
  } finally {
    await table.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
