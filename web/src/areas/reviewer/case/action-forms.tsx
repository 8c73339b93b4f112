import { useId, useState } from 'react';
import { useOperation } from '../../../api/api-provider';
import { DateInput } from '../../../forms/date-input';
import { useRegions } from '../../../facts/use-regions';
import { useLanguage, useTexts } from '../../../language/language-provider';
import { ActionDialog } from './action-dialog';
import type { ActionForm } from './action-dialog';
import { actionTexts } from './case-texts';
import { openObjections } from './offered-actions';
import type { CaseView } from './use-case-act';
import { lineName } from '../../../facts/line-name';

const said = (text: string): boolean => text.trim().length >= 2;

export const TextBox = ({ label, value, onChange, rows = 3 }: { readonly label: string; readonly value: string; readonly onChange: (text: string) => void; readonly rows?: number }) => {
  const id = useId();
  return <div className="field"><label htmlFor={id}>{label}</label><textarea id={id} rows={rows} value={value} onChange={(event) => { onChange(event.target.value); }} /></div>;
};

/** 受理: the payer is a district of the case’s territory or what lies above it. */
export const AcceptForm = (form: ActionForm) => {
  const t = useTexts(actionTexts);
  const { regions } = useRegions();
  const id = useId();
  const chain: { readonly code: string; readonly name: string }[] = [];
  for (let code: string | null = form.view.application.districtCode; code !== null;) {
    const region = regions.find((one) => one.code === code);
    if (region === undefined) break;
    chain.push(region);
    code = region.parentCode;
  }
  const city = regions.find(({ code }) => code === form.view.application.districtCode)?.parentCode ?? form.view.application.districtCode;
  const [chosen, setChosen] = useState<string | null>(null);
  const payer = chosen ?? city;
  return (
    <ActionDialog {...form} action="accept" ready={chain.length > 0} send={(api, { parameters, expectedVersion, idempotencyKey }) => api.call('acceptCase', { parameters, idempotencyKey, body: { expectedVersion, payerRegionCode: payer } })}>
      <div className="field"><label htmlFor={id}>{t('payer')}</label><select id={id} value={payer} onChange={(event) => { setChosen(event.target.value); }}>{chain.map(({ code, name }) => <option key={code} value={code}>{name}</option>)}</select></div>
    </ActionDialog>
  );
};

/** The conditions to choose from, by their sayings: those of the programme, and those every determination adds. */
export const ConditionChoice = ({ view, chosen, onChange }: { readonly view: CaseView; readonly chosen: readonly string[]; readonly onChange: (conditionIds: readonly string[]) => void }) => {
  const t = useTexts(actionTexts);
  const { programmeId, determination } = view.application;
  const ofProgramme = useOperation('getProgramme', { parameters: { programmeId } }).data?.conditions.map(({ conditionId, saying, citation }) => ({ conditionId, saying, locator: citation.locator })) ?? [];
  const named = new Map([...(determination?.conditions ?? []).map(({ conditionId, saying, citations }) => ({ conditionId, saying, locator: citations.map((citation) => citation.locator).join('；') })), ...ofProgramme].map((condition) => [condition.conditionId, condition]));
  return (
    <fieldset className="field"><legend>{t('conditionsNotMet')}</legend>
      <div className="choices stacked" lang="zh-CN">{[...named.values()].map(({ conditionId, saying, locator }) => (
        <label key={conditionId} className="choice"><input type="checkbox" checked={chosen.includes(conditionId)} onChange={(event) => { onChange(event.target.checked ? [...chosen, conditionId] : chosen.filter((one) => one !== conditionId)); }} /><span>{saying} <span className="small">{locator}</span></span></label>
      ))}</div>
    </fieldset>
  );
};

export const RefuseForm = (form: ActionForm) => {
  const t = useTexts(actionTexts);
  const failed = form.view.application.determination?.conditions.filter(({ outcome }) => outcome === 'not_met').map(({ conditionId }) => conditionId) ?? [];
  const [conditionIds, setConditionIds] = useState<readonly string[]>([...new Set(failed)]);
  const [reason, setReason] = useState('');
  return (
    <ActionDialog {...form} action="refuse_acceptance" ready={conditionIds.length > 0 && said(reason)} send={(api, { parameters, expectedVersion, idempotencyKey }) => api.call('refuseAcceptance', { parameters, idempotencyKey, body: { expectedVersion, conditionIds: [...conditionIds], reason } })}>
      <ConditionChoice view={form.view} chosen={conditionIds} onChange={setConditionIds} />
      <TextBox label={t('reason')} value={reason} onChange={setReason} />
    </ActionDialog>
  );
};

export const RecuseForm = (form: ActionForm) => {
  const t = useTexts(actionTexts);
  const [reason, setReason] = useState('');
  return (
    <ActionDialog {...form} action="recuse" ready={said(reason)} send={(api, { parameters, expectedVersion, idempotencyKey }) => api.call('recuseFromCase', { parameters, idempotencyKey, body: { expectedVersion, reason } })}>
      <TextBox label={t('reason')} value={reason} onChange={setReason} />
    </ActionDialog>
  );
};

/** Freeing a case that somebody else has in hand. */
export const ReleaseForm = (form: ActionForm) => (
  <ActionDialog {...form} action="release" ready send={(api, { parameters, expectedVersion, idempotencyKey }) => api.call('releaseCase', { parameters, idempotencyKey, body: { expectedVersion } })}>{null}</ActionDialog>
);

export const ApproveForm = (form: ActionForm) => (
  <ActionDialog {...form} action="approve" ready send={(api, { parameters, expectedVersion, idempotencyKey }) => api.call('approveCase', { parameters, idempotencyKey, body: { expectedVersion } })}>{null}</ActionDialog>
);

