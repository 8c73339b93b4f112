import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { applicationStates, stateLabels } from '../../../../../shared/domain/application/states';
import type { ApplicationState } from '../../../../../shared/domain/application/states';
import { PageHeading } from '../../../components/page-heading';
import { useRegions } from '../../../facts/use-regions';
import { useLanguage, useTexts } from '../../../language/language-provider';
import { auditTexts } from './audit-texts';
import { EnterpriseResults, ReceiptResult, StateResults } from './find-results';
import { queueStates } from './queue-states';

const ways = ['byReceipt', 'byEnterprise', 'byState'] as const;
type Way = (typeof ways)[number];

const stateOf = (text: string): ApplicationState | undefined => applicationStates.find((state) => state === text);

/** What is looked for stands in the address, so that a reload or a shared link shows the same. */
export const Component = () => {
  const t = useTexts(auditTexts);
  const { language } = useLanguage();
  const { regions } = useRegions();
  const [search, setSearch] = useSearchParams();
  const way = ways.find((one) => one === search.get('by')) ?? 'byReceipt';
  const text = search.get('q') ?? '';
  const district = search.get('district') ?? '';
  const [typed, setTyped] = useState(text);
  const [place, setPlace] = useState(district);
  const choose = (next: Way): void => { setTyped(''); setSearch({ by: next }); };
  const clean = way === 'byState' ? typed : typed.trim().toUpperCase();
  const ready = clean !== '' && (way !== 'byState' || place !== '');
  return (
    <>
      <PageHeading title={t('findTitle')} />
      <p className="lead">{t('findLead')}</p>
      <p className="no-print"><Link to="/audit/roots">{t('rootsTitle')}</Link></p>
      <form onSubmit={(event) => { event.preventDefault(); if (ready) setSearch({ by: way, q: clean, ...(way === 'byState' ? { district: place } : {}) }); }}>
        <fieldset className="field"><legend>{t('by')}</legend><div className="choices">{ways.map((one) => <label key={one} className="choice"><input type="radio" name="by" checked={way === one} onChange={() => { choose(one); }} />{t(one)}</label>)}</div></fieldset>
        {way === 'byState' ? (
          <>
            <div className="field"><label htmlFor="state">{t('state')}</label><p className="hint" id="state-hint">{t('endedHint')}</p>
              <select id="state" aria-describedby="state-hint" value={typed} onChange={(event) => { setTyped(event.target.value); }}><option value="">{t('choose')}</option>{queueStates.map((state) => <option key={state} value={state}>{language === 'en' ? stateLabels[state].english : stateLabels[state].staff}</option>)}</select>
            </div>
            <div className="field"><label htmlFor="district">{t('district')}</label>
              <select id="district" value={place} onChange={(event) => { setPlace(event.target.value); }}><option value="">{t('choose')}</option>{regions.filter(({ level }) => level === 'district').map(({ code, name }) => <option key={code} value={code}>{name}</option>)}</select>
            </div>
          </>
        ) : <div className="field"><label htmlFor="text">{t(way)}</label><input id="text" type="text" autoComplete="off" value={typed} onChange={(event) => { setTyped(event.target.value); }} /></div>}
        <div className="actions"><button type="submit" className="button primary" disabled={!ready}>{t('find')}</button></div>
      </form>
      {text === '' ? null : (
        <section aria-labelledby="results">
          <h2 id="results">{t('results')}</h2>
          {way === 'byReceipt' ? <ReceiptResult key={text} receiptNumber={text} /> : null}
          {way === 'byEnterprise' ? <EnterpriseResults key={text} creditCode={text} /> : null}
          {way === 'byState' && stateOf(text) !== undefined ? <StateResults key={`${text} ${district}`} state={text} districtCode={district} /> : null}
        </section>
      )}
    </>
  );
};
