import { act } from '../../shared/casework/act';
import type { Prepared } from '../../shared/casework/act';
import { requireIdentity } from '../../shared/casework/actors';
import type { CaseworkDependencies } from '../../shared/casework/dependencies';
import { determineCase } from '../../shared/casework/determining';
import { mergeFindings } from '../../shared/casework/review-findings';
import type { Situation } from '../../shared/casework/situation';
import { actionReplyOf } from '../../shared/casework/views';
import type { ConditionFinding, LineFinding } from '../../shared/domain/application/actions';
import { stageOf } from '../../shared/domain/application/authority';
import type { Fen } from '../../shared/domain/brands';
import { fen, zeroFen } from '../../shared/domain/money';
import { Problem } from '../../shared/domain/problem';
import { canonicalText } from '../../shared/domain/rules/catalogue';
import { namedConditions } from '../../shared/domain/rules/conditions';
import type { Determination } from '../../shared/domain/rules/determination';
import type { StageFindings } from '../../shared/ports/applications';
import { officerCommand } from './officer-command';
import type { CaseRequest } from './officer-command';

type WrittenLineFinding = Omit<LineFinding, 'toFen'> & { readonly toFen?: Fen | undefined };
type Written = { readonly opinion: 'grant' | 'reject'; readonly conditionFindings: readonly ConditionFinding[]; readonly lineFindings: readonly WrittenLineFinding[]; readonly comment: string };
type Body = Omit<Written, 'lineFindings'> & { readonly lineFindings: readonly LineFinding[] };

/** Without keys that are there but undefined: the event's bytes must not depend on how a client left something out. */
const bodyOf = (written: Written): Body => ({
  ...written,
  lineFindings: written.lineFindings.map(({ toFen, ...finding }) => (toFen === undefined ? finding : { ...finding, toFen })),
});

/**
 * A stage's opinion: a finding per condition, and per line met, cut or refused with its reason. Cuts and refusals run
 * through the pinned rules again, so that ceilings and other funding are applied to what is left.
 * @throws Problem `condition_unknown`, `line_unknown`, `finding_reason_required`, `conditions_not_met`, `amount_undetermined`, `clash_unresolved`.
 */
export const recordReview = (dependencies: CaseworkDependencies) => async (request: CaseRequest<Written>) => {
  const { userId } = requireIdentity(request.identity);
  const command = officerCommand(dependencies, request, ['intake_officer', 'district_reviewer', 'city_reviewer', 'expert']);
  return actionReplyOf(await act(dependencies, command, (situation) => prepare(dependencies, situation, bodyOf(request.body), userId)));
};

const prepare = async (dependencies: CaseworkDependencies, situation: Situation, body: Body, userId: string): Promise<Prepared> => {
  const { application, catalogue, programme, context } = situation;
  const { applicationId } = application;
  const [submission, earlier, latest] = await Promise.all([
    dependencies.applications.readSubmission(applicationId, 'latest'), dependencies.applications.readFindings(applicationId), dependencies.applications.readLatestDetermination(applicationId),
  ]);
  const stage = stageOf(application, context);
  if (submission === null || stage === null) throw new Problem('action_not_available', { params: { action: 'record_review', state: application.state } });
  requireKnownConditions(body.conditionFindings, namedConditions(catalogue, programme).map((condition) => condition.id));
  requireReasons(body);
  const findings: Omit<StageFindings, 'reviewedFen'> = {
    applicationId, version: application.version + 1, stageId: stage.id, userId,
    opinion: body.opinion, conditionFindings: body.conditionFindings, lineFindings: body.lineFindings, comment: body.comment,
  };
  const merged = mergeFindings([...earlier, { ...findings, reviewedFen: zeroFen }]);
  const determination = determineCase(dependencies, situation, { ...submission.facts, ...(merged.length === 0 ? {} : { reviewFindings: [...merged] }) });
  requireKnownLines(body.lineFindings, determination);
  if (body.opinion === 'grant') {
    if (application.clashedLines.length > 0) throw new Problem('clash_unresolved', { params: { lineIds: application.clashedLines } });
    requireGrantable(determination, [...earlier.flatMap((stageFindings) => stageFindings.conditionFindings), ...body.conditionFindings]);
  }
  const reviewedFen = body.opinion === 'grant' ? fen(determination.amount.amountFen ?? 0) : zeroFen;
  return {
    action: { action: 'record_review', opinion: body.opinion, conditionFindings: body.conditionFindings, lineFindings: body.lineFindings, reviewedFen, comment: body.comment },
    documents: [
      { kind: 'findings', value: { ...findings, reviewedFen } },
      // A stage that changes nothing stands on the determination before it: the latest one up to its version.
      ...(latest !== null && canonicalText(latest.determination) === canonicalText(determination) ? [] : [{ kind: 'determination', value: { applicationId, version: application.version + 1, madeAt: 'record_review', determination } } as const]),
    ],
  };
};

const requireKnownConditions = (findings: readonly ConditionFinding[], known: readonly string[]): void => {
  const index = findings.findIndex((finding) => !known.includes(finding.conditionId));
  if (index >= 0) throw new Problem('condition_unknown', { field: `conditionFindings[${index}].conditionId`, params: { conditionId: findings[index]?.conditionId ?? '' } });
};

const requireKnownLines = (findings: readonly LineFinding[], determination: Determination): void => {
  const index = findings.findIndex((finding) => !determination.lines.some((line) => line.lineId === finding.lineId));
  if (index >= 0) throw new Problem('line_unknown', { field: `lineFindings[${index}].lineId`, params: { lineId: findings[index]?.lineId ?? '' } });
};

/** Whoever cuts or refuses says why, and a cut says to how much. */
const requireReasons = (body: Body): void => {
  for (const [index, finding] of body.lineFindings.entries()) {
    if (finding.finding !== 'met' && finding.reason === '') throw new Problem('finding_reason_required', { field: `lineFindings[${index}].reason` });
    if ((finding.finding === 'cut') !== (finding.toFen !== undefined)) throw new Problem('field_required', { field: `lineFindings[${index}].toFen` });
  }
  for (const [index, finding] of body.conditionFindings.entries()) {
    if (finding.finding !== 'met' && finding.reason === '') throw new Problem('finding_reason_required', { field: `conditionFindings[${index}].reason` });
  }
};

/** Nobody is recommended for money whose conditions the rules or a reviewer found unmet, or whose amount is not known. */
const requireGrantable = (determination: Determination, findings: readonly ConditionFinding[]): void => {
  const word = new Map(findings.map((finding) => [finding.conditionId, finding.finding]));
  const failed = determination.conditions.filter((condition) => condition.lineId === null && condition.outcome === 'not_met').map((condition) => condition.conditionId);
  const refused = [...word].filter(([, finding]) => finding === 'not_met').map(([conditionId]) => conditionId);
  if (failed.length + refused.length > 0 || determination.outcome === 'not_eligible') throw new Problem('conditions_not_met', { params: { conditionIds: [...new Set([...failed, ...refused])], reasons: determination.lines.flatMap((line) => line.reasons) } });
  if (determination.amount.amountFen === null) throw new Problem('amount_undetermined', { params: { missing: determination.missing } });
};
