import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { ApiClient } from '../../../../../shared/contracts/client';
import { useApi } from '../../../api/api-provider';
import { newKey } from '../../../app/browser';
import { componentTexts } from '../../../components/component-texts';
import { ErrorNotice } from '../../../components/error-notice';
import { acceptableFacts } from '../../../facts/acceptable-facts';
import { isRecord } from '../../../facts/json-path';
import { parseAnswers, preCheckMemoryName } from '../../../facts/pre-check-memory';
import type { Answers } from '../../../facts/pre-check-memory';
import { createFormMemory } from '../../../forms/remembered';
import { useTexts } from '../../../language/language-provider';
import { applicationsTexts } from './applications-texts';

type Properties = {
  readonly creditCode: string;
  readonly programmeId: string;
  readonly callId: string;
  readonly districts: readonly { readonly code: string; readonly name: string }[];
  readonly registeredIn: string | null;
};

/** What was filed before or answered in the pre-check, below what the profile says of the enterprise. */
const readyAnswers = async (api: ApiClient, search: URLSearchParams, programmeId: string): Promise<Answers | null> => {
  const from = search.get('from');
  if (from !== null) return (await api.call('getSubmission', { parameters: { applicationId: from } })).facts;
  return search.get('answers') === 'pre-check' ? createFormMemory(window.sessionStorage, preCheckMemoryName(programmeId), parseAnswers).read() : null;
};

/** The district that reviews and pays, then the draft. */
export const BeginDraft = ({ creditCode, programmeId, callId, districts, registeredIn }: Properties) => {
  const t = useTexts(applicationsTexts);
  const c = useTexts(componentTexts);
  const api = useApi();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const [districtCode, setDistrictCode] = useState(districts.find(({ code }) => code === registeredIn)?.code ?? '');
  const [key] = useState(newKey);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const begin = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      const { application, draft } = await api.call('createApplication', { body: { callId, creditCode, districtCode }, idempotencyKey: key });
      const ready = draft.draftVersion === 1 ? await readyAnswers(api, search, programmeId) : null;
      if (ready !== null) {
        const { facts } = acceptableFacts({ ...ready, applicant: { ...(isRecord(ready['applicant']) ? ready['applicant'] : {}), ...draft.facts.applicant } });
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
        <select id="district" aria-describedby="district-hint" value={districtCode} onChange={(event) => { setDistrictCode(event.target.value); }}>
          <option value="">{t('choose')}</option>
          {districts.map(({ code, name }) => <option key={code} value={code}>{name}</option>)}
        </select>
      </div>
      {error === null ? null : <ErrorNotice error={error} />}
      <div className="actions"><button type="button" className="button primary" disabled={busy || districtCode === ''} onClick={() => { void begin(); }}>{busy ? c('working') : t('create')}</button></div>
    </>
  );
};
