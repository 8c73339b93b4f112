import type { OperationOutput } from '../../../../../shared/contracts/client';
import { clawbackKindLabels } from '../../../../../shared/domain/clawback/clawback-kinds';
import { fen, formatYuan } from '../../../../../shared/domain/money';
import { LegalDate, Moment } from '../../../components/legal-date';
import { groupDigits } from '../../../components/group-digits';
import { DeterminationChange } from '../../../facts/determination-change';
import { useLanguage, useTexts } from '../../../language/language-provider';
import { caseTexts } from './case-texts';
import { OffsetConsent } from './offset-consent';
import { offsetTexts } from './offset-texts';

type Application = OperationOutput<'getApplication'>;

const yuan = (amountFen: number): string => groupDigits(formatYuan(fen(amountFen)));

/** Every notice that asked money back, as it was served; what is open of it; and why the amount is another one now. */
export const Clawback = ({ application }: { readonly application: Application }) => {
  const t = useTexts(caseTexts);
  const o = useTexts(offsetTexts);
  const { language } = useLanguage();
  const { clawback } = application;
  if (clawback === null) return null;
  const open = clawback.outstandingFen > 0;
  return (
    <section className={open ? 'notice-box attention' : 'notice-box good'} aria-labelledby="clawback-title">
      <h2 id="clawback-title">{open ? t('clawbackTitle') : t('clawbackSettled')}</h2>
      {open ? <p><strong>{t('clawbackOpen', { amount: yuan(clawback.outstandingFen), demanded: yuan(clawback.demandedFen), recovered: yuan(clawback.recoveredFen) })}</strong></p> : null}
      {clawback.notices.map((notice) => (
        <dl className="facts" key={notice.at}>
          <dt>{t('clawbackNotice')}</dt><dd><Moment at={notice.at} /></dd>
          <dt>{t('clawbackWhy')}</dt><dd>{language === 'en' ? clawbackKindLabels[notice.kind].english : clawbackKindLabels[notice.kind].chinese}</dd>
          <dt>{t('clawbackAmount')}</dt><dd>{yuan(notice.amountFen)}</dd>
          <dt>{t('clawbackDue')}</dt><dd><LegalDate dateOn={notice.dueOn} /></dd>
          <dt>{t('clawbackReason')}</dt><dd lang="zh-CN">{notice.reason}</dd>
          <dt>{t('clawbackEvidence')}</dt><dd lang="zh-CN">{notice.evidence}</dd>
          <dt>{t('clawbackBasis')}</dt><dd lang="zh-CN">{notice.basis}</dd>
          <dt>{t('clawbackDeadlineBasis')}</dt><dd lang="zh-CN">{notice.deadlineBasis}</dd>
        </dl>
      ))}
      {clawback.change === null ? null : <details><summary>{t('clawbackChange')}</summary><DeterminationChange change={clawback.change} /></details>}
      {clawback.recoveries.length === 0 ? null : (
        <>
          <h3>{t('clawbackBack')}</h3>
          <ul>{clawback.recoveries.map(({ at, amountFen, voucherNumber, receivedOn, way }) => <li key={`${at} ${way}`}><LegalDate dateOn={receivedOn} /> · {yuan(amountFen)} · <span lang="zh-CN">{voucherNumber}</span>{way === 'payment' ? null : <> · {o(way === 'offset' ? 'wayOffset' : 'wayUndone')}</>}</li>)}</ul>
        </>
      )}
      <OffsetConsent application={application} />
    </section>
  );
};
