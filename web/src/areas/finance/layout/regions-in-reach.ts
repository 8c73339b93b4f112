type Grant = { readonly role: string; readonly regionCode: string; readonly programmeId: string | null };
type Region = { readonly code: string; readonly parentCode: string | null; readonly level: string };

const reporting: ReadonlySet<string> = new Set(['finance_officer', 'finance_approver', 'approver', 'auditor', 'policy_administrator']);

/** Regions whose sums somebody may see: where a duty covers all programmes, and the cities within a province of theirs. Courtesy: the API decides. */
export const regionsInReach = (grants: readonly Grant[], regions: readonly Region[]): readonly string[] => {
  const own = grants.filter(({ role, programmeId }) => programmeId === null && reporting.has(role)).map(({ regionCode }) => regionCode);
  const below = regions.filter(({ level, parentCode }) => level === 'city' && parentCode !== null && own.includes(parentCode)).map(({ code }) => code);
  return [...new Set([...own, ...below])];
};
