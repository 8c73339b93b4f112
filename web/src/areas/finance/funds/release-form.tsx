import { useState } from 'react';
import { useApi } from '../../../api/api-provider';
import { newKey } from '../../../app/browser';
import { ConfirmButton } from '../../../components/confirm-button';
import { ErrorNotice } from '../../../components/error-notice';
import { Waiting } from '../../../components/waiting';
import { useTexts } from '../../../language/language-provider';
import type { CaseOutcome, PaymentCaseView } from '../data/money-views';
import { usePaymentCases } from '../data/use-money';
import type { FinanceDesk, ProgrammeChoice } from '../data/use-money';
import { inParts, useSteps } from '../data/use-steps';
import { TextField } from '../../../forms/field';
import { formTexts } from '../form/form-texts';
import { goesToButton } from '../form/goes-to-button';
import { CaseTable } from '../layout/case-table';
import { financeTexts } from '../layout/finance-texts';
import { CaseOutcomes, StepProgress } from '../layout/step-progress';
import { yuanText } from '../layout/yuan';
import { fundsTexts } from './funds-texts';

const casesInOneStep = 10;
type Step = { readonly key: string; readonly documentNumber: string; readonly cases: readonly PaymentCaseView[] };

/** Approved cases, released in bulk under one document number. */
export const ReleaseForm = ({ programme, desk }: { readonly programme: ProgrammeChoice; readonly desk: FinanceDesk }) => {
  const t = useTexts(fundsTexts);
  const f = useTexts(financeTexts);
  const w = useTexts(formTexts);
  const api = useApi();
  const { items, known, complete, error, refetch } = usePaymentCases(programme.programmeId, 'approved');
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const [documentNumber, setDocumentNumber] = useState('');
  const [asked, setAsked] = useState(false);
  const [lastSteps, setLastSteps] = useState<readonly Step[]>([]);
  const steps = useSteps<Step, CaseOutcome>(async (step) => {
    const listed = step.cases.map(({ applicationId, version }) => ({ applicationId, expectedVersion: version }));
    return (await api.call('releaseFunds', { idempotencyKey: step.key, body: { documentNumber: step.documentNumber, cases: listed } })).results;
  }, ({ cases }) => cases.length);
  if (error !== null) return <ErrorNotice error={error} onRetry={() => { void refetch(); }} />;
  if (!known) return <Waiting />;
  const canSelect = ({ obstacle }: PaymentCaseView): boolean => desk.isMaker && obstacle === null;
  const chosen = items.filter((item) => ids.has(item.applicationId) && canSelect(item));
  const chosenFen = chosen.reduce((sum, { amountFen }) => sum + (amountFen ?? 0), 0);
  const named = new Map([...lastSteps.flatMap(({ cases }) => cases), ...items].map((item) => [item.applicationId, item.enterpriseName]));
  const fault = documentNumber.trim().length < 2;
  const send = (): void => {
    const made = inParts(chosen, casesInOneStep).map((cases) => ({ key: newKey(), documentNumber: documentNumber.trim(), cases }));
    setLastSteps(made);
    setIds(new Set());
    void steps.run(made);
  };
  return (
    <div className="reserved-rows">
      {complete ? null : <p role="status">{f('loadedSoFar', { n: items.length })}</p>}
      <StepProgress {...steps} onRetry={() => { void steps.run(lastSteps); }} />
      {steps.running ? null : <CaseOutcomes outcomes={steps.results} nameOf={(applicationId) => named.get(applicationId) ?? applicationId} />}
      {items.length === 0 ? <p className="empty">{t('none')}</p> : (
        <>
          <CaseTable label={t('release')} items={items} regionName={desk.regionName} {...(desk.isMaker ? { selection: { ids, onChange: setIds, canSelect } } : {})} columns={[
            { heading: t('obstacle'), cell: ({ obstacle }) => (obstacle === null ? <span className="tag good">{t('ready')}</span> : obstacle.message) },
          ]} />
          {desk.isMaker ? (
            <>
              <p className="status-line" role="status">{chosen.length === 0 ? t('chooseSome') : f('selected', { n: chosen.length, amount: yuanText(chosenFen) })}</p>
              <div onBlur={(event) => { if (!goesToButton(event)) setAsked(true); }}><TextField id="documentNumber" label={t('documentNumber')} hint={t('documentHint')} fault={asked && fault ? w('short') : null} value={documentNumber} onChange={setDocumentNumber} /></div>
              <ConfirmButton label={t('send')} question={t('question')} tone="primary" busy={steps.running} confirmDisabled={chosen.length === 0 || fault} onAsk={() => { setAsked(true); }} onConfirm={send}>
                {chosen.length === 0 ? <p>{t('chooseSome')}</p> : fault ? <p>{t('documentNumber')}：{w('short')}</p> : <p>{t('consequence', { document: documentNumber.trim(), n: chosen.length, amount: yuanText(chosenFen) })}</p>}
              </ConfirmButton>
            </>
          ) : <p className="small">{f('readOnly')}</p>}
        </>
      )}
    </div>
  );
};
