import { Link, useParams } from 'react-router';
import { useOperation } from '../../../api/api-provider';
import { PageHeading } from '../../../components/page-heading';
import { QueryState } from '../../../components/query-state';
import { applicantSection } from '../../../facts/applicant-fields';
import { FactsSummary } from '../../../facts/facts-summary';
import { useTexts } from '../../../language/language-provider';
import { enterpriseTexts } from './enterprise-texts';
import { SizeCalculator } from './size-calculator';

/** What is known of the enterprise, and its size: computed, explained, and to be tried with other figures. */
export const Component = () => {
  const { creditCode = '' } = useParams();
  const t = useTexts(enterpriseTexts);
  const enterprise = useOperation('getEnterprise', { parameters: { creditCode } });
  const section = { ...applicantSection, title: enterpriseTexts.known, fields: applicantSection.fields.filter(({ path }) => path.startsWith('applicant.')) };
  return (
    <div>
      <PageHeading title={t('title')} caption={<span lang="zh-CN">{enterprise.data?.registeredName ?? ''}</span>} />
      <QueryState query={enterprise}>
        {({ applicant, registeredName }) => {
          const facts = { applicant: { ...applicant, creditCode, registeredName } };
          return <><SizeCalculator key={creditCode} facts={facts} /><div className="narrow"><FactsSummary sections={[section]} facts={facts} /></div></>;
        }}
      </QueryState>
      <p><Link to={`/applications?enterprise=${creditCode}`}>{t('back')}</Link></p>
    </div>
  );
};
