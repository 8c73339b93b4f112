import type { Grant, OfficerRole } from '../domain/application/actor';
import { brandRegionCode } from '../domain/brands';
import { isWithin } from '../domain/regions';
import type { Catalogue } from '../domain/rules/catalogue';

/** Whether grants of these roles reach a programme's money or figures of a region. */
export const reachOf = (catalogue: Catalogue, grants: readonly Grant[], roles: readonly OfficerRole[]) => (programmeId: string, regionCode: string): boolean =>
  grants.some((grant) => roles.includes(grant.role) && (grant.programmeId === null || grant.programmeId === programmeId) && isWithin(catalogue.regions, brandRegionCode(regionCode), grant.regionCode));
