import { Link } from 'react-router';
import { useOperation } from '../../../api/api-provider';
import { Mark } from '../../../components/marks';
import { legalDateText } from '../../../components/date-text';
import { PageHeading } from '../../../components/page-heading';
import { QueryState } from '../../../components/query-state';
import { useRegions } from '../../../facts/use-regions';
import { useLanguage, useTexts } from '../../../language/language-provider';
import { catalogueTexts } from './catalogue-texts';

export const Component = () => {
  const t = useTexts(catalogueTexts);
  const { language } = useLanguage();
  const { regionName } = useRegions();
  const programmes = useOperation('listProgrammes', {});
  return (
    <>
      <PageHeading title={t('title')} />
      <p className="lead">{t('programmesLead')}</p>
      <QueryState query={programmes}>
        {({ items, catalogueHash }) => (
          <>
            <div className="scroll-x" tabIndex={0} role="group" aria-label={t('programmes')}>
              <table className="table">
                <thead><tr><th scope="col">{t('programme')}</th><th scope="col">{t('region')}</th><th scope="col">{t('call')}</th><th scope="col">{t('questions')}</th></tr></thead>
                <tbody>
                  {items.map((item) => (
                    <tr key={item.programmeId}>
                      <th scope="row"><Link to={`/catalogue/programmes/${item.programmeId}`} lang="zh-CN">{item.title}</Link> {item.demo ? <Mark kind="demo" /> : null}</th>
                      <td lang="zh-CN" className="nowrap">{regionName(item.regionCode)}</td>
                      <td className="nowrap">{item.openCall === null ? t('noCall') : t('openTill', { day: legalDateText(item.openCall.closesOn, language) })}</td>
                      <td className="nowrap">{item.openQuestions.length === 0 ? t('none') : <span className="tag attention">{t('count', { n: item.openQuestions.length })}</span>}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            <p className="small">{t('hash')}: <code className="hash">{catalogueHash}</code></p>
          </>
        )}
      </QueryState>
    </>
  );
};
