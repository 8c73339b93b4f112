import type { CaseworkDependencies } from '../../shared/casework/dependencies';
import type { ApplicationEvent } from '../../shared/domain/application/event';
import type { SizeClass } from '../../shared/domain/enterprise-size';
import type { AuditTrail } from '../../shared/ports/audit-trail';
import type { Listings } from '../../shared/ports/exports';
import type { Batches, Totals } from '../../shared/ports/money';
import type { PaperCases } from '../../shared/ports/paper-cases';
import type { ShownFigures } from '../../shared/ports/shown-figures';

/** What the projections stand on. */
export type OutboxDependencies = CaseworkDependencies & { readonly totals: Pick<Totals, 'apply'>; readonly shown: Pick<ShownFigures, 'note'>; readonly paperCases: Pick<PaperCases, 'note'>; readonly listings: Pick<Listings, 'note'>; readonly batches: Pick<Batches, 'saveNotice'>; readonly auditTrail: Pick<AuditTrail, 'note'> };

/** An event as the stream delivers it: with where its case belongs, so that most of it is projected without a read. */
export type DeliveredEvent = { readonly event: ApplicationEvent; readonly programmeId: string; readonly districtCode: string; readonly creditCode: string; readonly enterpriseSize: SizeClass };
