import { Link, useSearchParams } from 'react-router';
import { useOperation } from '../../../api/api-provider';
import { legalDateText } from '../../../components/date-text';
import { Mark } from '../../../components/marks';
import { PageHeading } from '../../../components/page-heading';
import { QueryState } from '../../../components/query-state';
import { programmeKinds } from '../../../../../shared/domain/rules/measure-schema';
import { useRegions } from '../../../facts/use-regions';
import { useLanguage, useTexts } from '../../../language/language-provider';
import { programmeTexts } from './programme-texts';

/** The catalogue, filtered by what stands in the address; those open now come first. */
export const Component = () => {
  const t = useTexts(programmeTexts);
  const { language } = useLanguage();
  const { regionName } = useRegions();
  const programmes = useOperation('listProgrammes', {});
  const [search, setSearch] = useSearchParams();
  const kind = search.get('kind') ?? '';
  const region = search.get('region') ?? '';
  const onlyOpen = search.get('open') === '1';
  const set = (name: string, value: string): void => { const next = new URLSearchParams(search); if (value === '') next.delete(name); else next.set(name, value); setSearch(next, { replace: true }); };
  return (
    <>
      <PageHeading title={t('title')} />
      <p className="lead">{t('lead')}</p>
      <div className="actions">
        <label htmlFor="kind">{t('kind')}</label>
        <span className="field filter"><select id="kind" value={kind} onChange={(event) => { set('kind', event.target.value); }}><option value="">{t('all')}</option>{programmeKinds.map((one) => <option key={one} value={one}>{t(one)}</option>)}</select></span>
        <label htmlFor="region">{t('region')}</label>
        <span className="field filter"><select id="region" value={region} lang="zh-CN" onChange={(event) => { set('region', event.target.value); }}><option value="">{t('all')}</option>{[...new Set((programmes.data?.items ?? []).map(({ regionCode }) => regionCode))].sort().map((code) => <option key={code} value={code}>{regionName(code)}</option>)}</select></span>
        <label className="choice"><input type="checkbox" checked={onlyOpen} onChange={(event) => { set('open', event.target.checked ? '1' : ''); }} />{t('onlyOpen')}</label>
      </div>
      <QueryState query={programmes}>
        {({ items }) => {
          const shown = items.filter((item) => (kind === '' || item.kind === kind) && (region === '' || item.regionCode === region) && (!onlyOpen || item.openCall !== null)).sort((left, right) => Number(right.openCall !== null) - Number(left.openCall !== null));
          if (shown.length === 0) return <p className="empty">{t('none')}</p>;
          return (
            <ul className="plain cards">
              {shown.map((item) => (
                <li key={item.programmeId} className="card">
                  <h2 className="card-title"><Link to={`/programmes/${item.programmeId}`} lang="zh-CN">{item.title}</Link></h2>
                  <p><span className={`tag ${item.openCall === null ? 'neutral' : 'good'}`}>{t(item.openCall === null ? 'notOpen' : 'openNow')}</span> {item.demo ? <Mark kind="demo" /> : null} <span className="small">{t(item.kind)} · <span lang="zh-CN">{regionName(item.regionCode)}</span>{item.openCall === null ? null : <> · {t('window', { from: legalDateText(item.openCall.opensOn, language), to: legalDateText(item.openCall.closesOn, language) })}</>}</span></p>
                  <p lang="zh-CN">{item.summary}</p>
                  <p className="card-links"><Link to={`/programmes/${item.programmeId}`} aria-label={`${t('title')}：${item.title}`}>{t('title')}</Link><Link to={`/pre-check/${item.programmeId}`} aria-label={`${t('preCheck')}：${item.title}`}>{t('preCheck')}</Link>{item.openCall === null ? null : <Link to={`/applications/new?programme=${item.programmeId}`} aria-label={`${t('apply')}：${item.title}`}>{t('apply')}</Link>}</p>
                </li>
              ))}
            </ul>
          );
        }}
      </QueryState>
    </>
  );
};
