import { EntityFormatter, PutItemCommand } from 'dynamodb-toolbox';
import type { AuditTrail } from '../ports/audit-trail';
import { auditHeadKey, auditPartition } from './keys';
import type { Store } from './store';

/** One small item a case and day: one write unit an event, and one partition to read for the day's root. */
export function createAuditTrail(store: Store): AuditTrail {
  const { auditHead } = store.entities;
  return {
    async note(day, { applicationId, version, eventHash }) {
      const command = auditHead.build(PutItemCommand).item({ ...auditHeadKey(day, applicationId), schemaVersion: 1, version, eventHash });
      // A refused condition means that a later event of the case was noted before: events may come twice or out of order.
      await store.put(command.options({ condition: { or: [{ attr: 'pk', exists: false }, { attr: 'version', lt: version }] } }).params());
    },
    async notedOn(day) {
      const rows = await store.queryAll(auditPartition(day), null, true);
      return rows.map((raw) => {
        const { sk, version, eventHash } = auditHead.build(EntityFormatter).format(raw);
        return { applicationId: sk, version, eventHash };
      });
    },
  };
}
