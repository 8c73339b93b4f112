import { useMutation } from '@tanstack/react-query';
import { useApi } from '../../../api/api-provider';
import { ErrorNotice } from '../../../components/error-notice';
import { useTexts } from '../../../language/language-provider';
import { fileSha256, saveFile } from '../data/file-download';
import type { BatchView } from '../data/money-views';
import { yuanText } from '../layout/yuan';
import { batchTexts } from './batch-texts';

/** The payment file, held against the hash the batch keeps before it is handed over. */
export const PaymentFileButton = ({ batch }: { readonly batch: BatchView }) => {
  const t = useTexts(batchTexts);
  const api = useApi();
  const download = useMutation({
    mutationFn: async () => {
      const text = await api.call('getPaymentFile', { parameters: { batchId: batch.batchId } });
      const hash = await fileSha256(text);
      const outcome = hash === null ? 'fileUnchecked' : hash === batch.fileHash ? 'fileRight' : 'fileWrong';
      if (outcome !== 'fileWrong') saveFile(`支付文件-${batch.batchId}.csv`, text);
      return outcome;
    },
  });
  return (
    <>
      <button type="button" className="button primary" disabled={download.isPending} onClick={() => { download.mutate(); }}>{download.isPending ? t('downloading') : t('download')}</button>
      {download.data === undefined ? null : <p className={`notice-box ${download.data === 'fileWrong' ? 'error' : 'good'}`} role={download.data === 'fileWrong' ? 'alert' : 'status'}>{t(download.data, { n: batch.count, amount: yuanText(batch.totalFen) })}</p>}
      {download.error === null ? null : <ErrorNotice error={download.error} onRetry={() => { download.mutate(); }} />}
    </>
  );
};
