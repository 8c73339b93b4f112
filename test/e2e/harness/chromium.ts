import { existsSync } from 'node:fs';
import * as z from 'zod';
import { readBrowserTestConfig } from '../../../shared/config/browser-test-config';

/** There is no browser to drive; the message is one line for the person who started the tests. */
export class ChromiumError extends Error {
  override readonly name = 'ChromiumError';
}

/** No sandbox: containers allow none, and only our own pages are opened. The rest keeps the browser off the network. */
export const chromiumFlags: readonly string[] = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

const usualPlaces = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const shippedBrowser = z.object({ default: z.object({ executablePath: z.function({ input: [], output: z.promise(z.string()) }) }) });

/** The npm package that ships a browser, if somebody installed it: the name is no literal because nobody has to. */
const fromPackage = async (name = '@sparticuz/chromium'): Promise<string | null> => {
  try {
    const imported: unknown = await import(name);
    return await shippedBrowser.parse(imported).default.executablePath();
  } catch {
    return null;
  }
};

/** CHROMIUM_PATH, a usual place, or the npm package. @throws ChromiumError that says what to install. */
export const findChromium = async (): Promise<string> => {
  const { chromiumPath } = readBrowserTestConfig();
  if (chromiumPath !== undefined) {
    if (existsSync(chromiumPath)) return chromiumPath;
    throw new ChromiumError(`CHROMIUM_PATH names no file: ${chromiumPath}`);
  }
  const found = usualPlaces.find((place) => existsSync(place)) ?? (await fromPackage());
  if (found !== null) return found;
  throw new ChromiumError('No browser to test with: apt-get install -y --no-install-recommends chromium fonts-noto-cjk   (or set CHROMIUM_PATH, or npm install --no-save @sparticuz/chromium)');
};
