import { act } from '../../shared/casework/act';
import type { CaseworkDependencies } from '../../shared/casework/dependencies';
import { determineCase, requireValuesSet } from '../../shared/casework/determining';
import { sizeClassOf } from '../../shared/casework/enterprise-size-view';
import { actionReplyOf } from '../../shared/casework/views';
import type { RegionCode } from '../../shared/domain/brands';
import { fen } from '../../shared/domain/money';
import { Problem } from '../../shared/domain/problem';
import { isWithin, regionOf } from '../../shared/domain/regions';
import { officerCommand } from './officer-command';
import type { CaseRequest } from './officer-command';

/**
 * 受理. Determines once more by the law of today and pins it: what changes in the catalogue from here on does not touch
 * this case. The payer must lie on the case's own territory chain.
 * @throws Problem `slot_value_unset`, `region_unknown`, and those of the transition.
 */
export const acceptCase = (dependencies: CaseworkDependencies) => async (request: CaseRequest<{ readonly payerRegionCode: RegionCode }>) => {
  const command = officerCommand(dependencies, request, ['intake_officer', 'district_reviewer', 'city_reviewer', 'expert']);
  const acted = await act(dependencies, command, async (situation) => {
    const { application, catalogue } = situation;
    const payer = regionOf(catalogue.regions, request.body.payerRegionCode, 'payerRegionCode');
    if (!isWithin(catalogue.regions, application.districtCode, payer.code)) throw new Problem('region_unknown', { field: 'payerRegionCode', params: { regionCode: payer.code } });
    const submission = await dependencies.applications.readSubmission(application.applicationId, 'latest');
    if (submission === null) throw new Problem('action_not_available', { params: { action: 'accept', state: application.state } });
    const determination = determineCase(dependencies, situation, submission.facts);
    requireValuesSet(determination);
    const { amountFen } = determination.amount;
    return {
      action: { action: 'accept', catalogueHash: catalogue.catalogueHash, payerRegionCode: payer.code, enterpriseSize: sizeClassOf(submission.facts.applicant ?? null), determinedFen: amountFen === null ? null : fen(amountFen) },
      documents: [{ kind: 'determination', value: { applicationId: application.applicationId, version: application.version + 1, madeAt: 'accept', determination } }],
    };
  });
  return actionReplyOf(acted);
};
