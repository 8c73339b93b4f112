import type { Inquiry } from '../../shared/casework/dependencies';
import type { LocalDate } from '../../shared/domain/brands';
import type { NoticeEntry } from '../../shared/ports/money';
import type { NoticeDependencies } from './notice-context';

type Query = { readonly openOn?: LocalDate | undefined };

/**
 * What is or was under public notice; with a day, what was open on it. For everybody: it shows what was published and
 * nothing else of the case.
 */
export const listNotices = (dependencies: NoticeDependencies) => async (request: Pick<Inquiry<unknown, Query, unknown>, 'query'>) => {
  const openOn = request.query.openOn ?? null;
  const entries = await dependencies.batches.listNotices(openOn);
  return { items: entries.filter((entry) => openOn === null || entry.endedOn === null || openOn <= entry.endedOn).map(publicViewOf) };
};

const publicViewOf = (entry: NoticeEntry) => ({
  noticeNumber: entry.noticeNumber, programmeTitle: entry.programmeTitle, basis: entry.basis, enterpriseName: entry.enterpriseName, districtCode: entry.districtCode,
  amountFen: entry.amountFen, documentNumber: entry.documentNumber, opensOn: entry.opensOn, closesOn: entry.closesOn, objectionContact: entry.objectionContact,
});
