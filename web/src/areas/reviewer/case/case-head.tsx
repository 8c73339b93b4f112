import { LegalDate, Moment } from '../../../components/legal-date';
import { Money } from '../../../components/money';
import { useRegions } from '../../../facts/use-regions';
import { useLanguage, useTexts } from '../../../language/language-provider';
import { claimableStates } from '../workbench/filters';
import { caseTexts } from './case-texts';
import { personWords } from './people-words';
import type { CaseView } from './use-case-act';

/** Whose case it is, how far it is, and who has it in hand. */
export const CaseHead = ({ view, userId }: { readonly view: CaseView; readonly userId: string }) => {
  const t = useTexts(caseTexts);
  const { language } = useLanguage();
  const { regionName } = useRegions();
  const { application, claimedBy, pins } = view;
  const inHands = [...claimableStates].some((state) => state === application.state);
  const amounts = ([['decided', application.decidedFen], ['reviewed', application.reviewedFen], ['determined', application.determinedFen]] as const).filter(([, amountFen]) => amountFen !== null);
  return (
    <div className="case-head">
      <p><span className="small">{t('receipt')}</span> {application.receiptNumber ?? '—'}</p>
      <p><span className="small">{t('enterprise')}</span> <span lang="zh-CN">{view.facts?.applicant?.registeredName ?? application.creditCode}</span></p>
      <p><span className="small">{t('district')}</span> <span lang="zh-CN">{regionName(application.districtCode)}</span></p>
      <p><span className="small">{t('submittedAt')}</span> <Moment at={application.submittedAt} />{view.revision === null || view.revision < 2 ? null : ` · ${t('revision', { n: view.revision })}`}</p>
      <p><span className="small">{t('due')}</span> <LegalDate dateOn={application.deadline?.dueOn ?? null} /></p>
      <p><span className="small">{t('holder')}</span> {claimedBy === null ? (inHands ? t('nobody') : '—') : claimedBy === userId ? <strong>{t('you')}</strong> : personWords(view, claimedBy, language)}</p>
      {pins === null ? null : <p><span className="small">{t('payer')}</span> <span lang="zh-CN">{regionName(pins.payerRegionCode)}</span></p>}
      {amounts.map(([kind, amountFen]) => <p key={kind}><span className="small">{t(kind)}</span> <strong><Money amountFen={amountFen} /></strong></p>)}
    </div>
  );
};
