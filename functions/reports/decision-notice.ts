import { applicantOf } from '../../shared/casework/actors';
import { reExaminationOf } from '../../shared/casework/case-detail';
import type { Inquiry } from '../../shared/casework/dependencies';
import { openCase } from '../../shared/casework/open-case';
import { situationOf } from '../../shared/casework/situation';
import type { Situation } from '../../shared/casework/situation';
import type { ConditionFinding, LineFinding } from '../../shared/domain/application/actions';
import type { ApplicationEvent } from '../../shared/domain/application/event';
import { decisionNoticeName, decisionNoticeOf, finalDecisionOf } from '../../shared/domain/papers/decision-notice';
import type { FinalDecision } from '../../shared/domain/papers/decision-notice';
import type { Paper } from '../../shared/domain/papers/paper';
import { Problem } from '../../shared/domain/problem';
import { regionOf } from '../../shared/domain/regions';
import { isDemoProgramme } from '../../shared/domain/rules/demo-programme';
import type { ReportDependencies } from './report-context';
import { storedPaper } from './stored-paper';

type ById = Inquiry<{ readonly applicationId: string }, unknown, unknown>;

/** What the last review said on single conditions and lines. */
const findingsOf = (events: readonly ApplicationEvent[]): { readonly conditionFindings: readonly ConditionFinding[]; readonly lineFindings: readonly LineFinding[] } => {
  const reviewed = [...events].reverse().find(({ change }) => change.action === 'record_review');
  if (reviewed?.change.action !== 'record_review') return { conditionFindings: [], lineFindings: [] };
  const { conditionFindings, lineFindings } = reviewed.change;
  return { conditionFindings, lineFindings };
};

const noticeOf = async (dependencies: ReportDependencies, { application, catalogue, programme, context }: Situation, events: readonly ApplicationEvent[], decision: FinalDecision): Promise<Paper> => {
  const { applicationId, creditCode } = application;
  const [submission, stored, enterprise, call] = await Promise.all([
    dependencies.applications.readSubmission(applicationId, 'latest'), dependencies.applications.readLatestDetermination(applicationId),
    dependencies.people.readEnterprise(creditCode), dependencies.catalogues.readCall(application.callId),
  ]);
  const determination = stored?.determination ?? null;
  return decisionNoticeOf({
    application, decision, determination,
    enterpriseName: submission?.facts.applicant?.registeredName ?? enterprise?.registeredName ?? creditCode,
    programmeTitle: programme.title,
    authorityName: `${regionOf(catalogue.regions, programme.regionCode).name}项目主管部门`,
    contact: call?.contact ?? null,
    demo: isDemoProgramme(programme) || determination?.warnings.some(({ kind }) => kind === 'demo_value') === true,
    ...findingsOf(events), conditions: programme.conditions,
    titleOf: (instrumentId) => catalogue.instruments.get(instrumentId)?.title ?? instrumentId,
    reExamination: reExaminationOf(decision.event.at, context),
  });
};

/** @throws Problem `decision_not_final`, `calendar_year_unpublished`, `character_unprintable`. */
const fileOf = async (dependencies: ReportDependencies, situation: Situation) => {
  const events = await dependencies.applications.readEvents(situation.application.applicationId);
  const decision = finalDecisionOf(events);
  if (decision === null) throw new Problem('decision_not_final', { params: { state: situation.application.state } });
  const path = `papers/decisions/${decisionNoticeName(decision)}.pdf`;
  return {
    fileName: `决定书-${situation.application.receiptNumber ?? situation.application.applicationId}.pdf`,
    bytes: await storedPaper(dependencies, path, () => noticeOf(dependencies, situation, events, decision)),
  };
};

/** The decision on a case of one's own enterprise, as PDF. @throws Problem `not_found`, and those of `fileOf`. */
export const getDecisionNotice = (dependencies: ReportDependencies) => async (request: ById) => {
  const application = await dependencies.applications.read(request.parameters.applicationId);
  if (application === null) throw new Problem('not_found');
  await applicantOf(dependencies, request.identity)(application);
  return fileOf(dependencies, await situationOf(dependencies, application));
};

/** The same for officers who may read the case. @throws Problem `not_found`, `forbidden`, `own_enterprise`, and those of `fileOf`. */
export const getCaseDecisionNotice = (dependencies: ReportDependencies) => async (request: ById) => {
  const { situation } = await openCase(dependencies, request);
  return fileOf(dependencies, situation);
};
