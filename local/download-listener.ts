import type { RequestListener } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { LargeFolderFiles } from '../shared/integrations/large-folder-files';

/** Hands out stored files by signed links, as a bucket would in the cloud. Nobody signs in here: the link is the right, for a short while. */
export const createDownloadListener = (files: LargeFolderFiles): RequestListener => (request, response) => {
  const refuse = (status: number): void => { response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end('链接无效或已过期。 This link is invalid or has expired.\n'); };
  const send = async (): Promise<void> => {
    const download = files.verify(new URL(request.url ?? '/', 'http://localhost').searchParams);
    if (request.method !== 'GET' || download === null) { refuse(403); return; }
    const bytes = await files.open(download.path);
    if (bytes === null) { refuse(404); return; }
    response.writeHead(200, {
      'content-type': 'application/octet-stream', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(download.fileName)}`,
    });
    await pipeline(bytes, response);
  };
  send().catch(() => { if (response.headersSent) response.destroy(); else refuse(500); });
};
