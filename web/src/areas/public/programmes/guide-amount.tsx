import { groupDigits } from '../../../components/group-digits';
import { legalDateText } from '../../../components/date-text';
import { Mark } from '../../../components/marks';
import { useLanguage, useTexts } from '../../../language/language-provider';
import { Calculator } from '../pre-check/calculator';
import type { Guide } from './guide';
import { programmeTexts } from './programme-texts';

/** How the amount is built, the values it is built from, and figures to try it with. */
export const GuideAmount = ({ guide, today }: { readonly guide: Guide; readonly today: string }) => {
  const t = useTexts(programmeTexts);
  return (
    <>
      <h2 id="amount" tabIndex={-1}>{t('amount')}</h2>
      <ol className="amount-sayings" lang="zh-CN">{guide.amountSaying.map((saying) => <li key={saying}>{saying}</li>)}</ol>
      {guide.readings.length === 0 ? null : (
        <><h3>{t('readings')}</h3><ul lang="zh-CN">{guide.readings.map(({ saying, citation }) => <li key={saying}><Mark kind="reading" /> {saying} <span className="small">（{citation.title} {citation.locator}）</span></li>)}</ul></>
      )}
      <Values guide={guide} />
      <Calculator guide={guide} today={today} />
    </>
  );
};

const slotBasis = { text: 'slot_text', delegated: 'slot_delegated', administrative: 'slot_administrative', series: 'slot_series' } as const;
const slotBasisKey = (basis: string) => Object.entries(slotBasis).find(([name]) => name === basis)?.[1] ?? 'slot_administrative';
const choiceWords: Readonly<Record<string, readonly [string, string]>> = {
  first_granted_to_enterprise: ['本企业首次获授权的发明专利', 'the first invention granted to the enterprise itself'], ever_held: ['此前从未持有过发明专利', 'never held an invention patent before'],
};

const Values = ({ guide }: { readonly guide: Guide }) => {
  const t = useTexts(programmeTexts);
  const { language } = useLanguage();
  /** Values are shown with their unit, which stands last in the slot's name. */
  const valueText = (slotId: string, value: unknown): string => {
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    if (Array.isArray(value)) return value.map((item) => choiceWords[String(item)]?.[language === 'zh' ? 0 : 1] ?? String(item)).join('、');
    const text = String(value);
    if (slotId.endsWith('-yuan')) return language === 'zh' ? `${groupDigits(text)} 元` : `CNY ${groupDigits(text)}`;
    if (slotId.endsWith('-percent')) return `${text}%`;
    return slotId.endsWith('-on') ? legalDateText(text, language) : (choiceWords[text]?.[language === 'zh' ? 0 : 1] ?? text);
  };
  if (guide.slots.length === 0) return null;
  return (
    <div className="scroll-x" tabIndex={0} role="group" aria-label={t('values')}>
      <table className="table stacking">
        <caption>{t('values')}</caption>
        <thead><tr><th scope="col">{t('valueItem')}</th><th scope="col">{t('value')}</th><th scope="col">{t('fixedBy')}</th><th scope="col">{t('basis')}</th></tr></thead>
        <tbody>
          {guide.slots.map((slot) => (
            <tr key={slot.slotId}>
              <th scope="row" lang="zh-CN">{slot.saying}</th>
              <td data-label={t('value')}>{slot.value === null ? <em>{t('valueUnset')}</em> : valueText(slot.slotId, slot.value)} {slot.status === 'demo' || slot.status === 'provisional' ? <Mark kind={slot.status} /> : null}</td>
              <td data-label={t('fixedBy')}>{t(slotBasisKey(slot.basis))}</td>
              <td data-label={t('basis')} lang="zh-CN">{slot.legalBasis ?? '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
