import { Link } from 'react-router';
import { useOperation } from '../../../api/api-provider';
import { LegalDate } from '../../../components/legal-date';
import { PageHeading } from '../../../components/page-heading';
import { QueryState } from '../../../components/query-state';
import { useTexts } from '../../../language/language-provider';
import { catalogueTexts } from './catalogue-texts';

export const Component = () => {
  const t = useTexts(catalogueTexts);
  const instruments = useOperation('listInstruments', {});
  return (
    <>
      <PageHeading title={t('instruments')} />
      <p className="lead">{t('instrumentsLead')}</p>
      <QueryState query={instruments}>
        {({ items }) => (
          <div className="scroll-x" tabIndex={0} role="group" aria-label={t('instruments')}>
            <table className="table">
              <thead><tr><th scope="col">{t('document')}</th><th scope="col">{t('kind')}</th><th scope="col">{t('number')}</th><th scope="col">{t('issuer')}</th><th scope="col">{t('issued')}</th><th scope="col">{t('years')}</th><th scope="col">{t('source')}</th></tr></thead>
              <tbody>
                {items.map((item) => (
                  <tr key={item.id}>
                    <th scope="row"><Link lang="zh-CN" to={`/catalogue/clauses?instrument=${item.id}`}>{item.title}</Link>{item.note === undefined ? null : <div className="small" lang="zh-CN">{item.note}</div>}</th>
                    <td>{t(`kind_${item.kind}`)}</td><td lang="zh-CN" className="nowrap">{item.documentNumber ?? '—'}</td><td lang="zh-CN">{item.issuer}</td><td><LegalDate dateOn={item.issuedOn} /></td>
                    <td className="nowrap">{item.years === undefined ? '—' : `${item.years.from}–${item.years.to}`}</td><td>{t(`source_${item.sourceMark}`)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </QueryState>
    </>
  );
};
