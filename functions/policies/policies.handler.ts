import { openApiDocument } from '../../shared/contracts/open-api';
import { routes, routeTable } from '../../shared/contracts/route-table';
import { defineHandler } from '../../shared/http/define-handler';
import type { FeatureHandlers } from '../../shared/http/feature-lambda';
import { checkEligibility } from './check-eligibility';
import { openCall } from './open-call';
import type { PolicyDependencies } from './policy-context';
import { getProgramme, listClauses, listProgrammes } from './read-catalogue';
import { getProgrammeRecord, listCatalogueVersions, listInstruments } from './read-record';
import { getReference } from './read-reference';
import { approveValue, listProposals, proposeValue } from './value-proposals';

/** Every operation on the catalogue, bound to its use case. */
export const policyHandlers = (dependencies: PolicyDependencies): FeatureHandlers<'policies'> => ({
  checkEligibility: defineHandler(routes.checkEligibility, checkEligibility(dependencies)),
  listProgrammes: defineHandler(routes.listProgrammes, listProgrammes(dependencies)),
  getProgramme: defineHandler(routes.getProgramme, getProgramme(dependencies)),
  listClauses: defineHandler(routes.listClauses, listClauses(dependencies)),
  getReference: defineHandler(routes.getReference, getReference(dependencies)),
  listInstruments: defineHandler(routes.listInstruments, listInstruments(dependencies)),
  getProgrammeRecord: defineHandler(routes.getProgrammeRecord, getProgrammeRecord(dependencies)),
  listCatalogueVersions: defineHandler(routes.listCatalogueVersions, listCatalogueVersions(dependencies)),
  openCall: defineHandler(routes.openCall, openCall(dependencies)),
  proposeValue: defineHandler(routes.proposeValue, proposeValue(dependencies)),
  listProposals: defineHandler(routes.listProposals, listProposals(dependencies)),
  approveValue: defineHandler(routes.approveValue, approveValue(dependencies)),
  getOpenApi: defineHandler(routes.getOpenApi, () => Promise.resolve({ ...openApiDocument(routeTable) })),
});
