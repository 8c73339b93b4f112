import { requireOfficer } from '../../shared/casework/actors';
import type { CaseworkDependencies, Inquiry } from '../../shared/casework/dependencies';
import { officerRoles } from '../../shared/domain/application/actor';
import type { OfficerActor, OfficerRole } from '../../shared/domain/application/actor';
import { caseReaderRoles } from '../../shared/domain/application/authority';
import { applicationStates } from '../../shared/domain/application/states';
import type { ApplicationState } from '../../shared/domain/application/states';
import type { RegionCode } from '../../shared/domain/brands';
import { legalDateOf } from '../../shared/domain/local-date';
import type { RegionIndex } from '../../shared/domain/regions';
import type { Catalogue } from '../../shared/domain/rules/catalogue';
import { buildCalendar } from '../../shared/domain/working-days';
import type { QueueRow } from '../../shared/ports/applications';
import { daysLeft } from './days-left';
import { coversProgramme, districtsOf, grantsReaching } from './territory';
import { isWorkOf, statesOfRole } from './work-of-role';

/** Counting stops here: who has a hundred cases waiting in one district needs no exact number. */
const countedAtMost = 100;
/** What the desk calls soon; no legal term. */
const dueSoonWorkingDays = 3;

type Queue = { readonly state: ApplicationState; readonly districtCode: RegionCode };

/** The queues of all the officer's roles, each once. */
const queuesOf = (regions: RegionIndex, officer: OfficerActor): readonly Queue[] => {
  const queues = officerRoles.flatMap((role) => districtsOf(regions, officer, [role]).flatMap((districtCode) => statesOfRole[role].map((state) => ({ state, districtCode }))));
  return [...new Map(queues.map((queue) => [`${queue.state} ${queue.districtCode}`, queue])).values()];
};

/**
 * To-do counts by role, state and district. One query a queue reads its first hundred rows in the order of the deadline,
 * so what is overdue is counted first and the cost is bounded at any size (docs/architecture/access-patterns.md).
 */
export const getWorkbench = (dependencies: CaseworkDependencies) => async (request: Inquiry<unknown, unknown, unknown>) => {
  const officer = await requireOfficer(dependencies, request.identity, caseReaderRoles);
  const [catalogue, calendarData] = await Promise.all([dependencies.catalogues.current(), dependencies.catalogues.readCalendar()]);
  const calendar = buildCalendar(calendarData);
  const today = legalDateOf(dependencies.clock.now());
  const counted = await Promise.all(queuesOf(catalogue.regions, officer).map(async (queue) => {
    const page = await dependencies.applications.queue({ ...queue, limit: countedAtMost, cursor: null });
    return officerRoles.flatMap((role) => {
      const rows = page.items.filter((row) => concerns(catalogue, officer, role, row));
      if (rows.length === 0) return [];
      const dueSoon = ({ dueOn }: QueueRow): boolean => dueOn !== null && dueOn >= today && (daysLeft(calendar, today, dueOn) ?? dueSoonWorkingDays + 1) <= dueSoonWorkingDays;
      return [{
        role, ...queue, total: rows.length, more: page.cursor !== null,
        overdue: rows.filter(({ dueOn }) => dueOn !== null && dueOn < today).length, dueSoon: rows.filter(dueSoon).length,
        unclaimed: rows.filter(({ claimedBy }) => claimedBy === null).length, mine: rows.filter(({ claimedBy }) => claimedBy === officer.userId).length,
      }];
    });
  }));
  const place = ({ state }: Queue): number => applicationStates.indexOf(state);
  return { today, dueSoonWorkingDays, countedAtMost, districtCodes: districtsOf(catalogue.regions, officer, caseReaderRoles), items: counted.flat().sort((left, right) => place(left) - place(right)) };
};

/** Whether a row waits for the officer in this role. The current procedure tells whose turn it is; the head decides. */
const concerns = (catalogue: Catalogue, officer: OfficerActor, role: OfficerRole, row: QueueRow): boolean => {
  const procedure = catalogue.programmes.get(row.programmeId)?.procedure;
  return procedure !== undefined && isWorkOf(role, row.state, procedure) && coversProgramme(grantsReaching(catalogue.regions, officer, [role], row.districtCode), row.programmeId);
};
