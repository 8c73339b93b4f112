import { ErrorNotice } from '../../../components/error-notice';
import { useTexts } from '../../../language/language-provider';
import { financeTexts } from './finance-texts';

type Properties = { readonly running: boolean; readonly done: number; readonly total: number; readonly error: unknown; readonly onRetry: () => void };

/** How far long work is, in words and as a bar; and what stopped it. */
export const StepProgress = ({ running, done, total, error, onRetry }: Properties) => {
  const f = useTexts(financeTexts);
  return (
    <>
      <div role="status" className="status-line">{running ? <><p>{f('progress', { n: done + 1 > total ? total : done + 1, m: total })}</p><progress value={done} max={total} aria-label={f('progress', { n: done, m: total })} /></> : null}</div>
      {error === null || running ? null : <ErrorNotice error={error} onRetry={onRetry} />}
    </>
  );
};

export type Outcome = { readonly applicationId: string; readonly problem: { readonly message: string } | null };

/** What became of each case of a list: how many were done, and why the others were not. */
export const CaseOutcomes = ({ outcomes, nameOf }: { readonly outcomes: readonly Outcome[]; readonly nameOf: (applicationId: string) => string }) => {
  const f = useTexts(financeTexts);
  const refused = outcomes.filter(({ problem }) => problem !== null);
  if (outcomes.length === 0) return null;
  return (
    <div className={`notice-box ${refused.length === 0 ? 'good' : 'attention'}`} role="status">
      <p>{f('doneOf', { n: outcomes.length - refused.length, m: refused.length })}</p>
      {refused.length === 0 ? null : <ul>{refused.map(({ applicationId, problem }) => <li key={applicationId}>{nameOf(applicationId)}：{problem?.message}</li>)}</ul>}
    </div>
  );
};