export const ResumeForm = (form: ActionForm) => {
  const t = useTexts(actionTexts);
  const [reason, setReason] = useState('');
  return (
    <ActionDialog {...form} action="resume" ready={said(reason)} send={(api, { parameters, expectedVersion, idempotencyKey }) => api.call('resumeCase', { parameters, idempotencyKey, body: { expectedVersion, reason } })}>
      <TextBox label={t('reason')} value={reason} onChange={setReason} />
    </ActionDialog>
  );
};

export const HoldOverForm = (form: ActionForm) => {
  const t = useTexts(actionTexts);
  const id = useId();
  const [reason, setReason] = useState('');
  const [reviewOn, setReviewOn] = useState('');
  return (
    <ActionDialog {...form} action="hold_over" ready={said(reason) && reviewOn !== ''} send={(api, { parameters, expectedVersion, idempotencyKey }) => api.call('holdOverCase', { parameters, idempotencyKey, body: { expectedVersion, reason, reviewOn } })}>
      <div className="field"><label htmlFor={id}>{t('reviewOn')}</label><DateInput id={id} value={reviewOn} onChange={setReviewOn} /></div>
      <TextBox label={t('reason')} value={reason} onChange={setReason} />
    </ActionDialog>
  );
};

export const EndForm = ({ ending, ...form }: ActionForm & { readonly ending: 'terminate' | 'revoke' }) => {
  const t = useTexts(actionTexts);
  const [reason, setReason] = useState('');
  const [basis, setBasis] = useState('');
  return (
    <ActionDialog {...form} action={ending} ready={said(reason) && said(basis)} send={(api, { parameters, expectedVersion, idempotencyKey }) => api.call(ending === 'terminate' ? 'terminateCase' : 'revokeCase', { parameters, idempotencyKey, body: { expectedVersion, reason, basis } })}>
      <TextBox label={t('reason')} value={reason} onChange={setReason} />
      <TextBox label={t('basis')} value={basis} onChange={setBasis} rows={2} />
    </ActionDialog>
  );
};

export const ClashForm = (form: ActionForm) => {
  const t = useTexts(actionTexts);
  const { language } = useLanguage();
  const id = useId();
  const { clashedLines } = form.view;
  const [lineIds, setLineIds] = useState<readonly string[]>(clashedLines);
  const [resolution, setResolution] = useState<'line_refused' | 'claim_taken' | null>(null);
  const [reason, setReason] = useState('');
  const chosen = lineIds.filter((lineId) => clashedLines.includes(lineId));
  return (
    <ActionDialog {...form} action="resolve_clash" ready={chosen.length > 0 && resolution !== null && said(reason)} send={(api, { parameters, expectedVersion, idempotencyKey }) => api.call('resolveClash', { parameters, idempotencyKey, body: { expectedVersion, lineIds: [...chosen], resolution: resolution ?? 'line_refused', reason } })}>
      <fieldset className="field"><legend>{t('clashLines')}</legend><div className="choices">{clashedLines.map((lineId) => (
        <label key={lineId} className="choice"><input type="checkbox" checked={lineIds.includes(lineId)} onChange={(event) => { setLineIds(event.target.checked ? [...lineIds, lineId] : lineIds.filter((one) => one !== lineId)); }} />{lineName(lineId, language)}</label>
      ))}</div></fieldset>
      <fieldset className="field"><legend>{t('resolution')}</legend><div className="choices stacked">{(['line_refused', 'claim_taken'] as const).map((one) => (
        <label key={one} className="choice"><input type="radio" name={id} checked={resolution === one} onChange={() => { setResolution(one); }} />{t(one)}</label>
      ))}</div></fieldset>
      <TextBox label={t('reason')} value={reason} onChange={setReason} />
    </ActionDialog>
  );
};

/** Each objection is answered by itself, the earliest first; the next one is offered when this one is done. */
export const ObjectionForm = ({ objection: next, ...form }: ActionForm & { readonly objection: CaseView['objections'][number] | null }) => {
  const t = useTexts(actionTexts);
  const id = useId();
  const [outcome, setOutcome] = useState<'upheld' | 'dismissed' | null>(null);
  const [reason, setReason] = useState('');
  // The one that was opened stays, whatever others do meanwhile.
  const [objection] = useState(next);
  const open = openObjections(form.view);
  const { objectionId } = objection ?? { objectionId: '' };
  // Once one was upheld the notice is over: the answers to the others move nothing.
  const noticeStands = form.view.application.state === 'objection_handling';
  return (
    <ActionDialog {...form} action="resolve_objection" ready={outcome !== null && said(reason)} send={(api, { parameters, expectedVersion, idempotencyKey }) => api.call('resolveObjection', { parameters: { ...parameters, objectionId }, idempotencyKey, body: { expectedVersion, outcome: outcome ?? 'dismissed', reason } })}>
      {open.length < 2 ? null : <p className="small">{t('objectionOf', { n: open.findIndex((one) => one.objectionId === objectionId) + 1, of: open.length })}</p>}
      <p className="earlier" lang="zh-CN">{objection?.reason}</p>
      <fieldset className="field"><legend>{t('outcome')}</legend><div className="choices stacked">{(['upheld', 'dismissed'] as const).map((one) => (
        <label key={one} className="choice"><input type="radio" name={id} checked={outcome === one} onChange={() => { setOutcome(one); }} />{t(noticeStands ? one : `${one}After`)}</label>
      ))}</div></fieldset>
      <TextBox label={t('reason')} value={reason} onChange={setReason} />
    </ActionDialog>
  );
};
