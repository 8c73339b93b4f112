import { useRef, useState } from 'react';
import { DateWords } from '../components/date-words';
import { useTexts } from '../language/language-provider';
import type { Texts } from '../language/text';
import { dayOf } from './day-text';

const texts = {
  example: ['如 2026-03-05', 'Such as 2026-03-05'],
  noDay: ['没有这一天。请按年、月、日填写，如 2026-03-05', 'There is no such day. Write year, month, day, such as 2026-03-05'],
  calendar: ['从日历中选', 'Pick from a calendar'],
} as const satisfies Texts;

type Properties = {
  readonly id: string; readonly 'aria-invalid'?: boolean; readonly 'aria-describedby'?: string; readonly min?: string; readonly max?: string;
  /** A day as "2026-03-05"; empty while there is none. */
  readonly value: string; readonly onChange: (value: string) => void;
};

/**
 * A day, written year first in either language: a browser's own date field follows the browser's language instead of the
 * chosen one, so that month and day get mixed up. Its calendar stays at hand. What is no day counts as none and is said.
 */
export const DateInput = ({ id, value, onChange, min, max, ...described }: Properties) => {
  const t = useTexts(texts);
  const [typed, setTyped] = useState<string | null>(null);
  const [left, setLeft] = useState(false);
  const calendar = useRef<HTMLInputElement>(null);
  const shown = typed ?? value;
  const faulty = left && shown.trim() !== '' && dayOf(shown) === null;
  const describedBy = [described['aria-describedby'], faulty ? `${id}-day` : undefined].filter((part) => part !== undefined).join(' ');
  const type = (text: string): void => {
    setTyped(text);
    setLeft(false);
    onChange(dayOf(text) ?? '');
  };
  return (
    <>
      <span className="date-input">
        <input id={id} type="text" inputMode="numeric" autoComplete="off" placeholder={t('example')} value={shown} aria-invalid={described['aria-invalid'] === true || faulty} {...(describedBy === '' ? {} : { 'aria-describedby': describedBy })}
          onChange={(event) => { type(event.target.value); }} onBlur={() => { setLeft(true); if (dayOf(shown) !== null) setTyped(null); }} />
        <button type="button" className="button" aria-label={t('calendar')} title={t('calendar')} onClick={() => { calendar.current?.showPicker(); }}>
          <svg aria-hidden="true" viewBox="0 0 20 20" width="20" height="20" fill="none" stroke="currentColor" strokeWidth="1.6"><rect x="2.5" y="4" width="15" height="13.5" rx="1.5" /><path d="M2.5 8h15M6.5 2v4M13.5 2v4" /></svg>
        </button>
        <input ref={calendar} type="date" className="calendar" tabIndex={-1} aria-hidden="true" value={value} {...(min === undefined ? {} : { min })} {...(max === undefined ? {} : { max })} onChange={(event) => { setTyped(null); onChange(event.target.value); }} />
      </span>
      <DateWords dateOn={value} />
      {faulty ? <p className="field-error" id={`${id}-day`}>{t('noDay')}</p> : null}
    </>
  );
};
