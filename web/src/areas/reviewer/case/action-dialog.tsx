import { useState } from 'react';
import type { ReactNode } from 'react';
import { componentTexts } from '../../../components/component-texts';
import { Dialog } from '../../../components/dialog';
import { useSay, useTexts } from '../../../language/language-provider';
import { ActOutcome } from './act-outcome';
import { actionTexts } from './case-texts';
import type { Offered } from './offered-actions';
import { useCaseAct } from './use-case-act';
import type { CaseView, Send } from './use-case-act';

export type ActionForm = { readonly view: CaseView; readonly onDone: () => void; readonly onClose: () => void };

const dangerous: ReadonlySet<Offered> = new Set<Offered>(['refuse_acceptance', 'recuse', 'terminate', 'revoke']);
const explained = { accept: 'accept_text', refuse_acceptance: 'refuse_acceptance_text', request_correction: 'request_correction_text', approve: 'approve_text', hold_over: 'hold_over_text', resume: 'resume_text', recuse: 'recuse_text', terminate: 'terminate_text', revoke: 'revoke_text', release: 'release_text', resolve_clash: 'resolve_clash_text' } as const satisfies Partial<Record<Offered, keyof typeof actionTexts>>;

type Properties = ActionForm & { readonly action: Offered; readonly ready: boolean; readonly children: ReactNode; readonly send: Send };

const explanationOf = (action: Offered): (typeof explained)[keyof typeof explained] | null => Object.entries(explained).find(([name]) => name === action)?.[1] ?? null;

/** An action that needs something said: what follows, its fields, and one button. It stays open until the service has answered. */
export const ActionDialog = ({ view, action, ready, children, send, onDone, onClose }: Properties) => {
  const t = useTexts(actionTexts);
  const c = useTexts(componentTexts);
  const speak = useSay();
  const act = useCaseAct(view);
  const [title] = useState(() => actionTexts[action]);
  const explanation = explanationOf(action);
  const submit = (): void => { if (ready && !act.busy) void act.run(send).then((done) => { if (done) onDone(); }); };
  return (
    <Dialog title={speak(title)} onClose={onClose}>
      <form onSubmit={(event) => { event.preventDefault(); submit(); }}>
        {explanation === null ? null : <p>{t(explanation)}</p>}
        {children}
        <ActOutcome act={act} />
        <div className="actions">
          <button type="submit" className={`button ${dangerous.has(action) ? 'danger' : 'primary'}`} disabled={!ready || act.busy}>{act.busy ? c('working') : t('sure', { action: speak(title) })}</button>
          <button type="button" className="button" onClick={onClose}>{c('cancel')}</button>
        </div>
      </form>
    </Dialog>
  );
};
