import { hashing } from '../shared/integrations/sha256';
import { verifyAudit } from '../shared/persistence/verify-audit';
import { dataFolderArgument, openTable } from './open-table';

/** `npm run verify-audit [-- --data DIR]`: proves every case's history. Ends with code 1 when a fault is found. */
async function main(): Promise<void> {
  const table = await openTable(dataFolderArgument(process.argv.slice(2)));
  try {
    const { cases, events, faults } = await verifyAudit({ ...table, hashing });
    for (const { applicationId, fault } of faults) console.log(`${applicationId}: ${fault}`);
    console.log(`${cases} cases, ${events} events: ${faults.length} faults`);
    if (faults.length > 0) process.exitCode = 1;
  } finally {
    await table.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
