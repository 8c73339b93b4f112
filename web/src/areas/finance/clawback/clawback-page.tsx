import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useApi } from '../../../api/api-provider';
import { newKey } from '../../../app/browser';
import { componentTexts } from '../../../components/component-texts';
import { ConfirmButton } from '../../../components/confirm-button';
import { ErrorNotice } from '../../../components/error-notice';
import { LegalDate } from '../../../components/legal-date';
import { Waiting } from '../../../components/waiting';
import { useTexts } from '../../../language/language-provider';
import { fundDocumentsOf } from '../data/money-views';
import type { CaseOutcome, PaymentCaseView } from '../data/money-views';
import { usePaymentCases } from '../data/use-money';
import type { FinanceDesk, ProgrammeChoice } from '../data/use-money';
import { useSteps } from '../data/use-steps';
import { TextField } from '../../../forms/field';
import { CaseTable } from '../layout/case-table';
import type { Column } from '../layout/case-table';
import { financeTexts } from '../layout/finance-texts';
import { ProgrammePage } from '../layout/programme-page';
import { CaseOutcomes, StepProgress } from '../layout/step-progress';
import { Yuan } from '../layout/yuan';
import { clawbackTexts } from './clawback-texts';

const views = ['paid', 'clawback_due', 'clawed_back'] as const;
type View = (typeof views)[number];

export const Component = () => {
  const t = useTexts(clawbackTexts);
  const [search, setSearch] = useSearchParams();
  const view = views.find((name) => name === search.get('view')) ?? 'paid';
  return (
    <ProgrammePage title={t('title')} lead={t('lead')}>
      {(programme, desk) => (
        <>
          <FindCase />
          <fieldset className="field"><legend>{t('view')}</legend><div className="choices">
            {views.map((name) => <label key={name} className="choice"><input type="radio" name="view" checked={view === name} onChange={() => { setSearch((before) => { const next = new URLSearchParams(before); next.set('view', name); return next; }); }} />{t(name)}</label>)}
          </div></fieldset>
          <Cases key={`${programme.programmeId} ${view}`} programme={programme} desk={desk} view={view} />
        </>
      )}
    </ProgrammePage>
  );
};

/** To a case that is in no list any more. */
const FindCase = () => {
  const t = useTexts(clawbackTexts);
  const c = useTexts(componentTexts);
  const api = useApi();
  const navigate = useNavigate();
  const [receiptNumber, setReceiptNumber] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const find = (): void => {
    if (receiptNumber.trim().length < 4) return;
    setBusy(true);
    setError(null);
    api.call('findPaymentCase', { parameters: { receiptNumber: receiptNumber.trim() } })
      .then(({ applicationId, programmeId }) => navigate(`/finance/cases/${applicationId}?programme=${programmeId}`), (failure: unknown) => { setError(failure); setBusy(false); });
  };
  return (
    <form onSubmit={(event) => { event.preventDefault(); find(); }}>
      <div className="filters"><TextField id="receipt" label={t('findTitle')} hint={t('findHint')} fault={null} value={receiptNumber} onChange={setReceiptNumber} /><button type="submit" className="button" disabled={busy}>{busy ? c('working') : t('find')}</button></div>
      {error === null ? null : <ErrorNotice error={error} />}
    </form>
  );
};

type Step = { readonly key: string; readonly item: PaymentCaseView };

const Cases = ({ programme, desk, view }: { readonly programme: ProgrammeChoice; readonly desk: FinanceDesk; readonly view: View }) => {
  const t = useTexts(clawbackTexts);
  const f = useTexts(financeTexts);
  const api = useApi();
  const { items, known, complete, error, refetch } = usePaymentCases(programme.programmeId, view);
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const [lastSteps, setLastSteps] = useState<readonly Step[]>([]);
  const steps = useSteps<Step, CaseOutcome>(async ({ key, item }) => {
    const { application } = await api.call('closeCase', { idempotencyKey: key, parameters: { applicationId: item.applicationId }, body: { expectedVersion: item.version } });
    return [{ applicationId: item.applicationId, state: application.state, problem: null }];
  }, () => 1);
  if (error !== null) return <ErrorNotice error={error} onRetry={() => { void refetch(); }} />;
  if (!known) return <Waiting />;
  const mayClose = (desk.isMaker || desk.decides) && view !== 'clawback_due';
  const chosen = items.filter(({ applicationId }) => ids.has(applicationId));
  const send = (): void => {
    const made = chosen.map((item) => ({ key: newKey(), item }));
    setLastSteps(made);
    setIds(new Set());
    void steps.run(made);
  };
  const clawbackColumns: readonly Column[] = [
    { heading: t('demanded'), number: true, cell: ({ clawback }) => <Yuan amountFen={clawback?.demandedFen ?? null} /> },
    { heading: t('recovered'), number: true, cell: ({ clawback }) => <Yuan amountFen={clawback?.recoveredFen ?? null} /> },
    ...(view === 'clawback_due' ? [{ heading: t('due'), cell: ({ deadline }: PaymentCaseView) => (deadline === null ? '—' : <><LegalDate dateOn={deadline.dueOn} /> {deadline.dueOn < desk.today ? <span className="tag bad">{t('overdue')}</span> : null}</>) }, { heading: t('offsetTitle'), cell: ({ clawback }: PaymentCaseView) => (clawback?.offset?.status === 'ordered' ? t('offsetOrderedShort') : clawback?.consentGivenAt == null ? '—' : t('offsetConsentedShort')) }] : []),
  ];
  return (
    <div className="reserved-rows">
      {complete ? null : <p role="status">{f('loadedSoFar', { n: items.length })}</p>}
      <StepProgress {...steps} onRetry={() => { void steps.run(lastSteps); }} />
      {steps.running ? null : <CaseOutcomes outcomes={steps.results} nameOf={(applicationId) => lastSteps.find(({ item }) => item.applicationId === applicationId)?.item.enterpriseName ?? applicationId} />}
      {items.length === 0 ? <p className="empty">{t('none')}</p> : (
        <CaseTable label={t(view)} items={items} regionName={desk.regionName} columns={view === 'paid' ? [{ heading: f('document'), cell: (item) => <span lang="zh-CN">{fundDocumentsOf(item)}</span> }] : clawbackColumns} {...(mayClose ? { selection: { ids, onChange: setIds, canSelect: () => true } } : {})} />
      )}
      {mayClose && items.length > 0 ? <ConfirmButton label={t('close')} question={t('closeQuestion')} tone="primary" busy={steps.running} confirmDisabled={chosen.length === 0} onConfirm={send}><p>{t('closeText', { n: chosen.length })}</p></ConfirmButton> : null}
    </div>
  );
};
