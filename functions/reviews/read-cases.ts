import { detailOf } from '../../shared/casework/case-detail';
import type { CaseworkDependencies, Inquiry } from '../../shared/casework/dependencies';
import { openCase } from '../../shared/casework/open-case';
import { timelineOf } from '../../shared/casework/views';
import { endToEndIdOf } from '../../shared/domain/application/parts';

const mask = (accountNumber: string): string => `${'*'.repeat(Math.max(0, accountNumber.length - 4))}${accountNumber.slice(-4)}`;

/** Everything a reviewer decides on, side by side. Outside one's territory a case does not exist. */
export const getCase = (dependencies: CaseworkDependencies) => async (request: Inquiry<{ readonly applicationId: string }, unknown, unknown>) => {
  const { officer, situation } = await openCase(dependencies, request);
  const { applications } = dependencies;
  const { application } = situation;
  const { applicationId } = application;
  const [detail, submission, determinations, findings, objections, payee, events] = await Promise.all([
    detailOf(dependencies, situation, officer), applications.readSubmission(applicationId, 'latest'), applications.readDeterminations(applicationId),
    applications.readFindings(applicationId), applications.readObjections(applicationId), applications.readPayee(applicationId), applications.readEvents(applicationId),
  ]);
  const before = submission === null || submission.revision < 2 ? null : await applications.readSubmission(applicationId, submission.revision - 1);
  const open = application.notice?.openObjectionIds ?? [];
  return {
    application: detail,
    facts: submission?.facts ?? null,
    revision: submission?.revision ?? null,
    previousFacts: before?.facts ?? null,
    materials: submission?.materials ?? [],
    determinations: determinations.map(({ version, madeAt, determination }) => ({ version, madeAt, determination })),
    findings: findings.map(({ applicationId: _applicationId, ...finding }) => finding),
    clashedLines: application.clashedLines,
    objections: objections.map(({ objectionId, objector, reason, receivedAt }) => ({ objectionId, kind: objector.kind, reason, receivedAt, open: open.includes(objectionId) })),
    claimedBy: application.claimedBy,
    recusedUserIds: application.recusedUserIds,
    dutyHolders: application.dutyHolders,
    parts: application.parts.map((part) => ({ ...part, endToEndId: part.attempt === 0 ? null : endToEndIdOf(application, part.number, part.attempt) })),
    pins: application.pins,
    payee: payee === null ? null : { accountName: payee.accountName, accountNumberMasked: mask(payee.accountNumber), bankCode: payee.bankCode, bankName: payee.bankName },
    timeline: timelineOf(events, true),
  };
};
