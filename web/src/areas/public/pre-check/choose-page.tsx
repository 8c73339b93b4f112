import { Link } from 'react-router';
import { useOperation } from '../../../api/api-provider';
import { PageHeading } from '../../../components/page-heading';
import { QueryState } from '../../../components/query-state';
import { useTexts } from '../../../language/language-provider';
import { preCheckTexts } from './pre-check-texts';

/** First question of the pre-check: which programme. Those open now come first. */
export const Component = () => {
  const t = useTexts(preCheckTexts);
  const programmes = useOperation('listProgrammes', {});
  return (
    <div className="narrow">
      <PageHeading title={t('title')} />
      <p>{t('lead')}</p>
      <h2>{t('choose')}</h2>
      <QueryState query={programmes}>
        {({ items }) => {
          const list = (open: boolean) => <ul lang="zh-CN">{items.filter(({ openCall }) => (openCall !== null) === open).map(({ programmeId, title }) => <li key={programmeId}><Link to={`/pre-check/${programmeId}`}>{title}</Link></li>)}</ul>;
          return <>{list(true)}<h2>{t('others')}</h2>{list(false)}</>;
        }}
      </QueryState>
    </div>
  );
};
