import type { Environment } from '../../shared/config/environment';
import { functionConfigs, readFunctionConfig } from '../../shared/config/function-config';
import { kmsCipher } from '../../shared/wiring/kms-cipher';
import { wireFunction } from '../../shared/wiring/wire-function';
import type { WiredFunction } from '../../shared/wiring/wire-function';

/** Encrypts objectors' contacts; it can't read them back. @throws Error naming what the environment lacks. */
export function noticeDependencies(environment: Environment): WiredFunction {
  const config = readFunctionConfig(functionConfigs.notices, environment);
  return wireFunction(config, environment, kmsCipher(config.FIELD_KEY_ID, environment));
}
