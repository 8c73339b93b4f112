import { useMutation } from '@tanstack/react-query';
import type { FileClient } from '../../../shared/contracts/client';
import { useFiles } from '../api/api-provider';
import { ErrorNotice } from '../components/error-notice';
import { useTexts } from '../language/language-provider';
import type { Texts } from '../language/text';
import { saveBytes } from './save-bytes';

export const fileTypes = {
  csv: { suffix: '.csv', contentType: 'text/csv;charset=utf-8' },
  xlsx: { suffix: '.xlsx', contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  json: { suffix: '.json', contentType: 'application/json' },
  pdf: { suffix: '.pdf', contentType: 'application/pdf' },
} as const;
export type FileKind = keyof typeof fileTypes;

const texts = { downloading: ['正在准备文件…', 'Preparing the file…'], downloaded: ['已下载。', 'Downloaded.'] } as const satisfies Texts;

type Properties = { readonly label: string; readonly fileName: string; readonly kind: FileKind; readonly read: (files: FileClient) => ReturnType<FileClient['read']>; readonly primary?: boolean };

/** A button that fetches a file and hands it over; says that it works, that it is done, or why it could not be done. */
export const DownloadButton = ({ label, fileName, kind, read, primary = false }: Properties) => {
  const t = useTexts(texts);
  const files = useFiles();
  const { suffix, contentType } = fileTypes[kind];
  const download = useMutation({ mutationFn: async () => { saveBytes(`${fileName}${suffix}`, await read(files), contentType); } });
  return (
    <>
      <button type="button" className={`button${primary ? ' primary' : ''}`} disabled={download.isPending} onClick={() => { download.mutate(); }}>{download.isPending ? t('downloading') : label}</button>
      <span role="status" className="small">{download.isSuccess ? t('downloaded') : ''}</span>
      {download.error === null ? null : <ErrorNotice error={download.error} onRetry={() => { download.mutate(); }} />}
    </>
  );
};
