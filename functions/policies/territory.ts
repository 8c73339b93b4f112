import type { OfficerActor, OfficerRole } from '../../shared/domain/application/actor';
import { Problem } from '../../shared/domain/problem';
import { isWithin, regionOf } from '../../shared/domain/regions';
import type { Catalogue } from '../../shared/domain/rules/catalogue';
import type { Programme } from '../../shared/domain/rules/measure-schema';

/** Whether a grant in one of these roles reaches the programme and its territory. */
export const reaches = (catalogue: Catalogue, officer: OfficerActor, programme: Programme, roles: readonly OfficerRole[]): boolean => {
  const region = regionOf(catalogue.regions, programme.regionCode).code;
  return officer.grants.some((grant) => roles.includes(grant.role) && (grant.programmeId === null || grant.programmeId === programme.id) && isWithin(catalogue.regions, region, grant.regionCode));
};

/** @throws Problem `forbidden` when no grant in these roles reaches the programme's territory. */
export const requireTerritory = (catalogue: Catalogue, officer: OfficerActor, programme: Programme, roles: readonly OfficerRole[] = ['policy_administrator']): void => {
  if (!reaches(catalogue, officer, programme, roles)) throw new Problem('forbidden', { field: 'programmeId' });
};
