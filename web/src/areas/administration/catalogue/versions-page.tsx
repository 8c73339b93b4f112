import { useOperation } from '../../../api/api-provider';
import { Moment } from '../../../components/legal-date';
import { PageHeading } from '../../../components/page-heading';
import { QueryState } from '../../../components/query-state';
import { useTexts } from '../../../language/language-provider';
import { catalogueTexts } from './catalogue-texts';

export const Component = () => {
  const t = useTexts(catalogueTexts);
  const versions = useOperation('listCatalogueVersions', {});
  return (
    <>
      <PageHeading title={t('versions')} />
      <p className="lead">{t('versionsLead')}</p>
      <QueryState query={versions} empty={{ when: ({ items }) => items.length === 0, text: t('none') }}>
        {({ items }) => (
          <table className="table">
            <thead><tr><th scope="col">{t('published')}</th><th scope="col">{t('publishedBy')}</th><th scope="col">{t('reason')}</th><th scope="col">{t('versionHash')}</th></tr></thead>
            <tbody>{items.map((item, index) => <tr key={item.publishedAt + item.catalogueHash}><td><Moment at={item.publishedAt} /></td><td>{item.publishedBy}</td><td lang="zh-CN">{item.reason}</td><td>{index === 0 ? <span className="tag good">{t('current')}</span> : null} <code className="hash">{item.catalogueHash}</code></td></tr>)}</tbody>
          </table>
        )}
      </QueryState>
    </>
  );
};
