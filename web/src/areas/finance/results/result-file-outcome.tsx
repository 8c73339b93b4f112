import { stateLabels, applicationStates } from '../../../../../shared/domain/application/states';
import type { OperationOutput } from '../../../../../shared/contracts/client';
import { useLanguage, useTexts } from '../../../language/language-provider';
import type { BatchMemberView } from '../data/money-views';
import { financeTexts } from '../layout/finance-texts';
import { ScrollTable } from '../layout/scroll-table';
import { resultFileTexts } from './result-file-texts';
import { Colon } from '../../../components/colon';

type Outcome = OperationOutput<'recordResultFile'>;

/** What became of each line of a file that was taken: recorded, not recorded and why, or an exception. */
export const ResultFileOutcome = ({ outcome, members }: { readonly outcome: Outcome; readonly members: readonly BatchMemberView[] }) => {
  const t = useTexts(resultFileTexts);
  const f = useTexts(financeTexts);
  const { language } = useLanguage();
  const names = new Map(members.map(({ endToEndId, enterpriseName }) => [endToEndId, enterpriseName]));
  const stateWord = (state: string | null): string => { const known = applicationStates.find((one) => one === state); return known === undefined ? '' : language === 'zh' ? stateLabels[known].staff : stateLabels[known].english; };
  const refused = outcome.results.filter(({ problem }) => problem !== null).length;
  const place = (endToEndId: string) => <><span lang="zh-CN">{names.get(endToEndId) ?? ''}</span><br /><span className="hash">{endToEndId}</span></>;
  return (
    <section className={`notice-box ${refused === 0 && outcome.exceptions.length === 0 ? 'good' : 'attention'}`} aria-labelledby="file-outcome">
      <h2 id="file-outcome">{t('recorded')}</h2>
      <p role="status">{t('recordedText', { n: outcome.results.length - refused, m: refused, e: outcome.exceptions.length })} {outcome.unsettled.length === 0 ? t('leftNone') : t('left', { n: outcome.unsettled.length })}</p>
      <p>{t('sha')}<Colon /><span className="hash">{outcome.sha256}</span></p>
      {outcome.results.length === 0 ? null : (
        <ScrollTable label={t('results')}>
          <caption>{t('results')}</caption>
          <thead><tr><th scope="col">{f('enterprise')} / {t('order')}</th><th scope="col">{t('outcome')}</th></tr></thead>
          <tbody>{outcome.results.map(({ endToEndId, state, problem }) => <tr key={endToEndId}><th scope="row">{place(endToEndId)}</th><td>{problem?.message ?? `${f('done')}：${stateWord(state)}`}</td></tr>)}</tbody>
        </ScrollTable>
      )}
      {outcome.exceptions.length === 0 ? <p>{t('exceptionsNone')}</p> : (
        <ScrollTable label={t('exceptions')}>
          <caption>{t('exceptions')}</caption>
          <thead><tr><th scope="col">{f('enterprise')} / {t('order')}</th><th scope="col">{t('statusText')}</th><th scope="col">{f('reason')}</th></tr></thead>
          <tbody>{outcome.exceptions.map(({ endToEndId, statusText, reason }) => <tr key={endToEndId}><th scope="row">{place(endToEndId)}</th><td>{statusText}</td><td>{t(`reason_${reason}`)}</td></tr>)}</tbody>
        </ScrollTable>
      )}
    </section>
  );
};
