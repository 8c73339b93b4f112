/**
 * `npm start [-- --fresh] [-- --port N]`: the whole system on this machine with demo data, the portal built when it is
 * older than its sources. Data stay in .data/ until `--fresh`; Ctrl-C stops cleanly.
 */
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readLocalConfig, SettingError } from '../shared/config/local-config';
import { buildPortalIfStale, PortalBuildError } from './build-portal';
import { EngineError } from './engine/engine-error';
import { PortError } from './one-port';
import { readOptions } from './read-options';
import { realNow } from './real-now';
import { serve } from './serve';

const dataDirectory = fileURLToPath(new URL('../.data', import.meta.url));

const main = async (): Promise<void> => {
  const values = readOptions({ fresh: { type: 'boolean' }, port: { type: 'string' } });
  const config = readLocalConfig();
  const port = values.port === undefined ? config.port : Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new SettingError(`--port takes a number from 0 to 65535, not ${String(values.port)}`);
  if (values.fresh === true) rmSync(dataDirectory, { recursive: true, force: true });
  const startedAt = performance.now();
  const log = (line: string): void => console.log(`  ${line}`);
  await buildPortalIfStale(log);
  const served = await serve({ port, dataDirectory, endpoint: config.dynamodbEndpoint, rateLimits: config.rateLimits, demoCases: true, realNow, log });
  console.log(`\n已就绪 Ready in ${Math.ceil((performance.now() - startedAt) / 1000)} s: ${served.baseUrl}`);
  console.log(`  接口 API      ${served.baseUrl}/api   (OpenAPI: /api/openapi.json)`);
  console.log(`  演示账号 Demo  ${served.baseUrl}/try   例如 applicant-1 · xiamen-intake · xiamen-approver · xiamen-finance   口令 password: demo`);
  console.log('  完整一遍      npm run journey        重置 reset: npm start -- --fresh        停止 stop: Ctrl-C');
  const stop = (): void => {
    console.log('\n正在停止 stopping…');
    served.stop().then(() => process.exit(0), (error: unknown) => {
      console.error(error);
      process.exit(1);
    });
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
};

main().catch((error: unknown) => {
  const foreseen = error instanceof EngineError || error instanceof PortalBuildError || error instanceof PortError || error instanceof SettingError;
  console.error(foreseen ? error.message : error);
  process.exit(1);
});
