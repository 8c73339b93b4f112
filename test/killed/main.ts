/**
 * `npm run killed -- [N] [--until CHAPTER] [--processes M]`: N reviewed cases (3000) of one call from the pot to the last payment, killed
 * before and after every single write and resumed; then M cases (100) in processes that are really killed (kill -9).
 * Ends with code 1 when anything differs from the history that was left in peace.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { SettingError } from '../../shared/config/local-config';
import { seededRandom } from '../simulation/seeded-random';
import { openKilledWorld } from './killed-world';
import { chaptersFor, liveThrough } from './live-through';
import { differencesBetween, faultsIn, hashOfLeft, whatIsLeft } from './outcome';
import type { Left } from './outcome';
import { copyData, makeWaitingCases } from './waiting-cases';

const say = (line: string): void => { process.stdout.write(`${line}\n`); };
const secondsSince = (startedMs: number): number => Math.ceil((performance.now() - startedMs) / 1000);

type End = { readonly left: Left; readonly faults: readonly string[]; readonly kills: number };

const lived = async (folder: string, count: number, killed: boolean, until?: string): Promise<End> => {
  const world = await openKilledWorld(folder);
  try {
    const startedMs = performance.now();
    await liveThrough(world, count, { killed, ...(until === undefined ? {} : { until }), told: ({ name, writes, kills, seconds }) => { say(`  ${name}: ${writes} writes, ${kills} deaths, ${seconds} s`); } });
    const kills = world.killing.kills();
    say(`${killed ? 'Killed' : 'In peace'}: ${world.killing.writes()} writes, ${kills} deaths, ${secondsSince(startedMs)} s`);
    return { left: await whatIsLeft(world, folder), faults: await faultsIn(world, count, until === undefined), kills };
  } finally {
    await world.close();
  }
};

const found = (peaceful: Left, { left, faults }: End): readonly string[] => [...differencesBetween(peaceful, left), ...faults];

/** Starts the history as a process of its own and kills it again and again, after a time that chance decides, until it came to its end. */
const killedProcesses = async (folder: string, count: number): Promise<number> => {
  const random = seededRandom('killed processes');
  let kills = 0;
  for (;;) {
    const child = spawn(process.execPath, ['--no-warnings', '--import', 'tsx', fileURLToPath(new URL('./child.ts', import.meta.url)), folder, String(count)], { stdio: ['ignore', 'ignore', 'inherit'] });
    const ended = new Promise<number | null>((resolve) => { child.once('exit', (code) => { resolve(code); }); });
    // Longer each time, so that it comes to an end on any machine.
    const code = await Promise.race([ended, wait(2_000 + kills * 400 + random.below(1_500)).then(() => 'late' as const)]);
    if (code === 0) return kills;
    if (code !== 'late') throw new Error(`The process ended with ${String(code)}.`);
    child.kill('SIGKILL');
    await ended;
    kills += 1;
  }
};

const inThisProcess = async (work: string, count: number, until?: string): Promise<readonly string[]> => {
  const startedMs = performance.now();
  await makeWaitingCases(join(work, 'peaceful'), count);
  copyData(join(work, 'peaceful'), join(work, 'killed'));
  say(`${count} cases wait for the pot, ${secondsSince(startedMs)} s`);
  const peaceful = await lived(join(work, 'peaceful'), count, false, until);
  const killed = await lived(join(work, 'killed'), count, true, until);
  say(`${killed.left.size} items and files, sha256 ${hashOfLeft(peaceful.left)} in peace, ${hashOfLeft(killed.left)} killed`);
  return [...peaceful.faults, ...found(peaceful.left, killed)];
};

const inProcesses = async (work: string, count: number): Promise<readonly string[]> => {
  await makeWaitingCases(join(work, 'one'), count);
  copyData(join(work, 'one'), join(work, 'many'));
  const peaceful = await lived(join(work, 'one'), count, false);
  const startedMs = performance.now();
  const kills = await killedProcesses(join(work, 'many'), count);
  const world = await openKilledWorld(join(work, 'many'));
  try {
    const end = { left: await whatIsLeft(world, join(work, 'many')), faults: await faultsIn(world, count), kills };
    say(`${count} cases in processes, ${kills} of them ended by kill -9, ${secondsSince(startedMs)} s: sha256 ${hashOfLeft(peaceful.left)} in peace, ${hashOfLeft(end.left)} killed`);
    return found(peaceful.left, end);
  } finally {
    await world.close();
  }
};

const whole = (text: string): number => {
  const count = Number(text);
  if (!Number.isSafeInteger(count) || count < 0 || count > 4_000) throw new SettingError('Usage: npm run killed -- [N] [--processes M], each up to 4000; 0 leaves it out');
  return count;
};

const main = async (): Promise<void> => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { processes: { type: 'string', default: '100' }, until: { type: 'string' } } });
  const [count, processes] = [whole(positionals[0] ?? '3000'), whole(values.processes)];
  if (values.until !== undefined && !chaptersFor(count).some(({ name }) => name === values.until)) throw new SettingError(`No such chapter; known: ${chaptersFor(count).map(({ name }) => name).join(', ')}`);
  const work = mkdtempSync(join(tmpdir(), 'killed-'));
  try {
    const startedMs = performance.now();
    const faults = [...(count === 0 ? [] : await inThisProcess(work, count, values.until)), ...(processes === 0 ? [] : await inProcesses(work, processes))];
    for (const fault of faults) say(`FAULT ${fault}`);
    say(`${faults.length} faults, ${secondsSince(startedMs)} s`);
    if (faults.length > 0) process.exitCode = 1;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
};

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof SettingError ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
