import { republish } from '../functions/outbox/republish';
import type { DeliveredEvent } from '../functions/outbox/outbox-context';
import { randomIds } from '../shared/integrations/random-ids';
import { hashing } from '../shared/integrations/sha256';
import { systemClock } from '../shared/integrations/system-clock';
import { isEventItem, storedEventOf } from '../shared/persistence/application-items';
import { maintenanceTarget, openTarget } from './maintenance-target';

/** `npm run republish [-- --data DIR | --table NAME --region R]`: projects every stored event again, for when the stream or its consumer lost some. */
async function main(): Promise<void> {
  const table = await openTarget(maintenanceTarget([]));
  try {
    const events: DeliveredEvent[] = [];
    await table.scan((item) => {
      if (isEventItem(item)) events.push(storedEventOf(item));
    });
    const count = await republish({ ...table.repositories, clock: systemClock, ids: randomIds, hashing, demoMode: true })(events);
    console.log(`${count} events published again`);
  } finally {
    await table.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
