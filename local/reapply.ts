import { rmSync } from 'node:fs';
import { republish } from '../functions/outbox/republish';
import { paymentListReader } from '../shared/documents/payment-list';
import { resultFileReader } from '../shared/documents/result-file-reader';
import { randomIds } from '../shared/integrations/random-ids';
import { hashing } from '../shared/integrations/sha256';
import { systemClock } from '../shared/integrations/system-clock';
import { reapply } from '../shared/persistence/reapply';
import { reconcile } from '../shared/persistence/reconcile';
import { readRunningEndpoint } from './data-folder';
import { maintenanceTarget, openTarget } from './maintenance-target';
import type { MaintenanceTarget } from './maintenance-target';

/**
 * `npm run reapply [-- --data DIR | --table NAME --region R --files-bucket B]`: after a copy of the table was put back. Brings cases, batches and results up to
 * the payment files and results in the file store, proves the books, and lifts the freeze of payments when they agree.
 * Ends with code 1 when payments stay frozen, and says why. The system must not be running.
 */
async function main(): Promise<void> {
  const target = maintenanceTarget(['files-bucket']);
  await prepare(target);
  const table = await openTarget(target);
  try {
    const { files } = table;
    const publish = republish({ ...table.repositories, clock: systemClock, ids: randomIds, hashing, demoMode: true });
    const sources = { ...table, files, clock: systemClock, hashing, paymentJournal: table.repositories.paymentJournal };
    const { known, reapplied, brought, conflicts } = await reapply(sources, async (events) => { await publish(events); });
    for (const { subject, reason } of conflicts) console.log(`${subject}: ${reason}`);
    const { differences, more } = await reconcile({ ...sources, paymentLists: paymentListReader, resultFiles: resultFileReader, salt: randomIds.salt() });
    for (const { kind, subject, expected, found } of differences) console.log(`${kind}: ${subject}: expected ${String(expected)}, found ${String(found)}`);
    const agreed = conflicts.length === 0 && differences.length === 0 && !more;
    const open = agreed && (known === 0 || await table.repositories.paymentJournal.thaw(known));
    console.log(`${reapplied} steps re-applied, ${brought} cases brought forward, ${conflicts.length} conflicts, ${differences.length} differences: payments ${open ? 'go on' : 'stay frozen'}`);
    if (!open) process.exitCode = 1;
  } finally {
    await table.close();
  }
}

/** In the cloud nobody but the deployment itself knows whether somebody works: the runbook closes the portal first. */
async function prepare(target: MaintenanceTarget): Promise<void> {
  if (target.kind === 'deployed') return;
  if (await readRunningEndpoint(target.data) !== null) throw new Error('Stop the system first: nothing may be written while payments are re-applied.');
  // It says how far another, longer stream was read.
  rmSync(target.data.streamCheckpointFile, { force: true });
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
