import { useState } from 'react';
import { csvText } from '../../../../../shared/domain/ledger/csv';
import { fen, formatYuan } from '../../../../../shared/domain/money';
import { useTexts } from '../../../language/language-provider';
import { saveFile } from '../data/file-download';
import type { BatchMemberView } from '../data/money-views';
import { Field } from '../../../forms/field';
import { decodeFile } from './result-file';
import type { ResultFile } from './result-file';
import { resultTexts } from './result-texts';

type Properties = { readonly batchId: string; readonly open: readonly BatchMemberView[]; readonly onRead: (file: Extract<ResultFile, { readonly kind: 'read' }>) => void };

/** A file or pasted cells become entries; nothing leaves the browser before they were looked at. */
export const ResultImport = ({ batchId, open, onRead }: Properties) => {
  const t = useTexts(resultTexts);
  const [pasted, setPasted] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const take = async (text: string): Promise<void> => {
    const { readResultText } = await import('./read-csv');
    const file = readResultText(text);
    if (file.kind === 'read') {
      setFault(null);
      setPasted('');
      onRead(file);
    } else setFault(t(`fault_${file.fault}`, { columns: file.missing.map((column) => t(`column_${column}`)).join('、') }));
  };
  const template = (): void => {
    const columns = ['endToEndId', 'amountYuan', 'outcome', 'voucherNumber', 'settledOn', 'reason'] as const;
    saveFile(`支付结果-${batchId}.csv`, csvText([columns.map((column) => resultTexts[`column_${column}`][0]), ...open.map((member) => [member.endToEndId, formatYuan(fen(member.amountFen)), '', '', '', ''])]));
  };
  return (
    <details>
      <summary>{t('importTitle')}</summary>
      <Field id="result-file" label={t('file')} hint={t('fileHint')} fault={fault}>
        {(described) => <input type="file" accept=".csv,text/csv,text/plain" {...described} onChange={({ target }) => { const [file] = target.files ?? []; if (file !== undefined) void file.arrayBuffer().then((content) => take(decodeFile(content))); target.value = ''; }} />}
      </Field>
      <Field id="result-paste" label={t('paste')} fault={null}>{(described) => <textarea {...described} value={pasted} onChange={(event) => { setPasted(event.target.value); }} />}</Field>
      <div className="actions">
        <button type="button" className="button" disabled={pasted.trim() === ''} onClick={() => { void take(pasted); }}>{t('readPaste')}</button>
        <button type="button" className="link-button" onClick={template}>{t('template')}</button>
      </div>
    </details>
  );
};
