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
import { ChangesOfCorrection } from './changes-of-correction';
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
          <QueryState query={submission}>{({ facts, revision, submittedAt }) => <><p>{t('submittedAt')} <Moment at={submittedAt} /></p><Filed applicationId={applicationId} programmeId={found.programmeId} revision={revision} facts={facts} /></>}</QueryState>
        </div>
      )}
    </QueryState>
  );
};

type FiledProperties = { readonly applicationId: string; readonly programmeId: string; readonly revision: number; readonly facts: unknown };

const Filed = ({ applicationId, programmeId, revision, facts }: FiledProperties) => {
  const guide = useOperation('getProgramme', { parameters: { programmeId } });
  return <QueryState query={guide}>{({ kind }) => <><ChangesOfCorrection applicationId={applicationId} revision={revision} facts={facts} sections={sectionsFor(kind)} /><FactsSummary sections={sectionsFor(kind)} facts={facts} /></>}</QueryState>;
};
