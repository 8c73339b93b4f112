import { act } from '../../shared/casework/act';
import { applicantOf } from '../../shared/casework/actors';
import type { CaseworkDependencies, Request } from '../../shared/casework/dependencies';
import { actionReplyOf } from '../../shared/casework/views';
import { sameName } from '../../shared/domain/account-name';
import { parseBankCode } from '../../shared/domain/bank-code';
import { payeeCommitmentText } from '../../shared/domain/application/commitments';
import { Problem } from '../../shared/domain/problem';

type Body = { readonly expectedVersion: number; readonly accountName: string; readonly accountNumber: string; readonly bankCode: string; readonly bankName: string };

/**
 * 领款确认: the enterprise's own account only. The name must be the registered name; the account stands encrypted with
 * the case and as a salted commitment in the event.
 * @throws Problem `bank_code_invalid`, `payee_name_differs`, and those of the transition.
 */
export const confirmPayee = (dependencies: CaseworkDependencies) => async (request: Request<{ readonly applicationId: string }, unknown, Body>) => {
  const { expectedVersion, accountName, accountNumber, bankName } = request.body;
  const bankCode = parseBankCode(request.body.bankCode, 'bankCode');
  const { applicationId } = request.parameters;
  const command = { applicationId, expectedVersion, actor: applicantOf(dependencies, request.identity), idempotencyKey: request.idempotencyKey, bodyHash: request.bodyHash };
  const acted = await act(dependencies, command, async ({ application }) => {
    const enterprise = await dependencies.people.readEnterprise(application.creditCode);
    if (enterprise === null || !sameName(enterprise.registeredName, accountName)) throw new Problem('payee_name_differs', { field: 'accountName' });
    const salt = dependencies.ids.salt();
    const payee = { accountName: enterprise.registeredName, accountNumber, bankCode, bankName, salt };
    const accountCommitment = dependencies.hashing.sha256(payeeCommitmentText(payee));
    return {
      action: { action: 'confirm_payee', accountCommitment },
      documents: [{ kind: 'payee', value: { applicationId, version: application.version + 1, ...payee } }],
    };
  });
  return actionReplyOf(acted);
};
