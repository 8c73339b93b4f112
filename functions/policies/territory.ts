import type { OfficerActor } from '../../shared/domain/application/actor';
import { Problem } from '../../shared/domain/problem';
import { isWithin, regionOf } from '../../shared/domain/regions';
import type { Catalogue } from '../../shared/domain/rules/catalogue';
import type { Programme } from '../../shared/domain/rules/measure-schema';

/** @throws Problem `forbidden` when the administrator's grant does not reach the programme's territory. */
export const requireTerritory = (catalogue: Catalogue, officer: OfficerActor, programme: Programme): void => {
  const region = regionOf(catalogue.regions, programme.regionCode).code;
  const covers = officer.grants.some((grant) => grant.role === 'policy_administrator' && (grant.programmeId === null || grant.programmeId === programme.id) && isWithin(catalogue.regions, region, grant.regionCode));
  if (!covers) throw new Problem('forbidden', { field: 'programmeId' });
};
