import { canonicalText } from '../rules/catalogue';

/**
 * The texts whose SHA-256 stand in events in place of what they commit to. The salt keeps a short value from being
 * guessed; destroying salt and value leaves the chain whole.
 */
export const factsCommitmentText = ({ salt, facts, materials }: { readonly salt: string; readonly facts: unknown; readonly materials: readonly string[] }): string =>
  `${salt}\n${canonicalText({ facts, materials })}`;

type CommittedPayee = { readonly salt: string; readonly accountName: string; readonly accountNumber: string; readonly bankCode: string; readonly bankName: string };

export const payeeCommitmentText = ({ salt, accountName, accountNumber, bankCode, bankName }: CommittedPayee): string =>
  `${salt}\n${canonicalText({ accountName, accountNumber, bankCode, bankName })}`;
