import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { clawbackKindLabels } from '../../../../../shared/domain/clawback/clawback-kinds';
import { stateLabels } from '../../../../../shared/domain/application/states';
import { useCommand, useOperation } from '../../../api/api-provider';
import { ConfirmButton } from '../../../components/confirm-button';
import { ErrorNotice } from '../../../components/error-notice';
import { LegalDate, Moment } from '../../../components/legal-date';
import { PageHeading } from '../../../components/page-heading';
import { QueryState } from '../../../components/query-state';
import { StateTag } from '../../../components/state-tag';
import { useLanguage, useTexts } from '../../../language/language-provider';
import type { PaymentCaseView } from '../data/money-views';
import { useAccountsOf, useFinanceDesk } from '../data/use-money';
import type { FinanceDesk } from '../data/use-money';
import { accountLine } from '../layout/account-choice';
import { financeTexts } from '../layout/finance-texts';
import { Yuan, yuanText } from '../layout/yuan';
import { FundAgainForm } from '../year-end/fund-again-form';
import { parseAccountId } from '../../../../../shared/domain/ledger/account-id';
import { clawbackTexts } from './clawback-texts';
import { DemandForm } from './demand-form';
import { PartsTable } from './parts-table';
import { RecoveryForm } from './recovery-form';

/** One case as money sees it, and what can be done with its money now. */
export const Component = () => {
  const t = useTexts(clawbackTexts);
  const { applicationId = '' } = useParams();
  const desk = useFinanceDesk();
  const item = useOperation('getPaymentCase', { parameters: { applicationId } });
  return (
    <>
      <PageHeading title={item.data?.enterpriseName ?? t('caseTitle')} caption={item.data?.receiptNumber ?? t('caseTitle')} />
      <QueryState query={item}>{(data) => <CaseMoney item={data} desk={desk} />}</QueryState>
    </>
  );
};

const CaseMoney = ({ item, desk }: { readonly item: PaymentCaseView; readonly desk: FinanceDesk }) => {
  const t = useTexts(clawbackTexts);
  const { language } = useLanguage();
  const [doneAt, setDoneAt] = useState<PaymentCaseView['state'] | null>(null);
  const mayDemand = (desk.isMaker || desk.decides) && (['paid', 'closed', 'terminated', 'revoked'] as const).some((state) => state === item.state) && item.parts.some(({ balance }) => balance === 'paid') && (item.amountFen ?? 0) > (item.clawback?.demandedFen ?? 0);
  const mayRecover = desk.isMaker && item.state === 'clawback_due';
  const mayClose = (desk.isMaker || desk.decides) && (item.state === 'paid' || item.state === 'clawed_back' || item.state === 'rejected');
  const lapsed = desk.isMaker ? item.parts.filter(({ balance }) => balance === 'lapsed') : [];
  return (
    <>
      {doneAt === null ? null : <p className="notice-box good" role="status">{t('done', { state: language === 'en' ? stateLabels[doneAt].english : stateLabels[doneAt].staff })}</p>}
      <MoneyFacts item={item} desk={desk} />
      {item.parts.length > 1 ? <PartsTable item={item} desk={desk} /> : null}
      {mayClose ? <CloseCase item={item} onDone={setDoneAt} /> : null}
      {mayDemand ? <DemandForm key={`demand ${item.version}`} item={item} today={desk.today} onDone={setDoneAt} /> : null}
      {mayRecover ? <RecoveryForm item={item} today={desk.today} onDone={setDoneAt} /> : null}
      {lapsed.map((part) => <FundAgainForm key={`${part.accountId} ${item.version}`} item={item} part={part} onDone={setDoneAt} />)}
      {!mayClose && !mayDemand && !mayRecover && lapsed.length === 0 ? <p className="empty">{t('nothingOpen')}</p> : null}
    </>
  );
};

const yearOfAccount = (accountId: string): number => parseAccountId(accountId).fiscalYear;

/** What one payer bears: from which account, under which document, and how far it is. */
const Part = ({ part, item, number }: { readonly part: PaymentCaseView['parts'][number]; readonly item: PaymentCaseView; readonly number: number | null }) => {
  const t = useTexts(clawbackTexts);
  const f = useTexts(financeTexts);
  const { accounts } = useAccountsOf([item.programmeId]);
  return (
    <>
      <dt>{number === null ? t('payer') : t('payerNumber', { n: number })}</dt><dd><span lang="zh-CN">{accountLine(accounts.find(({ accountId }) => accountId === part.accountId), part.accountId)}</span> · <Yuan amountFen={part.amountFen} /> {f('yuanUnit')}{part.carriedFrom === null ? null : <> · {t('carriedFromYear', { year: yearOfAccount(part.carriedFrom) })}</>}{part.balance === 'lapsed' ? <> · <strong>{t('lapsedPart')}</strong></> : null}{part.obstacle === null ? null : <> · {part.obstacle.message}</>}{part.offset === null ? null : <> · {t('partOffset', { amount: yuanText(part.offset.amountFen), net: yuanText(part.amountFen - part.offset.amountFen) })}</>}{part.demandedFen === 0 ? null : <> · {t('payerOpen', { demanded: yuanText(part.demandedFen), recovered: yuanText(part.recoveredFen) })}</>}</dd>
      <dt>{f('document')}</dt><dd lang="zh-CN">{part.fundDocumentNumber ?? '—'}</dd>
      <dt>{t('attempts')}</dt><dd>{part.attempt}</dd>
      <dt>{t('inBatch')}</dt><dd>{part.batchId === null ? '—' : <Link className="hash" to={`/finance/batches/${part.batchId}?programme=${item.programmeId}`}>{part.batchId}</Link>}</dd>
    </>
  );
};

