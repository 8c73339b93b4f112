import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { ApiClient } from '../../../../../shared/contracts/client';
import { useApi, useOperation } from '../../../api/api-provider';
import { newKey } from '../../../app/browser';
import { componentTexts } from '../../../components/component-texts';
import { ErrorNotice } from '../../../components/error-notice';
import { ErrorSummary } from '../../../components/error-summary';
import { PageHeading } from '../../../components/page-heading';
import { QueryState } from '../../../components/query-state';
import { Waiting } from '../../../components/waiting';
import { DeterminationSummary } from '../../../facts/determination-summary';
import { FactsSummary } from '../../../facts/facts-summary';
import { elementId, findField } from '../../../facts/find-field';
import { useLanguage, useSay, useTexts } from '../../../language/language-provider';
import { ChangesSinceSubmission } from './changes-since-submission';
import { createCommandKeys } from './command-keys';
import { useOpenDraft } from './draft-context';
import { draftTexts } from './draft-texts';
import { useSubmit } from './use-submit';

const useCheck = (applicationId: string, version: number, api: ApiClient, language: string) =>
  useQuery({ queryKey: ['checkApplication', applicationId, version, language], queryFn: () => api.call('checkApplication', { parameters: { applicationId }, body: {} }) });

/** Saves first, then asks the service what submitting now would say. */
const useSavedVersion = (): number | null => {
  const { draft } = useOpenDraft();
  const [version, setVersion] = useState<number | null>(null);
  const { saveNow } = draft;
  useEffect(() => { void saveNow().then(setVersion); }, [saveNow]);
  return version;
};

export const Component = () => {
  const { application, sections } = useOpenDraft();
  const t = useTexts(draftTexts);
  const speak = useSay();
  const { draft } = useOpenDraft();
  const version = useSavedVersion();
  const base = `/applications/${application.applicationId}/edit`;
  return (
    <div>
      <p><Link to={base}>{t('backToList')}</Link></p>
      <PageHeading title={t('checkTitle')} caption={<span lang="zh-CN">{application.programmeTitle}</span>} />
      {application.state === 'correction_requested' ? <ChangesSinceSubmission /> : null}
      {version === null ? (draft.state.saving === 'failed' || draft.state.saving === 'offline' ? null : <Waiting />) : <Checked version={version} base={base} />}
      <FactsSummary sections={sections} facts={draft.state.answers} action={(section) => <Link to={`${base}/section/${section.id}`} aria-label={t('changeOf', { section: speak(section.title) })}>{t('change')}</Link>} />
      {version === null ? null : <Submit version={version} />}
    </div>
  );
};

const Checked = ({ version, base }: { readonly version: number; readonly base: string }) => {
  const { application, sections } = useOpenDraft();
  const api = useApi();
  const t = useTexts(draftTexts);
  const { language } = useLanguage();
  const navigate = useNavigate();
  const check = useCheck(application.applicationId, version, api, language);
  const hrefOf = (field: string | null): string => {
    const found = field === null ? null : findField(sections, field, language);
    return found === null || field === null ? base : `${base}/section/${found.section.id}#${elementId(field)}`;
  };
  return (
    <QueryState query={check}>
      {({ determination, problems, materialsMissing }) => (
        <>
          <ErrorSummary items={problems.map(({ field, message }) => ({ message: `${field === null ? '' : `${findField(sections, field, language)?.label ?? field}：`}${message}`, href: hrefOf(field) }))} onFollow={({ href }) => { void navigate(href); }} />
          {materialsMissing.length > 0 ? <div className="notice-box attention"><h2>{t('missingMaterials')}</h2><ul lang="zh-CN">{materialsMissing.map(({ materialId, title }) => <li key={materialId}>{title}</li>)}</ul><p><Link to={`${base}/materials`}>{t('materials')}</Link></p></div> : null}
          {problems.length > 0 ? null : <section aria-label={t('result')}><p className="small">{t('result')}</p><DeterminationSummary determination={determination} hrefOf={(path) => { const href = hrefOf(path); return href === base ? null : href; }} folded /></section>}
        </>
      )}
    </QueryState>
  );
};

const Submit = ({ version }: { readonly version: number }) => {
  const { application } = useOpenDraft();
  const t = useTexts(draftTexts);
  const c = useTexts(componentTexts);
  const reference = useOperation('getReference', {});
  const [accepted, setAccepted] = useState(false);
  const [asked, setAsked] = useState(false);
  const [keys] = useState(() => createCommandKeys(window.localStorage, newKey));
  const { submit, busy, error } = useSubmit(application, keys);
  const navigate = useNavigate();
  const missing = asked && !accepted;
  return (
    <QueryState query={reference}>
      {({ declaration }) => (
        <section aria-labelledby="declaration-title">
          <h2 id="declaration-title">{t('declaration')}</h2>
          <p className="declaration-text" lang="zh-CN">{declaration.text}</p>
          <div className={missing ? 'field invalid' : 'field'}>
            {missing ? <p className="field-error" id="accept-fault" role="alert"><span className="visually-hidden">{c('errorPrefix')}</span>{t('mustAccept')}</p> : null}
            <label className="choice"><input type="checkbox" id="accept" checked={accepted} aria-invalid={missing} {...(missing ? { 'aria-describedby': 'accept-fault' } : {})} onChange={(event) => { setAccepted(event.target.checked); }} />{t('accept')}</label>
          </div>
          <p className="small">{t('submitAnyway')}</p>
          {error === null ? null : <ErrorNotice error={error} />}
          <div className="actions">
            <button type="button" className="button primary" disabled={busy} onClick={() => {
              setAsked(true);
              if (!accepted) { document.getElementById('accept')?.focus(); return; }
              void submit(version, declaration.version).then((done) => { if (done) void navigate(`/applications/${application.applicationId}/submitted`); });
            }}>{busy ? t('submitting') : t(application.state === 'draft' ? 'submit' : 'resubmit')}</button>
          </div>
        </section>
      )}
    </QueryState>
  );
};
