import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';

export type WorldOptions = {
  /** Some sixty cases in every state; without them only catalogue, people and calls. */
  readonly demoCases: boolean;
  /** Access tokens that end so soon that a test can wait for it. */
  readonly tokenSeconds?: number;
  /** How long the sign-in itself holds; left out: as long as the token. */
  readonly sessionSeconds?: number;
};

export type RunningWorld = { readonly baseUrl: string; readonly stop: () => Promise<void> };

const readySchema = z.object({ baseUrl: z.url() });
const root = fileURLToPath(new URL('../../..', import.meta.url));
const program = fileURLToPath(new URL('world-process.ts', import.meta.url));

const firstLineOf = (child: ChildProcess, said: readonly string[]): Promise<string> =>
  new Promise((resolve, reject) => {
    if (child.stdout !== null) createInterface({ input: child.stdout }).once('line', resolve);
    child.once('exit', (code) => { reject(new Error(`The system did not start (exit ${code ?? 'by signal'}):\n${said.join('')}`)); });
  });

/** Starts the whole system beside the tests. It ends when it is stopped, or when this process ends in whatever way. */
export const startWorld = async (options: WorldOptions): Promise<RunningWorld> => {
  const parameters = [...(options.demoCases ? ['--demo-cases'] : []), ...(options.tokenSeconds === undefined ? [] : ['--token-seconds', String(options.tokenSeconds)]), ...(options.sessionSeconds === undefined ? [] : ['--session-seconds', String(options.sessionSeconds)])];
  const child = spawn(process.execPath, ['--no-warnings', '--import', 'tsx', program, ...parameters], { cwd: root, stdio: ['pipe', 'pipe', 'pipe'] });
  const said: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => { said.push(chunk.toString('utf8')); });
  const ended = new Promise<void>((resolve) => { child.once('exit', () => { resolve(); }); });
  const { baseUrl } = readySchema.parse(JSON.parse(await firstLineOf(child, said)));
  return {
    baseUrl,
    stop: () => {
      child.stdin.end();
      return ended;
    },
  };
};
