import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTexts } from '../language/language-provider';
import { componentTexts } from './component-texts';
import { Dialog } from './dialog';

type Properties = {
  readonly label: string;
  readonly question: string;
  /** What follows, and inputs that the action needs. */
  readonly children?: ReactNode;
  readonly tone?: 'primary' | 'danger' | 'plain';
  readonly busy?: boolean;
  readonly confirmDisabled?: boolean;
  /** The question is about to be shown. */
  readonly onAsk?: () => void;
  readonly onConfirm: () => void;
};

/** For what can't be undone: says what follows, then asks once more. */
export const ConfirmButton = ({ label, question, children, tone = 'plain', busy = false, confirmDisabled = false, onAsk, onConfirm }: Properties) => {
  const [open, setOpen] = useState(false);
  const t = useTexts(componentTexts);
  return (
    <>
      <button type="button" className={`button ${tone}`} onClick={() => { onAsk?.(); setOpen(true); }} disabled={busy}>{busy ? t('working') : label}</button>
      {open ? (
        <Dialog title={question} onClose={() => { setOpen(false); }}>
          {children}
          <div className="actions">
            <button type="button" className={`button ${tone === 'plain' ? 'primary' : tone}`} disabled={confirmDisabled} onClick={() => { setOpen(false); onConfirm(); }}>{label}</button>
            <button type="button" className="button" onClick={() => { setOpen(false); }}>{t('cancel')}</button>
          </div>
        </Dialog>
      ) : null}
    </>
  );
};
