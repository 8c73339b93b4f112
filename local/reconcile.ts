import { reconcile } from '../shared/persistence/reconcile';
import { dataFolderArgument, openTable } from './open-table';

/** `npm run reconcile [-- --data DIR]`: proves that the books agree. Ends with code 1 when something does not add up. */
async function main(): Promise<void> {
  const table = await openTable(dataFolderArgument(process.argv.slice(2)));
  try {
    const { cases, accounts, entries, differences } = await reconcile(table.store, table.scan);
    for (const { kind, subject, expected, found } of differences) console.log(`${kind}: ${subject}: expected ${String(expected)}, found ${String(found)}`);
    console.log(`${cases} cases, ${accounts} accounts, ${entries} entries: ${differences.length} differences`);
    if (differences.length > 0) process.exitCode = 1;
  } finally {
    await table.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
