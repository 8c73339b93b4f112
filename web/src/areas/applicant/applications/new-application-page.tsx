import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useApi, useOperation } from '../../../api/api-provider';
import { newKey } from '../../../app/browser';
import { useMe } from '../../../app/use-duties';
import { legalDateText } from '../../../components/date-text';
import { ErrorNotice } from '../../../components/error-notice';
import { PageHeading } from '../../../components/page-heading';
import { QueryState } from '../../../components/query-state';
import type { OperationOutput } from '../../../../../shared/contracts/client';
import { acceptableFacts } from '../../../facts/acceptable-facts';
import { valueAt } from '../../../facts/json-path';
import { useLanguage, useTexts } from '../../../language/language-provider';
import { applicationsTexts } from './applications-texts';

/** Enterprise, programme, district: then the draft is there. `from` names an old case whose answers are taken over. */
export const Component = () => {
  const t = useTexts(applicationsTexts);
  const me = useMe();
  const [search] = useSearchParams();
  const programmes = useOperation('listProgrammes', {});
  return (
    <div className="narrow">
      <PageHeading title={t('newTitle')} />
      {search.get('from') === null ? null : <p>{t('fromOld')}</p>}
      <QueryState query={me} empty={{ when: ({ mandates }) => mandates.length === 0, text: t('noMandate') }}>
        {({ mandates }) => <QueryState query={programmes}>{({ items }) => <Start mandates={mandates} programmes={items.filter(({ openCall }) => openCall !== null)} />}</QueryState>}
      </QueryState>
    </div>
  );
};

type StartProperties = { readonly mandates: OperationOutput<'getMe'>['mandates']; readonly programmes: OperationOutput<'listProgrammes'>['items'] };

const Start = ({ mandates, programmes }: StartProperties) => {
  const t = useTexts(applicationsTexts);
  const { language } = useLanguage();
  const [search] = useSearchParams();
  const [creditCode, setCreditCode] = useState(mandates.find((mandate) => mandate.creditCode === search.get('enterprise'))?.creditCode ?? mandates[0]?.creditCode ?? '');
  const [programmeId, setProgrammeId] = useState(programmes.find((one) => one.programmeId === search.get('programme'))?.programmeId ?? '');
  const programme = programmes.find((one) => one.programmeId === programmeId);
  if (programmes.length === 0) return <p>{t('noOpen')}</p>;
  return (
    <>
      <div className="field">
        <label htmlFor="enterprise">{t('chooseEnterprise')}</label>
        <select id="enterprise" value={creditCode} onChange={(event) => { setCreditCode(event.target.value); }}>{mandates.map((mandate) => <option key={mandate.creditCode} value={mandate.creditCode}>{mandate.enterpriseName}</option>)}</select>
      </div>
      <fieldset className="field">
        <legend>{t('chooseProgramme')}</legend>
        <div className="choices stacked">
          {programmes.map((one) => (
            <label key={one.programmeId} className="choice">
              <input type="radio" name="programme" checked={one.programmeId === programmeId} onChange={() => { setProgrammeId(one.programmeId); }} />
              <span><span lang="zh-CN">{one.title}</span>{one.openCall === null ? null : <span className="small"> {t('until', { date: legalDateText(one.openCall.closesOn, language) })}</span>}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {programme?.openCall == null ? null : <Place key={`${creditCode} ${programmeId}`} creditCode={creditCode} callId={programme.openCall.callId} regionCode={programme.regionCode} />}
    </>
  );
};

const Place = ({ creditCode, callId, regionCode }: { readonly creditCode: string; readonly callId: string; readonly regionCode: string }) => {
  const t = useTexts(applicationsTexts);
  const api = useApi();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const reference = useOperation('getReference', {});
  const enterprise = useOperation('getEnterprise', { parameters: { creditCode } });
  const [chosen, setChosen] = useState<string | null>(null);
  const [key] = useState(newKey);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const regions = reference.data?.regions ?? [];
  const within = (code: string | null): boolean => code === regionCode || (code !== null && within(regions.find((one) => one.code === code)?.parentCode ?? null));
  const districts = regions.filter(({ code, level }) => level === 'district' && within(code));
  const registered = valueAt(enterprise.data?.applicant, 'districts[0].regionCode');
  const districtCode = chosen ?? (districts.some(({ code }) => code === registered) ? String(registered) : '');
  const begin = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      const { application, draft } = await api.call('createApplication', { body: { callId, creditCode, districtCode }, idempotencyKey: key });
      const from = search.get('from');
      if (from !== null && draft.draftVersion === 1) {
        const old = await api.call('getSubmission', { parameters: { applicationId: from } });
        const { facts } = acceptableFacts({ ...old.facts, applicant: { ...old.facts.applicant, ...draft.facts.applicant } });
        await api.call('saveDraft', { parameters: { applicationId: application.applicationId }, body: { expectedDraftVersion: 1, facts, materials: [] } });
      }
      await navigate(`/applications/${application.applicationId}/edit`);
    } catch (problem) {
      setError(problem);
      setBusy(false);
    }
  };
  return (
    <>
      <div className="field">
        <label htmlFor="district">{t('chooseDistrict')}</label>
        <p className="hint" id="district-hint">{t('districtHint')}</p>
        <select id="district" aria-describedby="district-hint" value={districtCode} onChange={(event) => { setChosen(event.target.value); }}>
          <option value="">{t('choose')}</option>
          {districts.map(({ code, name }) => <option key={code} value={code}>{name}</option>)}
        </select>
      </div>
      {error === null ? null : <ErrorNotice error={error} />}
      <div className="actions"><button type="button" className="button primary" disabled={busy || districtCode === ''} onClick={() => { void begin(); }}>{t('create')}</button></div>
    </>
  );
};
