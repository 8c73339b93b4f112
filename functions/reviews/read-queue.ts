import { requireOfficer } from '../../shared/casework/actors';
import type { CaseworkDependencies, Inquiry } from '../../shared/casework/dependencies';
import { caseReaderRoles } from '../../shared/domain/application/authority';
import { stateLabels } from '../../shared/domain/application/states';
import type { ApplicationState } from '../../shared/domain/application/states';
import type { LocalDate, RegionCode } from '../../shared/domain/brands';
import { legalDateOf } from '../../shared/domain/local-date';
import { Problem } from '../../shared/domain/problem';
import { buildCalendar } from '../../shared/domain/working-days';
import type { QueueRow } from '../../shared/ports/applications';
import { daysLeft } from './days-left';
import { coversProgramme, districtsOf, grantsReaching } from './territory';

type QueueQuery = {
  readonly state: ApplicationState; readonly districtCode?: RegionCode | undefined; readonly programmeId?: string | undefined; readonly dueBeforeOn?: LocalDate | undefined;
  readonly holder: 'anybody' | 'mine' | 'nobody'; readonly order: 'due_first' | 'due_last'; readonly limit: number; readonly cursor?: string | undefined;
};

/** The queue of one state, in one district or in all the officer reaches, by deadline. A hint: who acts on a row reads the case. */
export const getReviewQueue = (dependencies: CaseworkDependencies) => async (request: Inquiry<unknown, QueueQuery, unknown>) => {
  const officer = await requireOfficer(dependencies, request.identity, caseReaderRoles);
  const [{ regions }, calendarData] = await Promise.all([dependencies.catalogues.current(), dependencies.catalogues.readCalendar()]);
  const { state, districtCode, programmeId, dueBeforeOn, holder, order, limit, cursor } = request.query;
  if (districtCode !== undefined && grantsReaching(regions, officer, caseReaderRoles, districtCode).length === 0) throw new Problem('forbidden', { field: 'districtCode' });
  const districtCodes = districtCode === undefined ? districtsOf(regions, officer, caseReaderRoles) : [districtCode];
  const admits = (row: QueueRow): boolean =>
    coversProgramme(grantsReaching(regions, officer, caseReaderRoles, row.districtCode), row.programmeId) &&
    (programmeId === undefined || row.programmeId === programmeId) &&
    (holder === 'anybody' || row.claimedBy === (holder === 'mine' ? officer.userId : null));
  const page = await dependencies.applications.workQueue({ state, districtCodes, limit, cursor: cursor ?? null, dueBeforeOn: dueBeforeOn ?? null, latestFirst: order === 'due_last', admits });
  const calendar = buildCalendar(calendarData);
  const today = legalDateOf(dependencies.clock.now());
  const items = page.items.map((row) => ({ ...row, stateLabel: stateLabels[row.state].staff, workingDaysLeft: row.dueOn === null ? null : daysLeft(calendar, today, row.dueOn) }));
  return { items, cursor: page.cursor };
};
