import type { Situation } from '../../shared/casework/situation';
import type { Application } from '../../shared/domain/application/application';
import type { OfficerActor } from '../../shared/domain/application/actor';
import type { BudgetAccount } from '../../shared/domain/ledger/account';
import { payersAtMost, requirePayerShares } from '../../shared/domain/ledger/payer-shares';
import type { PayerShare } from '../../shared/domain/ledger/payer-shares';
import type { NamedPayer } from '../../shared/ports/money';
import { Problem } from '../../shared/domain/problem';
import { isWithin, regionOf } from '../../shared/domain/regions';
import type { Catalogue } from '../../shared/domain/rules/catalogue';
import type { ReviewDependencies } from './dependencies-type';

/** Who pays the grants of a list, as the request says it: one account, or several with or without shares. */
export type NamedPayers = {
  readonly programmeId: string;
  readonly accountId?: string | undefined;
  readonly payers?: readonly { readonly accountId: string; readonly sharePercent?: string | undefined }[] | undefined;
};

/** The accounts with the shares that were named; null leaves a share to the programme. */
export type DecisionPayers = { readonly named: readonly NamedPayer[]; readonly accounts: readonly BudgetAccount[] };

/**
 * The accounts that are to bear the grants of a list.
 * @throws Problem `account_unknown` (also of another programme or beyond the approver's reach), `payer_shares_invalid`.
 */
export const decisionPayersOf = async (dependencies: ReviewDependencies, actor: OfficerActor, { programmeId, accountId, payers }: NamedPayers): Promise<DecisionPayers> => {
  if ((accountId === undefined) === (payers === undefined)) throw new Problem('payer_shares_invalid', { field: 'payers', params: { reason: 'count', atMost: payersAtMost } });
  const listed = payers?.map((payer): NamedPayer => ({ accountId: payer.accountId, sharePercent: payer.sharePercent ?? null })) ?? [{ accountId: accountId ?? '', sharePercent: '100' }];
  const catalogue = await dependencies.catalogues.current();
  const accounts = await Promise.all(listed.map(async (payer, index) => {
    const account = await dependencies.ledger.readAccount(payer.accountId);
    const field = payers === undefined ? 'accountId' : `payers[${index}].accountId`;
    if (account?.programmeId !== programmeId || !reaches(catalogue, actor, account)) throw new Problem('account_unknown', { field });
    return account;
  }));
  const given = listed.flatMap(({ accountId: named, sharePercent }) => (sharePercent === null ? [] : [{ accountId: named, sharePercent }]));
  if (given.length === listed.length) requirePayerShares(given);
  return { named: listed, accounts };
};

/**
 * The shares of a case's payers: as named, or as its programme lays them down by level (分担比例), by the law the case is
 * pinned to. Nothing is assumed: several payers without shares are refused.
 * @throws Problem `payer_shares_invalid`.
 */
export const payerSharesOf = ({ named, accounts }: DecisionPayers, situation: Situation): readonly PayerShare[] => {
  const shares = named.map(({ accountId, sharePercent }, index) => ({ accountId, sharePercent: sharePercent ?? laidDownShare(situation, accounts[index]) }));
  requirePayerShares(shares);
  return shares;
};

const laidDownShare = ({ catalogue, programme }: Situation, account: BudgetAccount | undefined): string => {
  const level = account === undefined ? null : regionOf(catalogue.regions, account.payerRegionCode).level;
  const share = programme.procedure.costShares?.value.find((candidate) => candidate.level === level);
  if (share === undefined) throw new Problem('payer_shares_invalid', { field: 'payers', params: { reason: 'unset' } });
  return share.sharePercent;
};

/** An approver decides on money of their own territory or of the city or province above it; any other account does not exist for them. */
const reaches = ({ regions }: Catalogue, actor: OfficerActor, account: BudgetAccount): boolean => {
  const payer = regionOf(regions, account.payerRegionCode).code;
  const grants = actor.grants.filter((grant) => grant.role === 'approver' && (grant.programmeId === null || grant.programmeId === account.programmeId));
  return grants.some(({ regionCode }) => isWithin(regions, payer, regionCode) || isWithin(regions, regionCode, payer));
};

/**
 * The payer fixed at acceptance bears the case, alone or together with others in whose territory the case lies.
 * @throws Problem `account_unknown` for one payer, `payer_shares_invalid` where several don't have it among them, or one has nothing to do with the case's place.
 */
export const requirePinnedPayer = ({ pins, districtCode }: Application, { accounts }: DecisionPayers, { regions }: Catalogue): void => {
  if (pins === null) return;
  const { payerRegionCode } = pins;
  if (!accounts.some((account) => account.payerRegionCode === payerRegionCode)) {
    if (accounts.length === 1) throw new Problem('account_unknown', { field: 'accountId', params: { payerRegionCode } });
    throw new Problem('payer_shares_invalid', { field: 'payers', params: { reason: 'pinned_payer', payerRegionCode } });
  }
  const foreign = accounts.findIndex((account) => account.payerRegionCode !== payerRegionCode && !isWithin(regions, districtCode, regionOf(regions, account.payerRegionCode).code));
  if (foreign >= 0) throw new Problem('account_unknown', { field: `payers[${foreign}].accountId`, params: { payerRegionCode } });
};
