import { problemMessage } from '../../shared/contracts/problems';
import { routes } from '../../shared/contracts/route-table';
import { defineHandler } from '../../shared/http/define-handler';
import type { FeatureHandlers } from '../../shared/http/feature-lambda';
import { checkApplication } from './check-application';
import { confirmPayee } from './confirm-payee';
import { consentToOffset, withdrawOffsetConsent } from './consent-offset';
import { createApplication } from './create-application';
import type { ApplicationDependencies } from './dependencies-type';
import { getApplication, getEnterprise, getMe, getSubmission, getTimeline, listApplications, verifyReceipt } from './read-applications';
import { getRating, rateService } from './rate-service';
import { getDraft, saveDraft } from './save-draft';
import { correctApplication, submitApplication } from './submit-application';
import { withdrawApplication } from './withdraw-application';

/** Every operation of the applicants' room, bound to its use case. */
export const applicationHandlers = (dependencies: ApplicationDependencies): FeatureHandlers<'applications'> => ({
  getMe: defineHandler(routes.getMe, getMe(dependencies)),
  getEnterprise: defineHandler(routes.getEnterprise, getEnterprise(dependencies)),
  createApplication: defineHandler(routes.createApplication, createApplication(dependencies)),
  listApplications: defineHandler(routes.listApplications, listApplications(dependencies)),
  getApplication: defineHandler(routes.getApplication, getApplication(dependencies)),
  getTimeline: defineHandler(routes.getTimeline, getTimeline(dependencies)),
  getDraft: defineHandler(routes.getDraft, getDraft(dependencies)),
  getSubmission: defineHandler(routes.getSubmission, getSubmission(dependencies)),
  saveDraft: defineHandler(routes.saveDraft, saveDraft(dependencies)),
  checkApplication: defineHandler(routes.checkApplication, async (request) => {
    const { determination, faults, materialsMissing } = await checkApplication(dependencies)(request);
    return { determination, problems: faults.map(({ code, details }) => ({ code, field: details.field ?? null, message: problemMessage(code, details.params ?? {}, request.language) })), materialsMissing };
  }),
  submitApplication: defineHandler(routes.submitApplication, submitApplication(dependencies)),
  correctApplication: defineHandler(routes.correctApplication, correctApplication(dependencies)),
  withdrawApplication: defineHandler(routes.withdrawApplication, withdrawApplication(dependencies)),
  confirmPayee: defineHandler(routes.confirmPayee, confirmPayee(dependencies)),
  consentToOffset: defineHandler(routes.consentToOffset, consentToOffset(dependencies)),
  withdrawOffsetConsent: defineHandler(routes.withdrawOffsetConsent, withdrawOffsetConsent(dependencies)),
  rateService: defineHandler(routes.rateService, rateService(dependencies)),
  getRating: defineHandler(routes.getRating, getRating(dependencies)),
  verifyReceipt: defineHandler(routes.verifyReceipt, verifyReceipt(dependencies)),
});
