import { useState } from 'react';
import { useCommand } from '../../../api/api-provider';
import { ConfirmButton } from '../../../components/confirm-button';
import { ErrorNotice } from '../../../components/error-notice';
import { useTexts } from '../../../language/language-provider';
import type { AppropriationView } from '../data/money-views';
import { TextField } from '../../../forms/field';
import { yuanText } from '../layout/yuan';
import { budgetTexts } from './budget-texts';

/** The second person's no to a budget instruction, with the reason; it is booked on no account. */
export const RefuseAppropriation = ({ item }: { readonly item: AppropriationView }) => {
  const t = useTexts(budgetTexts);
  const [reason, setReason] = useState('');
  const refuse = useCommand('refuseAppropriation');
  return (
    <>
      <ConfirmButton label={t('refuse')} question={t('refuseQuestion')} tone="danger" busy={refuse.isPending} confirmDisabled={reason.trim().length < 2} onConfirm={() => { refuse.mutate({ parameters: { appropriationId: item.appropriationId }, body: { reason: reason.trim() } }); }}>
        <p>{t('refuseText', { document: item.budgetDocumentNumber, amount: yuanText(item.amountFen) })}</p>
        <TextField id={`refuse-${item.appropriationId}`} long label={t('refuseReason')} fault={null} value={reason} onChange={setReason} />
      </ConfirmButton>
      {refuse.error === null ? null : <ErrorNotice error={refuse.error} />}
    </>
  );
};
