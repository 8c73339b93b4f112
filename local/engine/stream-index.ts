import { rmSync, statSync } from 'node:fs';
import sqlite from 'node-sqlite3-wasm';
import { EngineError } from './engine-error';

/**
 * The engine numbers a stream record by MAX(sequence number) + 1 over all records of the table; without this index
 * each write reads the whole stream, so that writing slows down as the stream grows.
 */
const createStreamIndex =
  'CREATE INDEX IF NOT EXISTS sr_max ON _stream_records(table_name, CAST(sequence_number AS INTEGER))';

/** Above this size the page-by-page check of the file would delay the start by seconds; the index step still runs. */
const largestFileCheckedBytes = 256 * 1024 * 1024;

/**
 * Adds the stream index to an engine's data file and checks that the file is sound. To be called only while no
 * engine has the file open. What a killed engine left in the write-ahead log is replayed into the file.
 * Throws EngineError `data_file_broken`.
 */
export function prepareDataFile(dataFile: string): void {
  // The WASM build marks an open file by a directory; a process killed while preparing leaves it behind.
  rmSync(`${dataFile}.lock`, { recursive: true, force: true });
  let database: sqlite.Database | undefined;
  try {
    database = new sqlite.Database(dataFile, { fileMustExist: true });
    // Exclusive mode reads and replays the write-ahead log without shared memory, which WASM does not have.
    database.all('PRAGMA locking_mode = EXCLUSIVE');
    if (statSync(dataFile).size <= largestFileCheckedBytes) {
      const finding = database.get('PRAGMA quick_check(1)')?.['quick_check'];
      if (finding !== 'ok') throw new Error(typeof finding === 'string' ? finding : 'no answer to the check');
    }
    database.exec(createStreamIndex);
  } catch (error) {
    throw brokenDataFile(dataFile, error instanceof Error ? error.message : String(error));
  } finally {
    if (database?.isOpen === true) database.close();
  }
}

export function brokenDataFile(dataFile: string, reason: string): EngineError {
  return new EngineError(
    'data_file_broken',
    `The data file ${dataFile} cannot be used (${reason}): restore a copy, or start afresh with \`npm start -- --fresh\`.`,
  );
}
