import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { EngineError } from './engine-error';
import { brokenDataFile } from './stream-index';

const healthCheckEveryMs = 15;
const healthChecksAtMost = 1000;
const stopWithinMs = 3000;
const lastWordsCharacters = 2000;

export interface EngineProcess {
  readonly endpoint: string;
  readonly processId: number;
  /** Resolves when the engine ended without having been asked to. Never rejects. */
  readonly died: Promise<EngineError>;
  /** Ends the engine (SIGTERM, after 3 s SIGKILL) and resolves when it is gone. May be called more than once. */
  stop(): Promise<void>;
}

export interface EngineProcessOptions {
  readonly binary: string;
  readonly port: number;
  /** SQLite file; absent = memory only. */
  readonly dataFile: string | undefined;
  /** Told the engine's process before anything is waited for: from here on the data file is that process's, also when this one dies. */
  readonly spawned?: (processId: number) => void;
}

/** Starts one engine and waits until it answers. Throws EngineError. */
export async function runEngine(options: EngineProcessOptions): Promise<EngineProcess> {
  const { binary, port, dataFile } = options;
  const files = dataFile === undefined ? [] : ['--db-path', dataFile];
  // Detached: Ctrl-C reaches only this program, which then stops the engine after its last write.
  const child = spawn(binary, ['serve', '--host', '127.0.0.1', '--port', String(port), ...files], {
    stdio: ['ignore', 'pipe', 'pipe'], detached: true,
  });
  if (child.pid !== undefined) options.spawned?.(child.pid);
  let lastWords = '';
  for (const output of [child.stdout, child.stderr]) {
    output.setEncoding('utf8').on('data', (text: string) => { lastWords = (lastWords + text).slice(-lastWordsCharacters); });
  }
  const exited = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(signal ?? `exit code ${String(code)}`));
  });
  const guard = guardAgainstOrphan(child.pid);
  let stopping = false;
  const ended = exited.then((how) => {
    guard?.kill('SIGKILL');
    return endOf(options, how, lastWords);
  });
  const stop = async (): Promise<void> => {
    stopping = true;
    await end(child, ended);
  };
  const endpoint = `http://127.0.0.1:${port}`;
  const waiting = new AbortController();
  const failure = await Promise.race([ended, answers(endpoint, waiting.signal)]);
  waiting.abort();
  if (failure !== undefined) {
    await stop();
    throw failure;
  }
  const died = new Promise<EngineError>((resolve) => { void ended.then((error) => { if (!stopping) resolve(error); }); });
  if (child.pid === undefined) throw new Error('an engine that answers has a process id');
  return { endpoint, processId: child.pid, died, stop };
}

/**
 * A shell that waits on a pipe from this process and ends the engine when the pipe closes: that happens however this
 * process ends, also by kill -9. Linux only, as the engine.
 */
function guardAgainstOrphan(processId: number | undefined): ChildProcess | undefined {
  if (processId === undefined) return undefined;
  const guard = spawn('/bin/sh', ['-c', 'read -r _; kill -TERM "$0"; sleep 3; kill -KILL "$0"', String(processId)], {
    stdio: ['pipe', 'ignore', 'ignore'], detached: true,
  });
  guard.on('error', () => undefined);
  guard.stdin.on('error', () => undefined);
  guard.unref();
  return guard;
}

async function answers(endpoint: string, waiting: AbortSignal): Promise<EngineError | undefined> {
  for (let check = 0; check < healthChecksAtMost && !waiting.aborted; check += 1) {
    try {
      if ((await (await fetch(endpoint, { signal: waiting })).text()).startsWith('healthy')) return undefined;
    } catch {
      // Not listening yet.
    }
    await sleep(healthCheckEveryMs);
  }
  return new EngineError('engine_died', `The embedded database does not answer at ${endpoint}.`);
}

async function end(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  child.kill('SIGTERM');
  const patience = new AbortController();
  const impatient = sleep(stopWithinMs, undefined, { signal: patience.signal }).then(
    () => child.kill('SIGKILL'),
    () => undefined,
  );
  await ended;
  patience.abort();
  await impatient;
}

function endOf(options: EngineProcessOptions, how: string, lastWords: string): EngineError {
  const reason = lastWords.split('\n').filter((line) => line.startsWith('error')).join(' ').trim();
  if (reason.includes('already in use')) {
    return new EngineError('port_in_use', `Port ${options.port} is already in use: choose another one or stop the program that holds it.`);
  }
  if (options.dataFile !== undefined && /sqlite|malformed|database|disk/i.test(reason)) return brokenDataFile(options.dataFile, reason);
  return new EngineError('engine_died', `The embedded database ended (${how})${reason === '' ? '' : `: ${reason}`}.`);
}

/** A port nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address === null || typeof address === 'string') reject(new Error('a TCP server has a port'));
        else resolve(address.port);
      });
    });
  });
}
