/**
 * `npm run simulate -- [N] [--seed TEXT] [--lanes N]`: N random cases (500) by many accounts over the whole back end, on
 * a network that loses answers. Ends with code 1 when anything does not add up.
 */
import { parseArgs } from 'node:util';
import { SettingError } from '../../shared/config/local-config';
import { simulate } from './simulate';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const faultsShown = 50;

const main = async (): Promise<void> => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { seed: { type: 'string', default: '1' }, lanes: { type: 'string', default: '8' } } });
  const journeys = Number(positionals[0] ?? 500);
  const lanes = Number(values.lanes);
  if (!Number.isSafeInteger(journeys) || journeys < 1 || !Number.isSafeInteger(lanes) || lanes < 1) throw new SettingError('Usage: npm run simulate -- [N] [--seed TEXT] [--lanes N]');
  const startedMs = performance.now();
  const report = await simulate({ journeys, seed: values.seed, lanes, progress: say });
  for (const [name, count] of Object.entries(report.counts)) say(`${String(count).padStart(7)}  ${name}`);
  say('States at the end:');
  for (const [state, count] of Object.entries(report.states)) say(`${String(count).padStart(7)}  ${state}`);
  for (const fault of report.faults.slice(0, faultsShown)) say(`FAULT ${fault}`);
  const seconds = Math.ceil((performance.now() - startedMs) / 1000);
  const { user, system } = process.cpuUsage();
  const cpuSeconds = Math.ceil((user + system) / 1_000_000);
  say(`${journeys} journeys (seed ${values.seed}, ${lanes} lanes) over ${report.days} working days: ${report.events} events, ${report.paidCases} cases paid ${report.paidFen} fen, ${report.auditRoots} audit roots: ${report.faults.length} faults, ${seconds} s, ${cpuSeconds} s of processor time`);
  if (report.faults.length > 0) process.exitCode = 1;
};

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof SettingError ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
