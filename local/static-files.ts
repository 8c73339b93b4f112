import { createReadStream, type Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { RequestListener, ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.json': 'application/json',
  '.svg': 'image/svg+xml', '.png': 'image/png', '.ico': 'image/x-icon', '.woff2': 'font/woff2', '.txt': 'text/plain; charset=utf-8', '.map': 'application/json',
};

/**
 * Files of a folder; a path that names no file and has no extension gets index.html, because a single-page application
 * routes by itself. Nothing outside the folder is reachable.
 */
export function createStaticListener(folder: string): RequestListener {
  return (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end();
      return;
    }
    serve(folder, request.url ?? '/', request.method === 'HEAD', response).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  };
}

async function serve(folder: string, url: string, headOnly: boolean, response: ServerResponse): Promise<void> {
  const path = fileInside(folder, url);
  if (path === undefined) {
    notFound(response);
    return;
  }
  const asked = await fileStat(path);
  const file = asked === undefined && extname(path) === '' ? join(folder, 'index.html') : path;
  const found = asked ?? (await fileStat(file));
  if (found === undefined) {
    notFound(response);
    return;
  }
  response.writeHead(200, {
    'content-type': contentTypes[extname(file)] ?? 'application/octet-stream', 'content-length': found.size, 'x-content-type-options': 'nosniff',
    // Built assets carry a hash in their name; everything else is asked for anew.
    'cache-control': /-[\w-]{8,}\.(?:js|css|woff2|png|svg)$/.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache',
  });
  if (headOnly) response.end();
  else createReadStream(file).on('error', () => response.destroy()).pipe(response);
}

function notFound(response: ServerResponse): void {
  response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('没有这个文件。');
}

function fileInside(folder: string, url: string): string | undefined {
  let path: string;
  try {
    path = decodeURIComponent(url.split('?')[0] ?? '/');
  } catch {
    return undefined;
  }
  const root = normalize(folder);
  const file = normalize(join(root, path === '/' ? 'index.html' : path));
  return !path.includes('\0') && file.startsWith(root.endsWith(sep) ? root : root + sep) ? file : undefined;
}

async function fileStat(path: string): Promise<Stats | undefined> {
  try {
    const found = await stat(path);
    return found.isFile() ? found : undefined;
  } catch {
    return undefined;
  }
}
