/** Why the embedded database could not be used; one clear line a person can act on. */
export type EngineErrorCode = 'engine_unavailable' | 'port_in_use' | 'data_file_in_use' | 'data_file_broken' | 'engine_died';

export class EngineError extends Error {
  override readonly name = 'EngineError';

  constructor(
    readonly code: EngineErrorCode,
    message: string,
  ) {
    super(message);
  }
}