const MoneyFacts = ({ item, desk }: { readonly item: PaymentCaseView; readonly desk: FinanceDesk }) => {
  const t = useTexts(clawbackTexts);
  const f = useTexts(financeTexts);
  const { language } = useLanguage();
  const { clawback } = item;
  return (
    <div className="columns">
      <dl className="facts">
        <dt>{f('state')}</dt><dd><StateTag state={item.state} audience="staff" /></dd>
        <dt>{f('receipt')}</dt><dd>{item.receiptNumber ?? '—'}</dd>
        <dt>{f('district')}</dt><dd lang="zh-CN">{desk.regionName(item.districtCode)}</dd>
        <dt>{t('granted')}</dt><dd><strong><Yuan amountFen={item.amountFen} /></strong> {f('yuanUnit')}</dd>
        <dt>{t('confirmedAt')}</dt><dd><Moment at={item.payeeConfirmedAt} /></dd>
        {item.parts.map((part, index) => <Part key={part.accountId} part={part} item={item} number={item.parts.length > 1 ? index + 1 : null} />)}
        {item.deadline === null ? null : <><dt>{f('deadline')}</dt><dd><LegalDate dateOn={item.deadline.dueOn} />{item.deadline.kind === 'clawback' && item.deadline.dueOn < desk.today ? <> <span className="tag bad">{t('overdue')}</span></> : null}</dd></>}
        {item.obstacle === null ? null : <><dt>{f('reason')}</dt><dd>{item.obstacle.message}</dd></>}
      </dl>
      {clawback === null ? null : (
        <dl className="facts">
          <dt>{t('kindOf')}</dt><dd>{language === 'en' ? clawbackKindLabels[clawback.kind].english : clawbackKindLabels[clawback.kind].chinese}</dd>
          <dt>{t('demanded')}</dt><dd><Yuan amountFen={clawback.demandedFen} /> {f('yuanUnit')}</dd>
          <dt>{t('recovered')}</dt><dd><Yuan amountFen={clawback.recoveredFen} /> {f('yuanUnit')}</dd>
          <dt>{t('outstanding')}</dt><dd><strong><Yuan amountFen={clawback.demandedFen - clawback.recoveredFen} /></strong> {f('yuanUnit')}</dd>
          <dt>{t('basis')}</dt><dd lang="zh-CN">{clawback.basis}</dd>
          <dt>{t('offsetTitle')}</dt><dd><OffsetStanding item={item} clawback={clawback} /></dd>
        </dl>
      )}
    </div>
  );
};

/** Whether the applicant consented, and what order counts on it. Finance only reads it: the consent is the applicant's own. */
const OffsetStanding = ({ item, clawback }: { readonly item: PaymentCaseView; readonly clawback: NonNullable<PaymentCaseView['clawback']> }) => {
  const t = useTexts(clawbackTexts);
  const { consentGivenAt, offset } = clawback;
  if (offset !== null) return <>{t(offset.status === 'ordered' ? 'offsetOrdered' : 'offsetSettled', { amount: yuanText(offset.amountFen) })} · <Link className="hash" to={`/finance/batches/${offset.batchId}?programme=${item.programmeId}`}>{offset.batchId}</Link></>;
  return consentGivenAt === null ? <>{t('offsetNone')}</> : <><strong>{t('offsetConsented')}</strong> · <Moment at={consentGivenAt} /></>;
};

const CloseCase = ({ item, onDone }: { readonly item: PaymentCaseView; readonly onDone: (state: PaymentCaseView['state']) => void }) => {
  const t = useTexts(clawbackTexts);
  const close = useCommand('closeCase', ({ application }) => { onDone(application.state); });
  return (
    <div className="actions">
      <ConfirmButton label={t('closeOne')} question={t('closeOne')} busy={close.isPending} onConfirm={() => { close.mutate({ parameters: { applicationId: item.applicationId }, body: { expectedVersion: item.version } }); }}><p>{t('closeOneText')}</p></ConfirmButton>
      {close.error === null ? null : <ErrorNotice error={close.error} />}
    </div>
  );
};
