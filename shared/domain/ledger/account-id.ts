import type { BudgetAccount } from './account';

/**
 * An account's id says which programme, budget year and payer it belongs to, so that an event that moves its money can
 * be projected from the event alone: `programmeId.fiscalYear.payerRegionCode.slug`, the slug telling budget documents
 * apart. Programme ids may contain dots; years, regions and slugs don't.
 */
export type AccountIdParts = Pick<BudgetAccount, 'programmeId' | 'fiscalYear' | 'payerRegionCode'> & { readonly slug: string };

const accountIdPattern = /^(?<programmeId>.+)\.(?<year>\d{4})\.(?<payer>[^.]+)\.(?<slug>[A-Za-z0-9_-]+)$/;

/** @throws Error (a programming error) when the parts don't make an id that reads back as they are. */
export const accountIdOf = (parts: AccountIdParts): string => {
  const accountId = `${parts.programmeId}.${String(parts.fiscalYear).padStart(4, '0')}.${parts.payerRegionCode}.${parts.slug}`;
  const read = parseAccountId(accountId);
  if (read.programmeId !== parts.programmeId || read.fiscalYear !== parts.fiscalYear || read.slug !== parts.slug) throw new Error(`Not an account id: ${accountId}`);
  return accountId;
};

/** @throws Error when the text is not an account id. */
export const parseAccountId = (accountId: string): AccountIdParts => {
  const { programmeId, year, payer, slug } = accountIdPattern.exec(accountId)?.groups ?? {};
  if (programmeId === undefined || year === undefined || payer === undefined || slug === undefined) throw new Error(`Not an account id: ${accountId}`);
  return { programmeId, fiscalYear: Number(year), payerRegionCode: payer, slug };
};
