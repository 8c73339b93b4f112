/** Programmes that may lie in an officer's reach. Courtesy only: the API shows nothing beyond the grants anyway. */
export type Place = { readonly code: string; readonly parentCode: string | null };
export type Reach = { readonly role: string; readonly regionCode: string; readonly programmeId: string | null };
export type Locatable = { readonly programmeId: string; readonly regionCode: string };

const chainOf = (places: ReadonlyMap<string, Place>, code: string): readonly string[] => {
  const chain: string[] = [];
  for (let at: string | null = code; at !== null && !chain.includes(at); at = places.get(at)?.parentCode ?? null) chain.push(at);
  return chain;
};

/** A city's officer with one of these roles has business with the programmes of the city, of its districts, and of its province. */
export const visibleProgrammes = <Programme extends Locatable>(programmes: readonly Programme[], grants: readonly Reach[], regions: readonly Place[], roles: readonly string[]): readonly Programme[] => {
  const places = new Map(regions.map((region) => [region.code, region]));
  const reaches = grants.filter((grant) => roles.includes(grant.role));
  return programmes.filter(({ programmeId, regionCode }) => reaches.some((grant) =>
    (grant.programmeId === null || grant.programmeId === programmeId)
    && (chainOf(places, regionCode).includes(grant.regionCode) || chainOf(places, grant.regionCode).includes(regionCode))));
};

/** A maker's grant covers the place: its own region or one within it. */
export const reachesPlace = (grants: readonly Reach[], regions: readonly Place[], code: string): boolean => {
  const chain = chainOf(new Map(regions.map((region) => [region.code, region])), code);
  return grants.some((grant) => grant.role === 'finance_officer' && chain.includes(grant.regionCode));
};
