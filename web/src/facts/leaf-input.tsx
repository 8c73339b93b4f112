import { useState } from 'react';
import { DateInput } from '../forms/date-input';
import { useSay, useTexts } from '../language/language-provider';
import { factsTexts } from './facts-texts';
import type { LeafSpec } from './field-spec';
import { useRegions } from './use-regions';

type Properties = { readonly id: string; readonly spec: LeafSpec; readonly value: unknown; readonly invalid: boolean; readonly describedBy: string; readonly onChange: (value: unknown) => void };

const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
const linesOf = (value: unknown): string => (Array.isArray(value) ? value.join('\n') : '');
const orOpen = (text: string): string | undefined => (text === '' ? undefined : text);
/** Whole numbers are numbers to the service; what isn't one stays text and is shown as wrong. */
const wholeNumber = (text: string): string | number | undefined => (/^\d{1,8}$/.test(text) ? Number(text) : orOpen(text));

/** The control of one answer; empty means unknown. */
export const LeafInput = ({ id, spec, value, invalid, describedBy, onChange }: Properties) => {
  const t = useTexts(factsTexts);
  const speak = useSay();
  const common = { id, 'aria-invalid': invalid, ...(describedBy === '' ? {} : { 'aria-describedby': describedBy }) };
  switch (spec.kind) {
    case 'choice': return (
      <span className="short"><select {...common} value={textOf(value)} onChange={(event) => { onChange(orOpen(event.target.value)); }}>
        <option value="">{t('choose')}</option>
        {spec.choices.map((choice) => <option key={choice.value} value={choice.value}>{speak(choice.label)}</option>)}
      </select></span>
    );
    case 'region': return <RegionSelect common={common} value={textOf(value)} onChange={(code) => { onChange(orOpen(code)); }} />;
    case 'date': return <DateInput {...common} min="1985-01-01" max="2100-12-31" value={textOf(value)} onChange={(day) => { onChange(orOpen(day)); }} />;
    case 'texts': return <Lines common={common} value={value} onChange={onChange} />;
    case 'yuan': case 'percent': return <span className="short"><input {...common} type="text" inputMode="decimal" autoComplete="off" value={textOf(value)} onChange={(event) => { onChange(orOpen(event.target.value.trim().replaceAll(',', ''))); }} /></span>;
    case 'integer': return <span className="short"><input {...common} type="text" inputMode="numeric" autoComplete="off" value={textOf(value)} onChange={(event) => { onChange(wholeNumber(event.target.value.trim())); }} /></span>;
    case 'text': return <input {...common} type="text" readOnly={spec.readOnly === true} autoComplete="off" value={textOf(value)} onChange={(event) => { onChange(orOpen(event.target.value)); }} />;
    case 'flag': return null;
  }
};

type Common = { readonly id: string; readonly 'aria-invalid': boolean; readonly 'aria-describedby'?: string };

/** What is typed stays as it is, line breaks too; the facts get the lines. */
const Lines = ({ common, value, onChange }: { readonly common: Common; readonly value: unknown; readonly onChange: (value: unknown) => void }) => {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <textarea {...common} rows={3} value={typed ?? linesOf(value)} onBlur={() => { setTyped(null); }} onChange={(event) => {
      setTyped(event.target.value);
      const lines = event.target.value.split('\n').map((line) => line.trim()).filter((line) => line !== '');
      onChange(lines.length === 0 ? undefined : lines);
    }} />
  );
};

const RegionSelect = ({ common, value, onChange }: { readonly common: Common; readonly value: string; readonly onChange: (code: string) => void }) => {
  const t = useTexts(factsTexts);
  const { regions } = useRegions();
  const districtsOf = (cityCode: string) => regions.filter(({ level, parentCode }) => level === 'district' && parentCode === cityCode);
  const cities = regions.filter(({ code, level }) => level === 'city' && districtsOf(code).length > 0);
  return (
    <span className="short"><select {...common} value={value} onChange={(event) => { onChange(event.target.value); }}>
      <option value="">{t('choose')}</option>
      {cities.map((city) => <optgroup key={city.code} label={city.name} lang="zh-CN">{districtsOf(city.code).map((district) => <option key={district.code} value={district.code}>{district.name}</option>)}</optgroup>)}
    </select></span>
  );
};
