import { detailOf } from '../../shared/casework/case-detail';
import type { CaseworkDependencies, Inquiry } from '../../shared/casework/dependencies';
import { openCase } from '../../shared/casework/open-case';
import { timelineOf } from '../../shared/casework/views';
import type { Application } from '../../shared/domain/application/application';
import type { ApplicationEvent } from '../../shared/domain/application/event';
import { endToEndIdOf } from '../../shared/domain/application/parts';

const mask = (accountNumber: string): string => `${'*'.repeat(Math.max(0, accountNumber.length - 4))}${accountNumber.slice(-4)}`;

/** Everybody of the authority who had to do with the case. */
const officersOf = ({ claimedBy, recusedUserIds, dutyHolders }: Application, events: readonly ApplicationEvent[]): readonly string[] =>
  [...(claimedBy === null ? [] : [claimedBy]), ...recusedUserIds, ...dutyHolders.map(({ userId }) => userId), ...events.flatMap(({ actor }) => (actor.kind === 'officer' ? [actor.userId] : []))];

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
  const officers = new Set([...officersOf(application, events), ...findings.map(({ userId }) => userId)]);
  const [before, names] = await Promise.all([
    submission === null || submission.revision < 2 ? null : applications.readSubmission(applicationId, submission.revision - 1), dependencies.people.namesOf([...officers]),
  ]);
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
    officerNames: [...names].map(([userId, name]) => ({ userId, name })),
    parts: application.parts.map((part) => ({ ...part, endToEndId: part.attempt === 0 ? null : endToEndIdOf(application, part.number, part.attempt) })),
    pins: application.pins,
    payee: payee === null ? null : { accountName: payee.accountName, accountNumberMasked: mask(payee.accountNumber), bankCode: payee.bankCode, bankName: payee.bankName },
    timeline: timelineOf(events, true),
  };
};
