import { Link } from 'react-router';
import { useOperation } from '../../../api/api-provider';
import { legalDateText } from '../../../components/date-text';
import { Mark } from '../../../components/marks';
import { QueryState } from '../../../components/query-state';
import type { OperationOutput } from '../../../../../shared/contracts/client';
import { useRegions } from '../../../facts/use-regions';
import { useLanguage, useTexts } from '../../../language/language-provider';
import { programmeTexts } from '../programmes/programme-texts';
import { WindowLine } from '../programmes/window-line';
import { homeTexts } from './home-texts';
import { punctuation } from '../../../language/punctuation';

type Programme = OperationOutput<'listProgrammes'>['items'][number];

/** What one can apply for today, the one closing first at the top. */
export const OpenProgrammes = ({ today }: { readonly today: string | null }) => {
  const t = useTexts(homeTexts);
  const programmes = useOperation('listProgrammes', {});
  const open = (items: readonly Programme[]) => items.flatMap((item) => (item.openCall === null ? [] : [{ ...item, openCall: item.openCall }])).sort((left, right) => left.openCall.closesOn.localeCompare(right.openCall.closesOn));
  return (
    <section aria-labelledby="open-title">
      <h2 id="open-title">{t('open')}</h2>
      <div className="open-programmes">
        <QueryState query={programmes} empty={{ when: ({ items }) => open(items).length === 0, text: t('openNone') }}>
          {({ items }) => <ul className="plain cards three">{open(items).map((item) => <li key={item.programmeId} className="card"><OpenProgramme item={item} today={today} /></li>)}</ul>}
        </QueryState>
      </div>
      <p><Link to="/programmes">{t('all')}</Link></p>
    </section>
  );
};

const OpenProgramme = ({ item, today }: { readonly item: Programme & { readonly openCall: NonNullable<Programme['openCall']> }; readonly today: string | null }) => {
  const t = useTexts(homeTexts);
  const p = useTexts(programmeTexts);
  const { language } = useLanguage();
  const { regionName } = useRegions();
  return (
    <>
      <p className="small">{p(item.kind)} · <span lang="zh-CN">{regionName(item.regionCode)}</span> {item.demo ? <Mark kind="demo" /> : null}</p>
      <h3 className="card-title" lang="zh-CN"><Link to={`/programmes/${item.programmeId}`}>{item.title}</Link></h3>
      <p lang="zh-CN">{item.summary}</p>
      <p><strong>{t('window')}{punctuation[language].colon}</strong>{today === null ? legalDateText(item.openCall.closesOn, language) : <WindowLine call={item.openCall} today={today} />}</p>
      <p className="card-links">
        <Link to={`/pre-check/${item.programmeId}`} aria-label={t('preCheckOf', { title: item.title })}>{t('preCheck')}</Link>
        <Link to={`/applications/new?programme=${item.programmeId}`} aria-label={t('applyOf', { title: item.title })}>{t('applyShort')}</Link>
      </p>
    </>
  );
};
