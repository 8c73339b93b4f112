import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import * as z from 'zod';

const root = fileURLToPath(new URL('../..', import.meta.url));
const manifestSchema = z.record(z.string(), z.object({ file: z.string(), imports: z.array(z.string()).optional() }));
type Manifest = z.output<typeof manifestSchema>;

/** What a browser loads before a page stands: the entry, the route's page with what lies around it, and all they import. */
const pages = {
  home: ['src/areas/public/home/home-page.tsx'],
  applications: ['src/areas/applicant/applications/my-applications-page.tsx'],
  workbench: ['src/areas/reviewer/shortcuts/shortcut-area.tsx', 'src/areas/reviewer/workbench/workbench-page.tsx'],
  finance: ['src/areas/finance/layout/finance-layout.tsx', 'src/areas/finance/overview/overview-page.tsx'],
  catalogue: ['src/areas/administration/catalogue/catalogue-layout.tsx', 'src/areas/administration/catalogue/programmes-page.tsx'],
} as const;

export type PortalPage = keyof typeof pages;
export type PortalSizes = Readonly<Record<PortalPage, number>>;

const reached = (manifest: Manifest, from: readonly string[]): ReadonlySet<string> => {
  const seen = new Set<string>();
  const waiting = [...from];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const chunk = manifest[name];
    if (chunk === undefined) throw new Error(`The build has no ${name}: a page was moved and test/bench/portal-size.ts not told.`);
    if (seen.has(chunk.file)) continue;
    seen.add(chunk.file);
    waiting.push(...(chunk.imports ?? []));
  }
  return seen;
};

/** Builds the portal into a folder of its own and weighs the script of each page's first view, in bytes as gzip sends it. */
export const measurePortal = (): PortalSizes => {
  const folder = mkdtempSync(join(tmpdir(), 'portal-size-'));
  try {
    // A build is for production whatever runs it: the test runner's own mode would bring React's development half.
    execFileSync(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build', 'web', '--manifest', '--outDir', folder, '--emptyOutDir', '--logLevel', 'error'], { cwd: root, env: { NODE_ENV: 'production' }, stdio: 'pipe' });
    const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8')));
    const sizeOf = (page: PortalPage): number => {
      const scripts = [...reached(manifest, ['index.html', ...pages[page]])].filter((file) => file.endsWith('.js'));
      return scripts.map((file) => gzipSync(readFileSync(join(folder, file)), { level: 9 }).length).reduce((sum, bytes) => sum + bytes, 0);
    };
    return { home: sizeOf('home'), applications: sizeOf('applications'), workbench: sizeOf('workbench'), finance: sizeOf('finance'), catalogue: sizeOf('catalogue') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
