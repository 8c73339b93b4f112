import { useApi } from '../../../api/api-provider';
import { newKey } from '../../../app/browser';
import { ConfirmButton } from '../../../components/confirm-button';
import { ErrorNotice } from '../../../components/error-notice';
import { useTexts } from '../../../language/language-provider';
import type { FinanceDesk } from '../data/use-money';
import { financeTexts } from '../layout/finance-texts';
import { Yuan } from '../layout/yuan';
import { progressOf } from './pot-progress';
import { potTexts } from './pot-texts';
import { usePotWork } from './use-pot-run';
import type { PotRunView } from './use-pot-run';

const progressText = { freezing: 'progressFreezing', applying: 'progressApplying', cancelling: 'progressCancelling' } as const;

/** How far the run is, and what may be done with it: approved by another person, worked out anew, given up, carried on. */
export const PotDecision = ({ run, desk }: { readonly run: PotRunView; readonly desk: FinanceDesk }) => {
  const t = useTexts(potTexts);
  const f = useTexts(financeTexts);
  const api = useApi();
  const { busy, error, work } = usePotWork(run.runId);
  const parameters = { runId: run.runId };
  const progress = progressOf(run);
  const mine = run.madeBy === desk.userId;
  const checks = desk.decides || desk.isChecker;
  const { seal } = run;
  // One click is one request: a key of its own that a repetition inside the transport keeps.
  const command = (operationId: 'continuePotRun' | 'resealPotRun' | 'cancelPotRun') => (): void => { const idempotencyKey = newKey(); void work(() => api.call(operationId, { parameters, body: {}, idempotencyKey })); };
  const approve = (membersHash: string): void => { const idempotencyKey = newKey(); void work(() => api.call('approvePotRun', { parameters, body: { membersHash }, idempotencyKey })); };
  return (
    <>
      <div role="status" className="status-line">{progress === null ? null : busy ? <><p>{t(progressText[progress.step], { n: progress.done, m: progress.total })}</p><progress value={progress.done} max={Math.max(progress.total, 1)} aria-label={t(progressText[progress.step], { n: progress.done, m: progress.total })} /></> : <p>{t('stopped', { n: progress.done, m: progress.total })}</p>}</div>
      {error === null || busy ? null : <ErrorNotice error={error} />}
      {run.status === 'cancelled' ? <p className="notice-box" role="status">{t('cancelled')}</p> : null}
      {run.status === 'sealed' && mine ? <p>{t('mine')}</p> : null}
      {run.status === 'sealed' && !mine && !checks ? <p>{t('waitsForChecker')}</p> : null}
      {checks ? (
        <div className="actions">
          {run.status === 'sealed' && seal !== null && !mine ? (
            <ConfirmButton label={t('approve')} question={t('approveQuestion')} tone="primary" busy={busy} onConfirm={() => { approve(seal.membersHash); }}>
              <p>{t('approveText')}</p>
              <dl className="facts">
                <dt>{t('members')}</dt><dd><strong>{seal.count}</strong></dd>
                <dt>{t('pot')}</dt><dd><Yuan amountFen={seal.potFen} /> {f('yuanUnit')}</dd>
                <dt>{t('sharedTotal')}</dt><dd><strong><Yuan amountFen={seal.sharedTotalFen} /></strong> {f('yuanUnit')}</dd>
                <dt>{t('hash')}</dt><dd className="hash">{seal.membersHash}</dd>
              </dl>
            </ConfirmButton>
          ) : null}
          {progress !== null && !busy && !(run.status === 'applying' && mine) ? <button type="button" className="button primary" onClick={command('continuePotRun')}>{t('carryOn')}</button> : null}
          {run.status === 'sealed' && desk.decides ? <ConfirmButton label={t('reseal')} question={t('resealQuestion')} busy={busy} onConfirm={command('resealPotRun')}><p>{t('resealText')}</p></ConfirmButton> : null}
          {run.status === 'sealed' || run.status === 'freezing' ? <ConfirmButton label={t('cancel')} question={t('cancelQuestion')} tone="danger" busy={busy} onConfirm={command('cancelPotRun')}><p>{t('cancelText')}</p></ConfirmButton> : null}
        </div>
      ) : null}
    </>
  );
};
