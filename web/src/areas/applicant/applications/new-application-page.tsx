import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useOperation } from '../../../api/api-provider';
import { useMe } from '../../../app/use-duties';
import { legalDateText } from '../../../components/date-text';
import { Mark } from '../../../components/marks';
import { PageHeading } from '../../../components/page-heading';
import { QueryState } from '../../../components/query-state';
import type { OperationOutput } from '../../../../../shared/contracts/client';
import { valueAt } from '../../../facts/json-path';
import { useLanguage, useTexts } from '../../../language/language-provider';
import { applicationsTexts } from './applications-texts';
import { BeginDraft } from './begin-draft';
import { liesWithin } from './lies-within';

type Programme = OperationOutput<'listProgrammes'>['items'][number];
type Regions = OperationOutput<'getReference'>['regions'];

/** Enterprise, programme, district: then the draft is there. `from` names an old case whose answers are taken over. */
export const Component = () => {
  const t = useTexts(applicationsTexts);
  const me = useMe();
  const [search] = useSearchParams();
  const programmes = useOperation('listProgrammes', {});
  const reference = useOperation('getReference', {});
  return (
    <div className="narrow">
      <PageHeading title={t('newTitle')} />
      {search.get('from') === null ? null : <p>{t('fromOld')}</p>}
      {search.get('answers') === 'pre-check' ? <p>{t('fromPreCheck')}</p> : null}
      <QueryState query={me} empty={{ when: ({ mandates }) => mandates.length === 0, text: t('noMandate') }}>
        {({ mandates }) => <QueryState query={programmes}>{({ items }) => <QueryState query={reference}>{({ regions }) => <Start mandates={mandates} programmes={items.filter(({ openCall }) => openCall !== null)} regions={regions} />}</QueryState>}</QueryState>}
      </QueryState>
    </div>
  );
};

type StartProperties = { readonly mandates: OperationOutput<'getMe'>['mandates']; readonly programmes: readonly Programme[]; readonly regions: Regions };

const Start = ({ mandates, programmes, regions }: StartProperties) => {
  const t = useTexts(applicationsTexts);
  const [search] = useSearchParams();
  const [creditCode, setCreditCode] = useState(mandates.find((mandate) => mandate.creditCode === search.get('enterprise'))?.creditCode ?? mandates[0]?.creditCode ?? '');
  const enterprise = useOperation('getEnterprise', { parameters: { creditCode } });
  if (programmes.length === 0) return <p>{t('noOpen')}</p>;
  return (
    <>
      <div className="field">
        <label htmlFor="enterprise">{t('chooseEnterprise')}</label>
        <select id="enterprise" value={creditCode} onChange={(event) => { setCreditCode(event.target.value); }}>{mandates.map((mandate) => <option key={mandate.creditCode} value={mandate.creditCode}>{mandate.enterpriseName}</option>)}</select>
      </div>
      <QueryState query={enterprise}>
        {({ applicant }) => {
          const registered = valueAt(applicant, 'districts[0].regionCode');
          return <ChooseProgramme key={creditCode} creditCode={creditCode} programmes={programmes} regions={regions} registeredIn={typeof registered === 'string' ? registered : null} />;
        }}
      </QueryState>
    </>
  );
};

type ChooseProperties = { readonly creditCode: string; readonly programmes: readonly Programme[]; readonly regions: Regions; /** District of the enterprise's profile. */ readonly registeredIn: string | null };

const ChooseProgramme = ({ creditCode, programmes, regions, registeredIn }: ChooseProperties) => {
  const t = useTexts(applicationsTexts);
  const { language } = useLanguage();
  const [search] = useSearchParams();
  const reaches = (programme: Programme): boolean => registeredIn === null || liesWithin(regions, registeredIn, programme.regionCode);
  const sorted = [...programmes].sort((left, right) => Number(reaches(right)) - Number(reaches(left)));
  const [only, another] = sorted.filter(reaches);
  const [chosen, setChosen] = useState(programmes.find((one) => one.programmeId === search.get('programme'))?.programmeId ?? (another === undefined ? (only?.programmeId ?? '') : ''));
  const programme = programmes.find((one) => one.programmeId === chosen);
  return (
    <>
      <fieldset className="field">
        <legend>{t('chooseProgramme')}</legend>
        <div className="choices stacked">
          {sorted.map((one) => (
            <label key={one.programmeId} className="choice">
              <input type="radio" name="programme" checked={one.programmeId === chosen} onChange={() => { setChosen(one.programmeId); }} />
              <span><span lang="zh-CN">{one.title}</span> {one.demo ? <Mark kind="demo" /> : null}{one.openCall === null ? null : <span className="small"> {t('until', { date: legalDateText(one.openCall.closesOn, language) })}</span>}{reaches(one) ? null : <span className="small"> · {t('elsewhere')}</span>}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {programme === undefined ? null : <OpenDrafts creditCode={creditCode} programmeId={programme.programmeId} />}
      {programme?.openCall == null ? null : <BeginDraft key={programme.programmeId} creditCode={creditCode} programmeId={programme.programmeId} callId={programme.openCall.callId} districts={regions.filter(({ code, level }) => level === 'district' && liesWithin(regions, code, programme.regionCode))} registeredIn={registeredIn} />}
    </>
  );
};

/** A draft that is there already: going on with it is mostly what is meant. */
const OpenDrafts = ({ creditCode, programmeId }: { readonly creditCode: string; readonly programmeId: string }) => {
  const t = useTexts(applicationsTexts);
  const list = useOperation('listApplications', { query: { creditCode, limit: 100 } });
  const draft = list.data?.items.find((item) => item.programmeId === programmeId && item.state === 'draft');
  return draft === undefined ? null : <div className="notice-box attention"><p>{t('draftThere')} <Link to={`/applications/${draft.applicationId}/edit`}>{t('continueDraft')}</Link></p></div>;
};
