import { auditRootPath, auditRootText, readAuditRoot, sealAuditRoot } from '../../shared/domain/application/audit-root';
import type { LocalDate } from '../../shared/domain/brands';
import { addDays } from '../../shared/domain/local-date';
import type { AuditTrail } from '../../shared/ports/audit-trail';
import type { Files } from '../../shared/ports/money';
import type { Hashing } from '../../shared/ports/runtime';

export type AuditRootDependencies = { readonly auditTrail: Pick<AuditTrail, 'notedOn'>; readonly files: Files; readonly hashing: Hashing };

/**
 * Seals days that are over, oldest first, each on the root of the day before; a day that is sealed already stays as it
 * is. The outbox notes an event under the day on which it is published, so an event published late stands under the
 * later day and none is left out.
 */
export const writeAuditRoots = ({ auditTrail, files, hashing }: AuditRootDependencies) => async (finishedDays: readonly LocalDate[]): Promise<readonly LocalDate[]> => {
  const written: LocalDate[] = [];
  for (const day of finishedDays) {
    const before = await files.read(auditRootPath(addDays(day, -1)));
    const previousRoot = before === null ? null : readAuditRoot(hashing.sha256, Buffer.from(before).toString('utf8')).root;
    const root = sealAuditRoot(hashing.sha256, day, previousRoot, await auditTrail.notedOn(day));
    if (await files.createOnce(auditRootPath(day), Uint8Array.from(Buffer.from(auditRootText(root), 'utf8')), 'application/json')) written.push(day);
  }
  return written;
};
