/**
 * The whole system as a process of its own, for one worker of the browser tests: real API behind its gateway, real
 * embedded engine in memory, real issuer, built portal, on a free port. Says where it answers in one line of JSON, and
 * ends when its parent lets go of it.
 */
import { parseArgs } from 'node:util';
import { realNow } from '../../../local/real-now';
import { serve } from '../../../local/serve';

const main = async (): Promise<void> => {
  const { values } = parseArgs({ options: { 'demo-cases': { type: 'boolean' }, 'token-seconds': { type: 'string' }, 'session-seconds': { type: 'string' } } });
  const tokenSeconds = values['token-seconds'];
  const sessionSeconds = values['session-seconds'] ?? tokenSeconds;
  const served = await serve({
    port: 0, dataDirectory: null, demoCases: values['demo-cases'] === true, realNow, log: (line) => { process.stderr.write(`${line}\n`); },
    ...(tokenSeconds === undefined ? {} : { signInLasts: { tokenSeconds: Number(tokenSeconds), sessionSeconds: Number(sessionSeconds) } }),
  });
  process.stdout.write(`${JSON.stringify({ baseUrl: served.baseUrl })}\n`);
  process.stdin.resume();
  process.stdin.once('end', () => { void served.stop().then(() => process.exit(0), () => process.exit(1)); });
};

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
});
