import { act } from '../../shared/casework/act';
import { requireIdentity } from '../../shared/casework/actors';
import type { CaseworkDependencies } from '../../shared/casework/dependencies';
import { fundingCheckStage } from '../../shared/casework/review-findings';
import { actionReplyOf } from '../../shared/casework/views';
import { zeroFen } from '../../shared/domain/money';
import { costItemsOf } from '../../shared/domain/rules/claims';
import { officerCommand } from './officer-command';
import type { CaseRequest } from './officer-command';

type Body = { readonly lineIds: readonly string[]; readonly resolution: 'line_refused' | 'claim_taken'; readonly reason: string };

/**
 * 资金查重 settled. `line_refused` keeps the line from ever being paid; `claim_taken` takes the cost item over, which
 * only works once the other case has let it go: nothing is funded twice, whatever anybody decides.
 * @throws Problem `line_not_clashed`, `cost_item_claimed`, and those of the transition.
 */
export const resolveClash = (dependencies: CaseworkDependencies) => async (request: CaseRequest<Body>) => {
  const command = officerCommand(dependencies, request, ['intake_officer', 'district_reviewer', 'city_reviewer', 'expert', 'head_of_stage']);
  const { userId } = requireIdentity(request.identity);
  const { lineIds, resolution, reason } = request.body;
  const acted = await act(dependencies, command, async ({ application, programme }) => {
    const action = { action: 'resolve_clash', lineIds, resolution, reason } as const;
    if (resolution === 'line_refused') {
      const lineFindings = lineIds.map((lineId) => ({ lineId, finding: 'refused' as const, reason }));
      const version = application.version + 1;
      return { action, documents: [{ kind: 'findings', value: { applicationId: application.applicationId, version, stageId: fundingCheckStage, userId, opinion: 'grant', conditionFindings: [], lineFindings, reviewedFen: zeroFen, comment: reason } }] };
    }
    const submission = await dependencies.applications.readSubmission(application.applicationId, 'latest');
    const items = submission === null ? [] : costItemsOf(programme, submission.facts).filter((item) => lineIds.includes(item.lineId));
    return { action, claims: { take: items.map(({ key, lineId }) => ({ key, lineId })) } };
  });
  return actionReplyOf(acted);
};
