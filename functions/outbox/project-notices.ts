import { situationOf } from '../../shared/casework/situation';
import type { Situation } from '../../shared/casework/situation';
import type { Application } from '../../shared/domain/application/application';
import { noticeNumberOf } from '../../shared/domain/application/notice-number';
import type { LocalDate } from '../../shared/domain/brands';
import { noticeClosesOn } from '../../shared/domain/working-days';
import type { NoticeEntry } from '../../shared/ports/money';
import { noticesOfCase } from './notices-of-case';
import type { PastNotice } from './notices-of-case';
import type { OutboxDependencies } from './outbox-context';

/**
 * Writes the public list's entries of one case from its history and nothing else, so that it does not matter how often
 * or in which order its events arrive.
 * Plain Error when the case, its call or its enterprise is missing: the record is then tried again and kept aside.
 */
export const projectNotices = async (dependencies: OutboxDependencies, applicationId: string): Promise<void> => {
  const application = await dependencies.applications.read(applicationId);
  if (application === null) throw new Error(`Case ${applicationId} has events and no head.`);
  const [situation, events, call, enterpriseName] = await Promise.all([
    situationOf(dependencies, application),
    dependencies.applications.readEvents(applicationId),
    dependencies.catalogues.readCall(application.callId),
    enterpriseNameOf(dependencies, application),
  ]);
  if (call === null) throw new Error(`Case ${applicationId} names a call that does not exist.`);
  for (const notice of noticesOfCase(events)) {
    const entry: NoticeEntry = {
      applicationId, noticeNumber: noticeNumberOf(applicationId, notice.round), programmeId: application.programmeId,
      enterpriseName, districtCode: application.districtCode, amountFen: notice.amountFen, documentNumber: notice.documentNumber,
      ...datesOf(situation, notice), programmeTitle: situation.programme.title, basis: basisOf(situation), objectionContact: call.contact,
    };
    await dependencies.batches.saveNotice(entry);
  }
};

const enterpriseNameOf = async (dependencies: OutboxDependencies, { applicationId, creditCode }: Application): Promise<string> => {
  const enterprise = await dependencies.people.readEnterprise(creditCode);
  const name = enterprise?.registeredName ?? (await dependencies.applications.readSubmission(applicationId, 'latest'))?.facts.applicant?.registeredName;
  if (name === undefined) throw new Error(`The enterprise of case ${applicationId} has no name.`);
  return name;
};

/** The head knows the last day of its current notice; of an earlier one the programme's rule does. */
const datesOf = ({ application, context }: Situation, notice: PastNotice): { readonly opensOn: LocalDate; readonly closesOn: LocalDate; readonly endedOn: LocalDate | null } => {
  const closesOn = (application.notice?.round === notice.round ? application.notice.closesOn : null) ?? ruledLastDay(context, notice);
  return { opensOn: notice.opensOn, closesOn, endedOn: notice.leftOn !== null && notice.leftOn <= closesOn ? notice.leftOn : null };
};

const ruledLastDay = ({ procedure, calendar }: Situation['context'], notice: PastNotice): LocalDate => {
  if (procedure.notice === null) throw new Error('A case was noticed under a programme without a rule for notices.');
  return noticeClosesOn(calendar, notice.opensOn, procedure.notice.value);
};

/** The published instruments the programme rests on, each once. */
const basisOf = ({ catalogue, programme }: Situation): string => {
  const titles = programme.clauseIds.flatMap((clauseId) => {
    const instrument = catalogue.instruments.get(catalogue.clauses.get(clauseId)?.instrumentId ?? '');
    return instrument === undefined ? [] : [`《${instrument.title}》${instrument.documentNumber === null ? '' : `（${instrument.documentNumber}）`}`];
  });
  return [...new Set(titles)].join('、');
};
