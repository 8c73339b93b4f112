import type { ReactNode } from 'react';
import { useLanguage, useSay, useTexts } from '../language/language-provider';
import { factsTexts } from './facts-texts';
import { fieldFault } from './field-fault';
import type { FieldSpec, RowsSpec } from './field-spec';
import { elementId } from './find-field';
import { isRecord, joinPath, listOf, valueAt } from './json-path';
import { LeafField } from './leaf-field';

export type EditorProperties = {
  readonly fields: readonly FieldSpec[];
  readonly answers: unknown;
  readonly base?: string;
  /** What the authority said of a place (correction) or the service of a fault, shown at the field. */
  readonly noteAt?: (path: string) => ReactNode;
  readonly onChange: (path: string, value: unknown) => void;
};

/** Edits facts by their description: single answers, and rows that can be added and taken away. */
export const FieldsEditor = ({ fields, answers, base = '', noteAt = () => null, onChange }: EditorProperties) => {
  const { language } = useLanguage();
  return fields.map((spec) => {
    const path = joinPath(base, spec.path);
    const value = valueAt(answers, path);
    if (spec.kind === 'rows') return <RowsEditor key={path} spec={spec} path={path} value={value} answers={answers} noteAt={noteAt} onChange={onChange} />;
    return <LeafField key={path} spec={spec} path={path} value={value} fault={fieldFault(spec, value, language)} note={noteAt(path)} onChange={(next) => { onChange(path, next); }} />;
  });
};

/** The next free id of a line: `loan-3` after `loan-1`, `loan-2`. */
const nextLineId = (prefix: string, rows: readonly unknown[]): string => {
  const used = rows.flatMap((row) => (isRecord(row) && typeof row['lineId'] === 'string' ? [Number(/-(\d+)$/.exec(row['lineId'])?.[1] ?? 0)] : []));
  return `${prefix}-${Math.max(0, ...used) + 1}`;
};

type RowsProperties = { readonly spec: RowsSpec; readonly path: string; readonly value: unknown; readonly answers: unknown; readonly noteAt: (path: string) => ReactNode; readonly onChange: (path: string, value: unknown) => void };

const RowsEditor = ({ spec, path, value, answers, noteAt, onChange }: RowsProperties) => {
  const t = useTexts(factsTexts);
  const speak = useSay();
  const rows = listOf(value);
  const id = elementId(path);
  const item = speak(spec.label);
  const newRow = (): Readonly<Record<string, unknown>> => (spec.lineIdPrefix === undefined ? {} : { lineId: nextLineId(spec.lineIdPrefix, rows) });
  const add = (): void => { onChange(path, [...rows, newRow()]); };
  const none = spec.ask !== undefined && (value === null || (Array.isArray(value) && rows.length === 0));
  return (
    <div className="rows" id={id} tabIndex={-1}>
      {noteAt(path)}
      {spec.ask === undefined ? null : (
        <fieldset className="field">
          <legend>{speak(spec.ask)}</legend>
          <div className="choices">
            <label className="choice"><input type="radio" name={id} checked={rows.length > 0} onChange={() => { if (rows.length === 0) add(); }} />{t('have')}</label>
            <label className="choice"><input type="radio" name={id} checked={none} onChange={() => { onChange(path, null); }} />{t('haveNone')}</label>
          </div>
        </fieldset>
      )}
      {spec.hint === undefined ? null : <p className="hint">{speak(spec.hint)}</p>}
      {rows.map((_row, index) => {
        const rowPath = `${path}[${index}]`;
        return (
          <fieldset key={rowPath} className="row" id={elementId(rowPath)}>
            <legend>{item} {index + 1}</legend>
            {noteAt(rowPath)}
            <FieldsEditor fields={spec.fields} answers={answers} base={rowPath} noteAt={noteAt} onChange={onChange} />
            <button type="button" className="link-button" onClick={() => { const rest = rows.filter((_other, place) => place !== index); onChange(path, rest.length === 0 ? undefined : rest); }}>{t('remove', { item: `${item} ${index + 1}` })}</button>
          </fieldset>
        );
      })}
      {none || (spec.ask !== undefined && rows.length === 0) ? null : <p><button type="button" className="button" onClick={add}>{t('add', { item })}</button></p>}
    </div>
  );
};
