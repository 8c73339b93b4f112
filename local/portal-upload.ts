import { extname } from 'node:path';

/** One object of the portal as it is put: where, with which type and caching. Bodies are read when it is its turn. */
export type PortalObject = { readonly key: string; readonly contentType: string; readonly cacheControl: string };

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.json': 'application/json',
  '.svg': 'image/svg+xml', '.png': 'image/png', '.ico': 'image/x-icon', '.woff2': 'font/woff2', '.txt': 'text/plain; charset=utf-8',
};

const objectOf = (key: string): PortalObject => {
  const contentType = contentTypes[extname(key)];
  if (contentType === undefined) throw new Error(`No content type is known for ${key}.`);
  return { key, contentType, cacheControl: key.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache' };
};

/**
 * What to put, in an order in which the portal works at every moment: hashed files first, then the settings, the page
 * that names them last. Files of earlier builds stay, so that pages that are open go on.
 * @throws Error when there is no page, or a file of an unknown kind.
 */
export const uploadsOf = (files: readonly string[]): readonly PortalObject[] => {
  if (!files.includes('index.html')) throw new Error('There is no built portal: run npm run build:web first.');
  const rank = (key: string): number => (key === 'index.html' ? 3 : key === 'settings.json' ? 2 : key.startsWith('assets/') ? 0 : 1);
  return [...new Set([...files, 'settings.json'])].map(objectOf).sort((left, right) => rank(left.key) - rank(right.key) || (left.key < right.key ? -1 : 1));
};
