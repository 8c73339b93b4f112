import { useOperation } from '../../../api/api-provider';
import { QueryState } from '../../../components/query-state';
import { differencesOf } from '../../../facts/differences';
import { DifferencesTable } from '../../../facts/differences-table';
import { useRegions } from '../../../facts/use-regions';
import { useLanguage, useTexts } from '../../../language/language-provider';
import { useOpenDraft } from './draft-context';
import { draftTexts } from './draft-texts';

/** What a correction changes against what was filed before. */
export const ChangesSinceSubmission = () => {
  const { application, sections, draft } = useOpenDraft();
  const t = useTexts(draftTexts);
  const { language } = useLanguage();
  const { regionName } = useRegions();
  const submission = useOperation('getSubmission', { parameters: { applicationId: application.applicationId } });
  return (
    <QueryState query={submission}>
      {({ facts }) => {
        const differences = differencesOf(sections, facts, draft.state.answers, language, regionName);
        return differences.length === 0 ? <p>{t('nothingChanged')}</p> : <DifferencesTable caption={t('whatChanged')} differences={differences} />;
      }}
    </QueryState>
  );
};
