import { Link, Outlet, useParams } from 'react-router';
import { useOperation } from '../../../api/api-provider';
import { ConflictDialog } from '../../../components/conflict-dialog';
import { ErrorNotice } from '../../../components/error-notice';
import { PageHeading } from '../../../components/page-heading';
import { QueryState } from '../../../components/query-state';
import type { OperationOutput } from '../../../../../shared/contracts/client';
import { differencesOf } from '../../../facts/differences';
import { sectionsFor } from '../../../facts/sections';
import { useRegions } from '../../../facts/use-regions';
import { useLanguage, useTexts } from '../../../language/language-provider';
import { DraftContext } from './draft-context';
import { draftTexts } from './draft-texts';
import { useDraft } from './use-draft';
import type { DraftHandle } from './use-draft';

/** Around all pages of one draft: loads it once, saves as one types, resolves conflicts. */
export const Component = () => {
  const { applicationId = '' } = useParams();
  const application = useOperation('getApplication', { parameters: { applicationId } });
  const draft = useOperation('getDraft', { parameters: { applicationId } });
  return <QueryState query={application}>{(found) => <QueryState query={draft}>{(stored) => <Opened key={applicationId} application={found} stored={stored} />}</QueryState>}</QueryState>;
};

const Opened = ({ application, stored }: { readonly application: OperationOutput<'getApplication'>; readonly stored: OperationOutput<'getDraft'> }) => {
  const t = useTexts(draftTexts);
  const guide = useOperation('getProgramme', { parameters: { programmeId: application.programmeId } });
  const editable = application.state === 'draft' || application.state === 'correction_requested';
  if (!editable) return <div className="narrow"><PageHeading title={t('title')} /><p>{t('frozen')}</p><p><Link to={`/applications/${application.applicationId}`}>{t('toCase')}</Link></p></div>;
  return <QueryState query={guide}>{(found) => <Editing application={application} stored={stored} guide={found} />}</QueryState>;
};

const Editing = ({ application, stored, guide }: { readonly application: OperationOutput<'getApplication'>; readonly stored: OperationOutput<'getDraft'>; readonly guide: OperationOutput<'getProgramme'> }) => {
  const draft = useDraft(stored);
  const { language } = useLanguage();
  const { regionName } = useRegions();
  const sections = sectionsFor(guide.kind);
  const { conflict, answers } = draft.state;
  return (
    <DraftContext value={{ application, guide, sections, draft }}>
      <Outlet />
      <SaveState draft={draft} />
      {conflict === null ? null : <ConflictDialog differences={differencesOf(sections, conflict.facts, answers, language, regionName)} onKeepMine={draft.keepMine} onTakeTheirs={draft.takeTheirs} />}
    </DraftContext>
  );
};

const SaveState = ({ draft }: { readonly draft: DraftHandle }) => {
  const t = useTexts(draftTexts);
  const { saving, leftOut, error } = draft.state;
  if (saving === 'failed') return <ErrorNotice error={error} onRetry={() => { void draft.saveNow(); }} />;
  return <p className="save-state" role="status">{t(saving)}{saving === 'saved' && leftOut.length > 0 ? ` · ${t('heldBack', { n: leftOut.length })}` : ''}</p>;
};
