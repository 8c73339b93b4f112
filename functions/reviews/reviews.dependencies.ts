import type { Environment } from '../../shared/config/environment';
import { functionConfigs, readFunctionConfig } from '../../shared/config/function-config';
import { kmsCipher } from '../../shared/wiring/kms-cipher';
import { wireFunction } from '../../shared/wiring/wire-function';
import type { WiredFunction } from '../../shared/wiring/wire-function';

/** Reads accounts and objectors' contacts, masked in replies by role. @throws Error naming what the environment lacks. */
export function reviewDependencies(environment: Environment): WiredFunction {
  const config = readFunctionConfig(functionConfigs.reviews, environment);
  return wireFunction(config, environment, kmsCipher(config.FIELD_KEY_ID, environment));
}
