import type { CaseworkDependencies, Inquiry } from '../../shared/casework/dependencies';
import { legalDateOf } from '../../shared/domain/local-date';
import { programmeOf } from '../../shared/domain/rules/catalogue';
import type { PolicyDependencies } from './policy-context';
import { guideView, summaryView } from './programme-views';

const shelf = async (dependencies: CaseworkDependencies) => {
  const [catalogue, calls] = await Promise.all([dependencies.catalogues.current(), dependencies.catalogues.listCalls()]);
  return { catalogue, calls, today: legalDateOf(dependencies.clock.now()) };
};

/** Programmes made for demonstration are shown in demo mode only. */
const shown = (programme: { readonly id: string }, demoMode: boolean): boolean => demoMode || !programme.id.startsWith('demo-');

export const listProgrammes = (dependencies: CaseworkDependencies) => async () => {
  const { catalogue, calls, today } = await shelf(dependencies);
  const programmes = [...catalogue.programmes.values()].filter((programme) => shown(programme, dependencies.demoMode));
  return { catalogueHash: catalogue.catalogueHash, items: programmes.map((programme) => summaryView(catalogue, programme, calls, today, dependencies.demoMode)) };
};

export const getProgramme = (dependencies: PolicyDependencies) => async (request: Inquiry<{ readonly programmeId: string }, unknown, unknown>) => {
  const { programmeId } = request.parameters;
  const [{ catalogue, calls, today }, accounts] = await Promise.all([shelf(dependencies), dependencies.ledger.listAccounts(programmeId)]);
  return guideView(catalogue, programmeOf(catalogue, programmeId), calls, accounts, today, dependencies.demoMode);
};

/** What the texts promise, clause by clause, with what is still open and which programmes rest on it. */
export const listClauses = (dependencies: CaseworkDependencies) => async () => {
  const { catalogue } = await shelf(dependencies);
  const items = [...catalogue.clauses.values()].map((clause) => ({
    clauseId: clause.id, instrumentId: clause.instrumentId, instrumentTitle: catalogue.instruments.get(clause.instrumentId)?.title ?? clause.instrumentId,
    locator: clause.locator, beneficiary: clause.beneficiary, pays: clause.pays, fixed: clause.fixed, open: clause.open,
    programmeIds: [...catalogue.programmes.values()].filter((programme) => programme.clauseIds.includes(clause.id)).map((programme) => programme.id),
  }));
  return { items };
};
