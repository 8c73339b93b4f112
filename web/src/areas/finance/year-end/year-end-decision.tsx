import { useCommand } from '../../../api/api-provider';
import { ConfirmButton } from '../../../components/confirm-button';
import { ErrorNotice } from '../../../components/error-notice';
import { LegalDate } from '../../../components/legal-date';
import { useTexts } from '../../../language/language-provider';
import type { YearEndView } from '../data/money-views';
import type { FinanceDesk } from '../data/use-money';
import { financeTexts } from '../layout/finance-texts';
import { Yuan, yuanText } from '../layout/yuan';
import { yearEndTexts } from './year-end-texts';

/** What this person can do with the year end now: check it, seal it again, take it back, or carry it on. */
export const YearEndDecision = ({ run, desk }: { readonly run: YearEndView; readonly desk: FinanceDesk }) => {
  const f = useTexts(financeTexts);
  const mine = run.madeBy === desk.userId;
  if (run.status === 'cancelled') return null;
  return (
    <>
      {mine ? <p>{f('makerWhy')}</p> : null}
      {run.status === 'sealed' ? <Proposed run={run} desk={desk} mine={mine} /> : <Closed run={run} mayCarryOn={desk.isChecker && !mine} />}
    </>
  );
};

const Proposed = ({ run, desk, mine }: { readonly run: YearEndView; readonly desk: FinanceDesk; readonly mine: boolean }) => {
  const t = useTexts(yearEndTexts);
  const f = useTexts(financeTexts);
  const approve = useCommand('approveYearEnd');
  const reseal = useCommand('resealYearEnd');
  const cancel = useCommand('cancelYearEnd');
  const parameters = { runId: run.runId };
  const error = approve.error ?? reseal.error ?? cancel.error;
  const early = desk.today < run.cutOffOn;
  return (
    <>
      {error === null ? null : <ErrorNotice error={error} onRetry={() => { approve.reset(); reseal.reset(); cancel.reset(); }} />}
      {early ? <p className="notice-box attention">{t('notYet', { date: run.cutOffOn })}</p> : null}
      <div className="actions">
        {desk.isChecker && !mine && !early ? (
          <ConfirmButton label={t('approve')} question={t('approveQuestion', { year: run.fiscalYear })} tone="primary" busy={approve.isPending} onConfirm={() => { approve.mutate({ parameters, body: { sealHash: run.seal.sealHash } }); }}>
            <p>{t('approveText')}</p>
            <dl className="facts">
              <dt>{t('basis')}</dt><dd lang="zh-CN">{run.rule.documentNumber} · <LegalDate dateOn={run.rule.issuedOn} /></dd>
              <dt>{f('count')}</dt><dd><strong>{run.seal.count}</strong></dd>
              <dt>{t('openSum')}</dt><dd><strong><Yuan amountFen={run.seal.openFen} /></strong> {f('yuanUnit')} · {t(`mode_${run.rule.openParts}`)}</dd>
              <dt>{t('free')}</dt><dd><strong><Yuan amountFen={run.seal.availableFen} /></strong> {f('yuanUnit')} · {t(`mode_${run.rule.remainder}`)}</dd>
              <dt>{t('hash')}</dt><dd className="hash">{run.seal.sealHash}</dd>
            </dl>
          </ConfirmButton>
        ) : null}
        {desk.isMaker ? <ConfirmButton label={t('reseal')} question={t('reseal')} busy={reseal.isPending} onConfirm={() => { reseal.mutate({ parameters, body: {} }); }}><p>{t('resealText')}</p></ConfirmButton> : null}
        {desk.isMaker || desk.isChecker ? <ConfirmButton label={t('cancel')} question={t('cancelQuestion')} tone="danger" busy={cancel.isPending} onConfirm={() => { cancel.mutate({ parameters, body: {} }); }}><p>{t('cancelText')}</p></ConfirmButton> : null}
      </div>
    </>
  );
};

/** A closed year: how far it is, what came of it, and what came back since. */
const Closed = ({ run, mayCarryOn }: { readonly run: YearEndView; readonly mayCarryOn: boolean }) => {
  const t = useTexts(yearEndTexts);
  const f = useTexts(financeTexts);
  const goOn = useCommand('continueYearEnd');
  const { nowFen, seal, status, position } = run;
  const leftFen = nowFen.available + nowFen.reserved + nowFen.committed;
  const unfinished = status === 'applying';
  const late = !unfinished && leftFen > 0;
  return (
    <>
      {goOn.error === null ? null : <ErrorNotice error={goOn.error} onRetry={() => { goOn.reset(); }} />}
      <div role="status">
        {unfinished ? <><p className="notice-box attention">{t('interrupted')}</p><p>{t('progress', { n: position, m: seal.count })}</p><progress value={position} max={Math.max(1, seal.count)} aria-label={t('progress', { n: position, m: seal.count })} /></> : null}
        {late ? <p className="notice-box attention">{t('late', { amount: yuanText(leftFen), mode: t(`mode_${run.rule.returns}`) })}</p> : null}
        {!unfinished && !late ? <p className="notice-box good">{t('doneGood')}</p> : null}
      </div>
      {(unfinished || late) && mayCarryOn ? <div className="actions"><button type="button" className="button primary" disabled={goOn.isPending} onClick={() => { goOn.mutate({ parameters: { runId: run.runId }, body: {} }); }}>{t(late ? 'takeLate' : 'goOn')}</button></div> : null}
      <h2>{t('result')}</h2>
      <dl className="figures">
        <div className="figure"><dt>{f('inYuan', { name: t('carried') })}</dt><dd><Yuan amountFen={nowFen.carried} /></dd></div>
        <div className="figure"><dt>{f('inYuan', { name: t('lapsed') })}</dt><dd><Yuan amountFen={nowFen.lapsed} /></dd></div>
        <div className="figure"><dt>{f('inYuan', { name: t('paid') })}</dt><dd><Yuan amountFen={nowFen.paid} /></dd></div>
        <div className="figure"><dt>{f('inYuan', { name: t('stillOrdered') })}</dt><dd><Yuan amountFen={nowFen.payable} /></dd></div>
      </dl>
    </>
  );
};
