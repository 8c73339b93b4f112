import { Link, useSearchParams } from 'react-router';
import { ErrorNotice } from '../../../components/error-notice';
import { LegalDate } from '../../../components/legal-date';
import { Waiting } from '../../../components/waiting';
import { useTexts } from '../../../language/language-provider';
import { fundDocumentsOf } from '../data/money-views';
import { usePaymentCases } from '../data/use-money';
import type { FinanceDesk, ProgrammeChoice } from '../data/use-money';
import { CaseTable } from '../layout/case-table';
import { financeTexts } from '../layout/finance-texts';
import { ProgrammePage } from '../layout/programme-page';
import { fundsTexts } from './funds-texts';
import { ReleaseForm } from './release-form';

export const Component = () => {
  const t = useTexts(fundsTexts);
  const [search, setSearch] = useSearchParams();
  const waiting = search.get('view') === 'waiting';
  const show = (view: 'release' | 'waiting'): void => { setSearch((before) => { const next = new URLSearchParams(before); if (view === 'release') next.delete('view'); else next.set('view', view); return next; }); };
  return (
    <ProgrammePage title={t('title')} lead={t('lead')}>
      {(programme, desk) => (
        <>
          <fieldset className="field"><legend className="visually-hidden">{t('title')}</legend><div className="choices">
            <label className="choice"><input type="radio" name="view" checked={!waiting} onChange={() => { show('release'); }} />{t('release')}</label>
            <label className="choice"><input type="radio" name="view" checked={waiting} onChange={() => { show('waiting'); }} />{t('waiting')}</label>
          </div></fieldset>
          {waiting ? <WaitingForPayee key={programme.programmeId} programme={programme} desk={desk} /> : <ReleaseForm key={programme.programmeId} programme={programme} desk={desk} />}
        </>
      )}
    </ProgrammePage>
  );
};

/** Released cases whose enterprise has not said where to pay, the nearest deadline first. */
const WaitingForPayee = ({ programme, desk }: { readonly programme: ProgrammeChoice; readonly desk: FinanceDesk }) => {
  const t = useTexts(fundsTexts);
  const f = useTexts(financeTexts);
  const { items, known, complete, error, refetch } = usePaymentCases(programme.programmeId, 'awaiting_payee');
  const due = (dueOn: string | undefined): string => dueOn ?? '9999-12-31';
  const open = items.filter(({ payeeConfirmedAt }) => payeeConfirmedAt === null).sort((left, right) => (due(left.deadline?.dueOn) < due(right.deadline?.dueOn) ? -1 : 1));
  const confirmed = items.length - open.length;
  if (error !== null) return <ErrorNotice error={error} onRetry={() => { void refetch(); }} />;
  if (!known) return <Waiting />;
  return (
    <div className="reserved-rows">
      {complete ? null : <p role="status">{f('loadedSoFar', { n: items.length })}</p>}
      {confirmed > 0 ? <p>{t('confirmedCount', { n: confirmed })} <Link to={`/finance/batches/new?programme=${programme.programmeId}`}>{t('toBatch')}</Link></p> : null}
      {open.length === 0 ? <p className="empty">{t('waitingNone')}</p> : (
        <CaseTable label={t('waiting')} items={open} regionName={desk.regionName} columns={[
          { heading: f('document'), cell: (item) => <span lang="zh-CN">{fundDocumentsOf(item)}</span> },
          { heading: t('confirmed'), cell: () => <span className="tag attention">{t('notConfirmed')}</span> },
          { heading: f('deadline'), cell: ({ deadline }) => (deadline === null ? t('noDeadline') : <><LegalDate dateOn={deadline.dueOn} /> {deadline.dueOn < desk.today ? <span className="tag bad">{t('overdue')}</span> : null}</>) },
        ]} />
      )}
    </div>
  );
};
