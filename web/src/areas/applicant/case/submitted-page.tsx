import { Link, useParams } from 'react-router';
import { useOperation } from '../../../api/api-provider';
import { Moment } from '../../../components/legal-date';
import { Money } from '../../../components/money';
import { PageHeading } from '../../../components/page-heading';
import { QueryState } from '../../../components/query-state';
import { FactsSummary } from '../../../facts/facts-summary';
import { sectionsFor } from '../../../facts/sections';
import { useSay, useTexts } from '../../../language/language-provider';
import { caseTexts } from './case-texts';
import { nextTexts } from './next-texts';

/** Confirmation with the receipt number, and the copy to keep: what was submitted, ready to print. */
export const Component = () => {
  const { applicationId = '' } = useParams();
  const t = useTexts(caseTexts);
  const speak = useSay();
  const application = useOperation('getApplication', { parameters: { applicationId } });
  const submission = useOperation('getSubmission', { parameters: { applicationId } });
  return (
    <QueryState query={application}>
      {(found) => (
        <div className="narrow">
          <PageHeading title={t((submission.data?.revision ?? 1) > 1 ? 'correctedTitle' : 'submittedTitle')} caption={<span lang="zh-CN">{found.programmeTitle}</span>} />
          <div className="notice-box good">
            <p>{t('receipt')}</p>
            <p className="receipt-number">{found.receiptNumber}</p>
            <p>{t('submittedText')}</p>
          </div>
          <h2>{t('next')}</h2>
          <p>{speak(nextTexts[found.state])}</p>
          <p>{t('amount')} <Money amountFen={found.determinedFen} /> <span className="small">{t('determined')}</span></p>
          <div className="actions no-print">
            <Link className="button primary" to={`/applications/${applicationId}`}>{t('toCase')}</Link>
            <button type="button" className="button" onClick={() => { window.print(); }}>{t('print')}</button>
            <Link to={`/receipts/${found.receiptNumber ?? ''}`}>{t('verify')}</Link>
          </div>
          <QueryState query={submission}>{({ facts, submittedAt }) => <><p>{t('submittedAt')} <Moment at={submittedAt} /></p><Filed programmeId={found.programmeId} facts={facts} /></>}</QueryState>
        </div>
      )}
    </QueryState>
  );
};

const Filed = ({ programmeId, facts }: { readonly programmeId: string; readonly facts: unknown }) => {
  const guide = useOperation('getProgramme', { parameters: { programmeId } });
  return <QueryState query={guide}>{({ kind }) => <FactsSummary sections={sectionsFor(kind)} facts={facts} />}</QueryState>;
};
