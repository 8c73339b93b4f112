import { requireOfficer } from '../../shared/casework/actors';
import type { CaseworkDependencies, Inquiry } from '../../shared/casework/dependencies';
import type { OfficerRole } from '../../shared/domain/application/actor';
import { legalDateOf } from '../../shared/domain/local-date';
import { programmeOf } from '../../shared/domain/rules/catalogue';
import { openable } from '../../shared/domain/rules/lint';
import { requireTerritory } from './territory';

const overseers: readonly OfficerRole[] = ['policy_administrator', 'auditor'];

/** The texts the catalogue rests on. */
export const listInstruments = (dependencies: CaseworkDependencies) => async () => ({ items: [...(await dependencies.catalogues.current()).instruments.values()] });

/** Everything the catalogue holds about a programme's values: who recorded and approved them, on what basis, and what still stands in the way of a call. */
export const getProgrammeRecord = (dependencies: CaseworkDependencies) => async (request: Inquiry<{ readonly programmeId: string }, unknown, unknown>) => {
  const officer = await requireOfficer(dependencies, request.identity, overseers);
  const catalogue = await dependencies.catalogues.current();
  const programme = programmeOf(catalogue, request.parameters.programmeId);
  requireTerritory(catalogue, officer, programme, overseers);
  const { id, title, regionCode, validFromOn, validToOn, slots, values } = programme;
  const findings = openable(catalogue, programme, legalDateOf(dependencies.clock.now()), { demo: dependencies.demoMode });
  return {
    programmeId: id, title, regionCode, validFromOn, validToOn, catalogueHash: catalogue.catalogueHash, slots: [...slots], values: [...values],
    findings: findings.map(({ severity, code, path, messageZh }) => ({ severity, code, path, message: messageZh })),
  };
};

/** When which snapshot came into force, by whom and why; the newest first. */
export const listCatalogueVersions = (dependencies: CaseworkDependencies) => async (request: Inquiry<unknown, unknown, unknown>) => {
  await requireOfficer(dependencies, request.identity, overseers);
  return { items: [...(await dependencies.catalogues.listVersions())] };
};
