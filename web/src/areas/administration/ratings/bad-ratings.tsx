import { useState } from 'react';
import { ratingFindings } from '../../../../../shared/domain/rating/service-rating';
import type { RatingFinding } from '../../../../../shared/domain/rating/service-rating';
import type { OperationOutput } from '../../../../../shared/contracts/client';
import { useCommand } from '../../../api/api-provider';
import { newKey } from '../../../app/browser';
import { ConfirmButton } from '../../../components/confirm-button';
import { ErrorNotice } from '../../../components/error-notice';
import { Moment } from '../../../components/legal-date';
import { findingTexts, gradeTexts } from '../../../facts/rating-texts';
import { useRegions } from '../../../facts/use-regions';
import { useSay, useTexts } from '../../../language/language-provider';
import { ratingsTexts } from './ratings-texts';

type Rating = OperationOutput<'listRatings'>['items'][number];

/** Each bad rating with what was answered, or with the form to answer it. */
export const BadRatings = ({ ratings, mayAnswer }: { readonly ratings: readonly Rating[]; readonly mayAnswer: boolean }) => {
  const t = useTexts(ratingsTexts);
  const speak = useSay();
  const { regionName } = useRegions();
  if (ratings.length === 0) return <p className="empty">{t('noBad')}</p>;
  return (
    <ul className="plain">
      {ratings.map((rating) => (
        <li key={rating.applicationId}><article className="notice-box">
          <h3>{rating.receiptNumber} <span className={`tag ${rating.status === 'open' ? 'attention' : 'good'}`}>{t(rating.status === 'open' ? 'open' : 'answered')}</span></h3>
          <dl className="facts">
            <dt>{t('grade')}</dt><dd><strong>{speak(gradeTexts[rating.grade])}</strong></dd>
            <dt>{t('when')}</dt><dd><Moment at={rating.ratedAt} /></dd>
            <dt>{t('district')}</dt><dd lang="zh-CN">{regionName(rating.districtCode)}</dd>
            <dt>{t('comment')}</dt><dd>{rating.comment === '' ? t('noComment') : <span lang="zh-CN">{rating.comment}</span>}</dd>
            {rating.answer === null ? null : <><dt>{t('answer')}</dt><dd>{speak(findingTexts[rating.answer.finding])} · <Moment at={rating.answer.answeredAt} /><br /><span lang="zh-CN">{rating.answer.answer}</span></dd></>}
          </dl>
          {rating.status === 'open' && mayAnswer ? <AnswerRating rating={rating} /> : null}
        </article></li>
      ))}
    </ul>
  );
};

const AnswerRating = ({ rating }: { readonly rating: Rating }) => {
  const t = useTexts(ratingsTexts);
  const speak = useSay();
  const [finding, setFinding] = useState<RatingFinding | null>(null);
  const [text, setText] = useState('');
  const [key, setKey] = useState(newKey);
  const answer = useCommand('answerRating');
  const { applicationId, receiptNumber } = rating;
  const send = (): void => { if (finding !== null) answer.mutate({ idempotencyKey: key, parameters: { applicationId }, body: { finding, answer: text } }); };
  return (
    <>
      {answer.error === null ? null : <ErrorNotice error={answer.error} />}
      <ConfirmButton label={t('answerOf', { receipt: receiptNumber })} question={t('answerQuestion')} tone="primary" busy={answer.isPending} confirmDisabled={finding === null || text.trim().length < 2} onAsk={() => { setKey(newKey()); }} onConfirm={send}>
        <p>{t('answerHint')}</p>
        <fieldset className="field"><legend>{t('finding')}</legend><div className="choices">{ratingFindings.map((one) => <label key={one} className="choice"><input type="radio" name="finding" checked={finding === one} onChange={() => { setFinding(one); }} />{speak(findingTexts[one])}</label>)}</div></fieldset>
        <div className="field"><label htmlFor="rating-answer">{t('answerText')}</label><textarea id="rating-answer" value={text} onChange={(event) => { setText(event.target.value); }} /></div>
      </ConfirmButton>
    </>
  );
};
