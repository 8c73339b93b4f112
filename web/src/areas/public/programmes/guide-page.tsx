import { Link, useParams } from 'react-router';
import { useOperation } from '../../../api/api-provider';
import { groupDigits } from '../../../components/group-digits';
import { legalDateText } from '../../../components/date-text';
import { Mark } from '../../../components/marks';
import { PageHeading } from '../../../components/page-heading';
import { QueryState } from '../../../components/query-state';
import type { OperationOutput } from '../../../../../shared/contracts/client';
import { useRegions } from '../../../facts/use-regions';
import { useLanguage, useTexts } from '../../../language/language-provider';
import { programmeTexts } from './programme-texts';

type Guide = OperationOutput<'getProgramme'>;

/** 办事指南 of one programme, from the catalogue. */
export const Component = () => {
  const { programmeId = '' } = useParams();
  const guide = useOperation('getProgramme', { parameters: { programmeId } });
  return <QueryState query={guide}>{(found) => <GuideText guide={found} />}</QueryState>;
};

const GuideText = ({ guide }: { readonly guide: Guide }) => {
  const t = useTexts(programmeTexts);
  const { regionName } = useRegions();
  return (
    <>
      <PageHeading title={guide.title} caption={<><span className={`tag ${guide.openCall === null ? 'neutral' : 'good'}`}>{t(guide.openCall === null ? 'notOpen' : 'openNow')}</span> {guide.demo ? <Mark kind="demo" /> : null} <span>{t(guide.kind)} · <span lang="zh-CN">{regionName(guide.regionCode)}</span></span></>} />
      <p className="lead" lang="zh-CN">{guide.summary}</p>
      <div className="actions">
        {guide.openCall === null ? null : <Link className="button primary" to={`/applications/new?programme=${guide.programmeId}`}>{t('apply')}</Link>}
        <Link className="button" to={`/pre-check/${guide.programmeId}`}>{t('preCheck')}</Link>
      </div>
      {guide.openQuestions.length === 0 ? null : <div className="notice-box attention"><h2>{t('openQuestions')}</h2><ul lang="zh-CN">{guide.openQuestions.map((question) => <li key={question}>{question}</li>)}</ul></div>}
      <h2>{t('who')}</h2>
      <ul className="conditions">
        {guide.conditions.map(({ conditionId, saying, basis, citation }) => (
          <li key={conditionId}>
            <p className="condition-head" lang="zh-CN">{saying} {basis === 'reading' ? <Mark kind="reading" /> : null}</p>
            <p className="small">{t('clause')}：<span lang="zh-CN">{citation.title} {citation.locator}（{citation.summary}）</span></p>
          </li>
        ))}
      </ul>
      <Amounts guide={guide} />
      <h2>{t('materials')}</h2>
      <ul>{guide.materials.map(({ materialId, title, requiredWhen }) => <li key={materialId}><span lang="zh-CN">{title}</span> <span className="small">{requiredWhen === null ? t('always') : t('when', { when: requiredWhen })}</span></li>)}</ul>
      <Procedure guide={guide} />
    </>
  );
};

/** Values are shown with their unit, which stands last in the slot's name. */
const valueText = (slotId: string, value: unknown, language: 'zh' | 'en'): string => {
  const text = String(value);
  if (slotId.endsWith('-yuan')) return language === 'zh' ? `${groupDigits(text)} 元` : `CNY ${groupDigits(text)}`;
  if (slotId.endsWith('-percent')) return `${text}%`;
  return slotId.endsWith('-on') ? legalDateText(text, language) : Array.isArray(value) ? value.join('、') : text;
};

const slotBasis = { text: 'slot_text', delegated: 'slot_delegated', administrative: 'slot_administrative', series: 'slot_series' } as const;
const slotBasisKey = (basis: string) => Object.entries(slotBasis).find(([name]) => name === basis)?.[1] ?? 'slot_administrative';

const Amounts = ({ guide }: { readonly guide: Guide }) => {
  const t = useTexts(programmeTexts);
  const { language } = useLanguage();
  return (
    <>
      <h2>{t('amount')}</h2>
      <ul lang="zh-CN">{guide.amountSaying.filter((saying) => !saying.includes('@')).map((saying) => <li key={saying}>{saying.replace(/（[a-z0-9-]+）/g, '')}</li>)}</ul>
      <p>{t('calculator')} <Link to={`/pre-check/${guide.programmeId}`}>{t('preCheck')}</Link></p>
      <div className="scroll-x" tabIndex={0} role="group" aria-label={t('values')}>
        <table className="table">
          <caption>{t('values')}</caption>
          <thead><tr><th scope="col">{t('condition')}</th><th scope="col">{t('value')}</th><th scope="col">{t('fixedBy')}</th><th scope="col">{t('basis')}</th></tr></thead>
          <tbody>
            {guide.slots.map((slot) => (
              <tr key={slot.slotId}>
                <th scope="row" lang="zh-CN">{slot.saying}</th>
                <td className="nowrap">{slot.value === null ? t('valueUnset') : valueText(slot.slotId, slot.value, language)} {slot.status === 'demo' || slot.status === 'provisional' ? <Mark kind={slot.status} /> : null}</td>
                <td>{t(slotBasisKey(slot.basis))}</td>
                <td lang="zh-CN">{slot.legalBasis ?? '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="small">{t('kindMark')}</p>
    </>
  );
};

const levels = { district: 'district', city: 'city', province: 'province' } as const;

const Procedure = ({ guide }: { readonly guide: Guide }) => {
  const t = useTexts(programmeTexts);
  const { language } = useLanguage();
  const levelKey = (level: string) => Object.values(levels).find((one) => one === level) ?? 'city';
  return (
    <>
      <h2>{t('process')}</h2>
      <ol>
        <li>{t('stepSubmit')}</li>
        <li>{t('stepAccept')}</li>
        {guide.stages.map((stage) => <li key={stage.title}><span lang="zh-CN">{stage.title}</span>（{t(levelKey(stage.level))}，{stage.limitWorkingDays === null ? t('noLimit') : t('days', { n: stage.limitWorkingDays })}）</li>)}
        <li>{t('stepDecide')}</li>
        <li>{t('stepPay')}</li>
      </ol>
      <p>{t('fee')}：{t('free')}</p>
      <h2>{t('when_title')}</h2>
      {guide.calls.length === 0 ? <p>{t('noCalls')}</p> : (
        <ul>{guide.calls.map((call) => <li key={call.callId}><span lang="zh-CN">{call.title}（{call.documentNumber}）</span>：{t('window', { from: legalDateText(call.opensOn, language), to: legalDateText(call.closesOn, language) })} · {t('contact')}：<span lang="zh-CN">{call.contact}</span></li>)}</ul>
      )}
    </>
  );
};
