import type { Difference } from '../components/conflict-dialog';
import { useTexts } from '../language/language-provider';
import { factsTexts } from './facts-texts';

type Properties = { readonly caption: string; readonly differences: readonly (Difference & { readonly path: string })[] };

/** What changed between two filings, place by place: before and now. */
export const DifferencesTable = ({ caption, differences }: Properties) => {
  const t = useTexts(factsTexts);
  return (
    <div className="scroll-x" tabIndex={0} role="group" aria-label={caption}>
      <table className="table">
        <caption>{caption}</caption>
        <thead><tr><th scope="col">{t('item')}</th><th scope="col">{t('before')}</th><th scope="col">{t('now')}</th></tr></thead>
        <tbody>{differences.map((row) => <tr key={row.path}><th scope="row">{row.label}</th><td>{row.theirs}</td><td>{row.yours}</td></tr>)}</tbody>
      </table>
    </div>
  );
};
