import { Link, useParams } from 'react-router';
import { useOperation } from '../../../api/api-provider';
import { PageHeading } from '../../../components/page-heading';
import { QueryState } from '../../../components/query-state';
import { applicantSection } from '../../../facts/applicant-fields';
import { FactsSummary } from '../../../facts/facts-summary';
import { useTexts } from '../../../language/language-provider';
import type { Texts } from '../../../language/text';

export const enterpriseTexts = {
  title: ['单位信息', 'Enterprise profile'],
  size: ['企业划型', 'Size'],
  sizeIs: ['按所填数据为{size}企业', 'By these figures: {size}'],
  sizeOpen: ['还不能确定划型', 'The size can not be decided yet'],
  how: ['怎么划的：大型、中型、小型都要同时达到该档全部下限，达不到就往下一档；都达不到为微型。', 'How: a tier holds when all its lower bounds are reached, otherwise the next one down; below all of them it is micro.'],
  back: ['回到我的申请', 'Back to my applications'],
} as const satisfies Texts;

/** What is known of the enterprise, and its size with the reasons. */
export const Component = () => {
  const { creditCode = '' } = useParams();
  const t = useTexts(enterpriseTexts);
  const enterprise = useOperation('getEnterprise', { parameters: { creditCode } });
  return (
    <div className="narrow">
      <PageHeading title={t('title')} />
      <QueryState query={enterprise}>
        {({ applicant, registeredName, size }) => (
          <>
            <h2>{t('size')}</h2>
            <div className={`notice-box ${size.size === null ? 'attention' : 'good'}`}><p><strong>{size.size === null ? t('sizeOpen') : t('sizeIs', { size: size.size })}</strong></p></div>
            <p>{t('how')}</p>
            <ul lang="zh-CN">{size.explanation.map((line) => <li key={line}>{line}</li>)}</ul>
            <FactsSummary sections={[{ ...applicantSection, fields: applicantSection.fields.filter(({ path }) => path.startsWith('applicant.')) }]} facts={{ applicant: { ...applicant, creditCode, registeredName } }} />
          </>
        )}
      </QueryState>
      <p><Link to={`/applications?enterprise=${creditCode}`}>{t('back')}</Link></p>
    </div>
  );
};
