import { ConfirmButton } from '../../../components/confirm-button';
import { ErrorSummary } from '../../../components/error-summary';
import { Money } from '../../../components/money';
import { useLanguage, useTexts } from '../../../language/language-provider';
import { ActOutcome } from './act-outcome';
import { TextBox } from './action-forms';
import { caseTexts } from './case-texts';
import { lineName } from '../../../facts/line-name';
import { reviewOf } from './review-draft';
import type { DraftFault, ReviewDraft } from './review-draft';
import { useCaseAct } from './use-case-act';
import type { CaseView } from './use-case-act';

type Properties = {
  readonly view: CaseView;
  readonly draft: ReviewDraft;
  readonly computed: ReadonlyMap<string, number | null>;
  readonly faults: readonly DraftFault[];
  readonly sayings: ReadonlyMap<string, string>;
  readonly onChange: (draft: ReviewDraft) => void;
  readonly onFaults: (faults: readonly DraftFault[]) => void;
  readonly onSent: () => void;
};

/** The stage's word at the end of the findings, and sending it all. */
export const ReviewForm = ({ view, draft, computed, faults, sayings, onChange, onFaults, onSent }: Properties) => {
  const t = useTexts(caseTexts);
  const { language } = useLanguage();
  const act = useCaseAct(view);
  const review = reviewOf(draft, computed);
  const subject = (fault: DraftFault): string => sayings.get(fault.subject) ?? lineName(fault.subject, language);
  const items = faults.map((fault) => ({ href: `#${fault.elementId}`, message: t(`fault_${fault.kind}`, { subject: subject(fault) }) }));
  const send = (): void => {
    const { body } = review;
    if (body === null) return;
    void act.run((api, { parameters, expectedVersion, idempotencyKey }) => api.call('recordReview', { parameters, idempotencyKey, body: { ...body, expectedVersion } })).then((done) => { if (done) onSent(); });
  };
  return (
    <section className="review-end" aria-labelledby="opinion">
      <h2 id="opinion" tabIndex={-1}>{t('opinion')}</h2>
      <p className="small">{t('kept')}</p>
      <ErrorSummary items={items} />
      <fieldset className="field"><legend className="visually-hidden">{t('opinion')}</legend><div className="choices">{(['grant', 'reject'] as const).map((opinion) => (
        <label key={opinion} className="choice"><input type="radio" name="opinion" checked={draft.opinion === opinion} onChange={() => { onChange({ ...draft, opinion }); }} />{t(`opinion_${opinion}`)}</label>
      ))}</div></fieldset>
      <TextBox label={t('comment')} value={draft.comment} onChange={(comment) => { onChange({ ...draft, comment }); }} />
      <ActOutcome act={act} />
      {review.body === null
        ? <button type="button" className="button primary" onClick={() => { onFaults(review.faults); }}>{t('send')}</button>
        : <ConfirmButton label={t('send')} question={t('sendQuestion')} tone="primary" busy={act.busy} onConfirm={send}><p><strong>{t(`opinion_${review.body.opinion}`)}</strong>{review.body.opinion === 'grant' && review.body.lineFindings.every(({ finding }) => finding === 'met') ? <> <Money amountFen={view.application.determination?.amount.amountFen ?? null} /></> : null}</p><p>{t('sendText')}</p></ConfirmButton>}
    </section>
  );
};
