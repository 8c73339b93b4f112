import { useOperation } from '../../../api/api-provider';
import { QueryState } from '../../../components/query-state';
import { differencesOf } from '../../../facts/differences';
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
        if (differences.length === 0) return <p>{t('nothingChanged')}</p>;
        return (
          <div className="scroll-x" tabIndex={0} role="group" aria-label={t('whatChanged')}>
            <table className="table">
              <caption>{t('whatChanged')}</caption>
              <thead><tr><th scope="col">{t('item')}</th><th scope="col">{t('before')}</th><th scope="col">{t('now')}</th></tr></thead>
              <tbody>{differences.map((row) => <tr key={row.path}><th scope="row">{row.label}</th><td>{row.theirs}</td><td>{row.yours}</td></tr>)}</tbody>
            </table>
          </div>
        );
      }}
    </QueryState>
  );
};
