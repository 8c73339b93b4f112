import { paymentListReader } from '../shared/documents/payment-list';
import { resultFileReader } from '../shared/documents/result-file-reader';
import { randomIds } from '../shared/integrations/random-ids';
import { hashing } from '../shared/integrations/sha256';
import { reconcile } from '../shared/persistence/reconcile';
import { maintenanceTarget, openTarget } from './maintenance-target';

/** `npm run reconcile [-- --data DIR | --table NAME --region R --files-bucket B]`: proves that the books agree. Ends with code 1 when something does not add up. */
async function main(): Promise<void> {
  const table = await openTarget(maintenanceTarget(['files-bucket']));
  try {
    const report = await reconcile({ ...table, hashing, paymentLists: paymentListReader, resultFiles: resultFileReader, salt: randomIds.salt() });
    const { cases, accounts, entries, batches, resultFiles, differences, more } = report;
    for (const { kind, subject, expected, found } of differences) console.log(`${kind}: ${subject}: expected ${String(expected)}, found ${String(found)}`);
    if (more) console.log('There are more: mend these first.');
    console.log(`${cases} cases, ${accounts} accounts, ${entries} entries, ${batches} batches, ${resultFiles} result files: ${differences.length}${more ? ' and more' : ''} differences`);
    if (differences.length > 0 || more) process.exitCode = 1;
  } finally {
    await table.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
