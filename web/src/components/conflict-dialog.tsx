import { useTexts } from '../language/language-provider';
import { componentTexts } from './component-texts';
import { Dialog } from './dialog';

export type Difference = { readonly label: string; readonly theirs: string; readonly yours: string };

/** Somebody saved in between: shows what differs and lets the person choose; the input is kept either way until they do. */
export const ConflictDialog = ({ differences, onKeepMine, onTakeTheirs }: { readonly differences: readonly Difference[]; readonly onKeepMine: () => void; readonly onTakeTheirs: () => void }) => {
  const t = useTexts(componentTexts);
  return (
    <Dialog title={t('conflictTitle')}>
      <p>{t('conflictText')}</p>
      <div className="scroll-x" tabIndex={0} role="group" aria-label={t('conflictTitle')}>
        <table className="table">
          <thead><tr><th scope="col">{t('conflictField')}</th><th scope="col">{t('conflictTheirs')}</th><th scope="col">{t('conflictYours')}</th></tr></thead>
          <tbody>{differences.map((row) => <tr key={row.label}><th scope="row">{row.label}</th><td>{row.theirs}</td><td>{row.yours}</td></tr>)}</tbody>
        </table>
      </div>
      <div className="actions">
        <button type="button" className="button primary" onClick={onKeepMine}>{t('keepMine')}</button>
        <button type="button" className="button" onClick={onTakeTheirs}>{t('takeTheirs')}</button>
      </div>
    </Dialog>
  );
};
