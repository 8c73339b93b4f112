import { useMutation } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useFiles } from '../../../api/api-provider';
import { ErrorNotice } from '../../../components/error-notice';
import { useTexts } from '../../../language/language-provider';
import { fileSha256, saveBytes } from '../data/file-download';
import type { BatchView } from '../data/money-views';
import { financeTexts } from '../layout/finance-texts';
import { ScrollTable } from '../layout/scroll-table';
import { Yuan, yuanText } from '../layout/yuan';
import { batchTexts } from './batch-texts';

type KeptFile = BatchView['files'][number];

/** What each format is called and by which operation it is read. */
const formats = {
  list_csv: { operationId: 'getPaymentFile', title: '支付文件', suffix: '.csv', contentType: 'text/csv;charset=utf-8' },
  fiscal_csv: { operationId: 'getFiscalListCsv', title: '财政支付清单', suffix: '.fiscal.csv', contentType: 'text/csv;charset=utf-8' },
  fiscal_xlsx: { operationId: 'getFiscalListXlsx', title: '财政支付清单', suffix: '.fiscal.xlsx', contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  pain_001: { operationId: 'getCreditTransfer', title: '支付报文', suffix: '.pain.001.xml', contentType: 'application/xml;charset=utf-8' },
} as const;

/** The batch's payment file in every format it was written in, each with the count, the sum and its hash. */
export const PaymentFiles = ({ batch, mayDownload }: { readonly batch: BatchView; readonly mayDownload: boolean }) => {
  const t = useTexts(batchTexts);
  const f = useTexts(financeTexts);
  const download = useDownload(batch);
  return (
    <section aria-labelledby="files-title">
      <h2 id="files-title">{t('files')}</h2>
      <p>{t('filesLead', { n: batch.count, amount: yuanText(batch.totalFen) })}</p>
      {batch.files.some(({ format }) => format !== 'list_csv') ? null : <p>{t('onlyList')} <Link to={`/finance/terms?programme=${batch.programmeId}`}>{t('toTerms')}</Link></p>}
      <div role="status">{download.data === undefined || download.data === 'fileWrong' ? null : <p className="notice-box good">{t(download.data, { n: batch.count, amount: yuanText(batch.totalFen) })}</p>}</div>
      {download.data === 'fileWrong' ? <p className="notice-box error" role="alert">{t('fileWrong')}</p> : null}
      {download.error === null ? null : <ErrorNotice error={download.error} onRetry={() => { download.reset(); }} />}
      <ScrollTable label={t('files')}>
        <thead><tr><th scope="col">{t('format')}</th><th scope="col" className="number">{f('count')}</th><th scope="col" className="number">{f('inYuan', { name: t('sum') })}</th><th scope="col" className="number">{t('bytes')}</th><th scope="col">{t('sha')}</th>{mayDownload ? <th scope="col">{t('download')}</th> : null}</tr></thead>
        <tbody>
          {batch.files.map((file) => (
            <tr key={file.format}>
              <th scope="row">{t(`format_${file.format}`)}</th><td className="number">{batch.count}</td><td className="number"><Yuan amountFen={batch.totalFen} /></td><td className="number">{file.bytes}</td><td className="hash">{file.sha256}</td>
              {mayDownload ? <td><button type="button" className="button" aria-label={t('downloadOf', { format: t(`format_${file.format}`) })} disabled={download.isPending} onClick={() => { download.mutate(file); }}>{download.isPending && download.variables.format === file.format ? t('downloading') : t('download')}</button></td> : null}
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </section>
  );
};

/** Reads a file and holds its bytes against the hash the batch keeps before it is handed over. */
const useDownload = (batch: BatchView) => {
  const files = useFiles();
  return useMutation({
    mutationFn: async ({ format, sha256 }: KeptFile) => {
      const { operationId, title, suffix, contentType } = formats[format];
      const bytes = await files.read(operationId, { parameters: { batchId: batch.batchId } });
      const hash = await fileSha256(bytes);
      const outcome = hash === null ? 'fileUnchecked' : hash === sha256 ? 'fileRight' : 'fileWrong';
      if (outcome !== 'fileWrong') saveBytes(`${title}-${batch.batchId}${suffix}`, bytes, contentType);
      return outcome;
    },
  });
};
