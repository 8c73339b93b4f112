import { useOperation } from '../../../api/api-provider';
import { QueryState } from '../../../components/query-state';
import { differencesOf } from '../../../facts/differences';
import { DifferencesTable } from '../../../facts/differences-table';
import type { SectionSpec } from '../../../facts/field-spec';
import { useRegions } from '../../../facts/use-regions';
import { useLanguage, useTexts } from '../../../language/language-provider';
import { caseTexts } from './case-texts';

type Properties = { readonly applicationId: string; readonly revision: number; readonly facts: unknown; readonly sections: readonly SectionSpec[] };

/** What this filing changed against the one before it; the first changed nothing. */
export const ChangesOfCorrection = ({ applicationId, revision, facts, sections }: Properties) => {
  const t = useTexts(caseTexts);
  const { language } = useLanguage();
  const { regionName } = useRegions();
  const before = useOperation('getSubmission', { parameters: { applicationId }, query: { revision: revision - 1 } }, { enabled: revision > 1 });
  if (revision < 2) return null;
  return (
    <>
      <h2>{t('corrected')}</h2>
      <QueryState query={before}>{(earlier) => {
        const differences = differencesOf(sections, earlier.facts, facts, language, regionName);
        return differences.length === 0 ? <p>{t('correctedNothing')}</p> : <DifferencesTable caption={t('correctedCaption', { n: revision, before: revision - 1 })} differences={differences} />;
      }}</QueryState>
    </>
  );
};
