import { useState } from 'react';
import { ratingGrades, isBadGrade } from '../../../../../shared/domain/rating/service-rating';
import type { RatingGrade } from '../../../../../shared/domain/rating/service-rating';
import type { OperationOutput } from '../../../../../shared/contracts/client';
import { useCommand, useOperation } from '../../../api/api-provider';
import { newKey } from '../../../app/browser';
import { ErrorNotice } from '../../../components/error-notice';
import { Moment } from '../../../components/legal-date';
import { findingTexts, gradeTexts } from '../../../facts/rating-texts';
import { useSay, useTexts } from '../../../language/language-provider';
import { ratingTexts } from './rating-texts';

type Rated = NonNullable<OperationOutput<'getRating'>['rating']>;

/** 好差评 of one case: asked for once there is an outcome, then what was said and answered. Nothing before, and nothing while it is read. */
export const ServiceRating = ({ applicationId }: { readonly applicationId: string }) => {
  const standing = useOperation('getRating', { parameters: { applicationId } }).data;
  if (standing === undefined) return null;
  if (standing.rating !== null) return <Said rating={standing.rating} />;
  return standing.mayRate ? <Ask applicationId={applicationId} /> : null;
};

const Said = ({ rating }: { readonly rating: Rated }) => {
  const t = useTexts(ratingTexts);
  const speak = useSay();
  const { grade, comment, ratedAt, answer } = rating;
  return (
    <section aria-labelledby="rating-title">
      <h2 id="rating-title">{t('rated')}</h2>
      <p role="status"><strong>{speak(gradeTexts[grade])}</strong> · <Moment at={ratedAt} /></p>
      {comment === '' ? null : <p>{comment}</p>}
      {answer === null ? (isBadGrade(grade) ? <p>{t('waiting')}</p> : <p>{t('thanks')}</p>) : (
        <div className="notice-box">
          <h3>{t('answered')}</h3>
          <p><strong>{speak(findingTexts[answer.finding])}</strong> · <Moment at={answer.answeredAt} /></p>
          <p lang="zh-CN">{answer.answer}</p>
        </div>
      )}
    </section>
  );
};

const Ask = ({ applicationId }: { readonly applicationId: string }) => {
  const t = useTexts(ratingTexts);
  const speak = useSay();
  const [grade, setGrade] = useState<RatingGrade | null>(null);
  const [comment, setComment] = useState('');
  const [asked, setAsked] = useState(false);
  const [key, setKey] = useState(newKey);
  const rate = useCommand('rateService');
  const send = (): void => {
    setAsked(true);
    if (grade !== null) rate.mutate({ idempotencyKey: key, parameters: { applicationId }, body: { grade, comment } });
  };
  const missing = asked && grade === null;
  return (
    <form className="no-print" aria-labelledby="rating-title" onChange={() => { setKey(newKey()); }} onSubmit={(event) => { event.preventDefault(); send(); }}>
      <h2 id="rating-title">{t('title')}</h2>
      <p>{t('lead')}</p>
      <fieldset className={`field${missing ? ' invalid' : ''}`} aria-describedby={missing ? 'grade-error' : undefined}><legend>{t('grade')}</legend>
        {missing ? <p className="field-error" id="grade-error" role="alert">{t('chooseFirst')}</p> : null}
        <div className="choices">{ratingGrades.map((one) => <label key={one} className="choice"><input type="radio" name="grade" checked={grade === one} onChange={() => { setGrade(one); }} />{speak(gradeTexts[one])}</label>)}</div>
      </fieldset>
      <div className="field"><label htmlFor="rating-comment">{t('comment')}</label><p className="hint" id="rating-hint">{t('commentHint')}</p><textarea id="rating-comment" aria-describedby="rating-hint" maxLength={500} value={comment} onChange={(event) => { setComment(event.target.value); }} /></div>
      {rate.error === null ? null : <ErrorNotice error={rate.error} />}
      <div className="actions"><button type="submit" className="button" disabled={rate.isPending}>{rate.isPending ? t('sending') : t('send')}</button></div>
    </form>
  );
};
