import { useId, useState } from 'react';
import { useOperation } from '../../../api/api-provider';
import type { SectionSpec } from '../../../facts/field-spec';
import { useRegions } from '../../../facts/use-regions';
import { useLanguage, useTexts } from '../../../language/language-provider';
import { ActionDialog } from './action-dialog';
import type { ActionForm } from './action-dialog';
import { TextBox } from './action-forms';
import { actionTexts } from './case-texts';
import { placesOf } from './fact-places';
import type { PlaceGroup } from './fact-places';

type Item = { readonly key: number; readonly field: string; readonly fault: 'incorrect' | 'incomplete' | 'outdated'; readonly reason: string };
const faults = ['incorrect', 'incomplete', 'outdated'] as const;
const isWhole = ({ field, reason }: Item): boolean => field !== '' && reason.trim().length >= 2;
const itemsAtMost = 50;

/** 一次性告知: every place to put right in one notice, each with what is wrong and why. */
export const CorrectionForm = ({ sections, ...form }: ActionForm & { readonly sections: readonly SectionSpec[] }) => {
  const t = useTexts(actionTexts);
  const { language } = useLanguage();
  const { regionName } = useRegions();
  const guide = useOperation('getProgramme', { parameters: { programmeId: form.view.application.programmeId } });
  const [items, setItems] = useState<readonly Item[]>([{ key: 0, field: '', fault: 'incorrect', reason: '' }]);
  const materials: PlaceGroup = { id: 'materials', title: t('materialPlace'), places: (guide.data?.materials ?? []).map(({ materialId, title }) => ({ path: `materials.${materialId}`, label: title, current: null })) };
  const groups = [...placesOf(sections, form.view.facts, language, regionName), materials];
  const change = (key: number, part: Partial<Item>): void => { setItems((before) => before.map((item) => (item.key === key ? { ...item, ...part } : item))); };
  const add = (): void => { setItems((before) => [...before, { key: Math.max(-1, ...before.map((item) => item.key)) + 1, field: '', fault: 'incorrect', reason: '' }]); };
  return (
    <ActionDialog {...form} action="request_correction" ready={items.length > 0 && items.every(isWhole)} send={(api, { parameters, expectedVersion, idempotencyKey }) => api.call('requestCorrection', { parameters, idempotencyKey, body: { expectedVersion, items: items.map(({ field, fault, reason }) => ({ field, fault, reason: reason.trim() })) } })}>
      <ol className="correction-rows">
        {items.map((item, index) => <ItemRow key={item.key} item={item} number={index + 1} groups={groups} onChange={(part) => { change(item.key, part); }} onRemove={items.length === 1 ? null : () => { setItems(items.filter((other) => other.key !== item.key)); }} />)}
      </ol>
      <button type="button" className="button" disabled={items.length >= itemsAtMost} onClick={add}>{t('addItem')}</button>
    </ActionDialog>
  );
};

type RowProperties = { readonly item: Item; readonly number: number; readonly groups: readonly PlaceGroup[]; readonly onChange: (part: Partial<Item>) => void; readonly onRemove: (() => void) | null };

const ItemRow = ({ item, number, groups, onChange, onRemove }: RowProperties) => {
  const t = useTexts(actionTexts);
  const id = useId();
  const current = groups.flatMap(({ places }) => places).find(({ path }) => path === item.field)?.current ?? null;
  return (
    <li aria-label={t('item', { n: number })}>
      <div className="field"><label htmlFor={`${id}-field`}>{t('field')}</label>
        <select id={`${id}-field`} value={item.field} onChange={(event) => { onChange({ field: event.target.value }); }}>
          <option value="">{t('choosePlace')}</option>
          {groups.map((group) => <optgroup key={group.id} label={group.title}>{group.places.map(({ path, label }) => <option key={path} value={path}>{label}</option>)}</optgroup>)}
        </select>
        {current === null ? null : <p className="hint">{t('current', { value: current })}</p>}
      </div>
      <fieldset className="field"><legend>{t('fault')}</legend><div className="choices">{faults.map((fault) => (
        <label key={fault} className="choice"><input type="radio" name={id} checked={item.fault === fault} onChange={() => { onChange({ fault }); }} />{t(`fault_${fault}`)}</label>
      ))}</div></fieldset>
      <TextBox label={t('reason')} value={item.reason} rows={2} onChange={(reason) => { onChange({ reason }); }} />
      {onRemove === null ? null : <button type="button" className="link-button" onClick={onRemove}>{t('removeItem', { n: number })}</button>}
    </li>
  );
};
