import type { ReactNode } from 'react';
import { componentTexts } from '../../../components/component-texts';
import { useTexts } from '../../../language/language-provider';
import { TextField } from '../../../forms/field';
import { ScrollTable } from '../layout/scroll-table';
import type { DistrictForm, FactorForm, TransferForm } from './transfer-form';
import { transferTexts } from './transfer-texts';

const factorsAtMost = 10;

type Properties = { readonly form: TransferForm; readonly fault: string | null; readonly onChange: (part: Partial<TransferForm>) => void };

const Group = ({ id, legend, hint, fault, children }: { readonly id: string; readonly legend: string; readonly hint?: string; readonly fault: string | null; readonly children: ReactNode }) => {
  const c = useTexts(componentTexts);
  return (
    <fieldset id={id} className={fault === null ? 'field' : 'field invalid'} style={{ maxWidth: 'none' }}>
      <legend>{legend}</legend>
      {hint === undefined ? null : <p className="hint">{hint}</p>}
      {fault === null ? null : <p className="field-error"><span className="visually-hidden">{c('errorPrefix')}</span>{fault}</p>}
      {children}
    </fieldset>
  );
};

/** What is counted, how much it weighs and where its figures stand. */
export const FactorFields = ({ form, fault, onChange }: Properties) => {
  const t = useTexts(transferTexts);
  const { factors, districts } = form;
  const change = (at: number, part: Partial<FactorForm>): void => { onChange({ factors: factors.map((factor, index) => (index === at ? { ...factor, ...part } : factor)) }); };
  // A factor comes and goes with its figures.
  const add = (): void => { onChange({ factors: [...factors, { name: '', weightPercent: '', basis: '' }], districts: districts.map((row) => ({ ...row, figures: [...row.figures, ''] })) }); };
  const remove = (at: number): void => { onChange({ factors: factors.filter((_factor, index) => index !== at), districts: districts.map((row) => ({ ...row, figures: row.figures.filter((_figure, index) => index !== at) })) }); };
  return (
    <Group id="factors" legend={t('factors')} hint={t('factorsHint')} fault={fault}>
      {factors.map((factor, at) => (
        <div key={at} className="factor-row">
          <TextField id={`factor-${at}-name`} label={t('factorName', { n: at + 1 })} fault={null} value={factor.name} onChange={(name) => { change(at, { name }); }} />
          <TextField id={`factor-${at}-weight`} label={t('weight', { n: at + 1 })} fault={null} value={factor.weightPercent} onChange={(weightPercent) => { change(at, { weightPercent }); }} />
          <TextField id={`factor-${at}-basis`} label={t('factorBasis', { n: at + 1 })} fault={null} value={factor.basis} onChange={(basis) => { change(at, { basis }); }} />
          {factors.length > 1 ? <button type="button" className="link-button" onClick={() => { remove(at); }}>{t('removeFactor', { n: at + 1 })}</button> : null}
        </div>
      ))}
      <button type="button" className="button" disabled={factors.length >= factorsAtMost} onClick={add}>{t('addFactor')}</button>
    </Group>
  );
};

/** One row a district, one figure a factor. */
export const DistrictFigures = ({ form, fault, regionName, onChange }: Properties & { readonly regionName: (code: string) => string }) => {
  const t = useTexts(transferTexts);
  const { factors, districts } = form;
  const change = (at: number, part: Partial<DistrictForm>): void => { onChange({ districts: districts.map((row, index) => (index === at ? { ...row, ...part } : row)) }); };
  const nameOf = (index: number): string => { const name = factors[index]?.name.trim() ?? ''; return name === '' ? t('factorName', { n: index + 1 }) : name; };
  return (
    <Group id="districts" legend={t('districts')} fault={fault}>
      <ScrollTable label={t('districts')}>
        <thead><tr><th scope="col" className="check">{t('takesPart')}</th><th scope="col">{t('district')}</th>{factors.map((_factor, index) => <th key={index} scope="col">{nameOf(index)}</th>)}</tr></thead>
        <tbody>
          {districts.map((row, at) => {
            const district = regionName(row.regionCode);
            return (
              <tr key={row.regionCode}>
                <td className="check"><input type="checkbox" aria-label={t('takesPartOf', { district })} checked={row.takesPart} onChange={() => { change(at, { takesPart: !row.takesPart }); }} /></td>
                <th scope="row" lang="zh-CN">{district}</th>
                {factors.map((_factor, index) => <td key={index}><input type="text" inputMode="decimal" autoComplete="off" aria-label={t('figureOf', { district, factor: nameOf(index) })} disabled={!row.takesPart} value={row.figures[index] ?? ''} onChange={(event) => { change(at, { figures: row.figures.map((figure, place) => (place === index ? event.target.value : figure)) }); }} /></td>)}
              </tr>
            );
          })}
        </tbody>
      </ScrollTable>
    </Group>
  );
};
