import type { Environment } from '../../shared/config/environment';
import { functionConfigs, readFunctionConfig } from '../../shared/config/function-config';
import { noFieldCipher } from '../../shared/integrations/no-field-cipher';
import { wireFunction } from '../../shared/wiring/wire-function';
import type { WiredFunction } from '../../shared/wiring/wire-function';

/** Meets no personal field. @throws Error naming what the environment lacks. */
export const deadlineDependencies = (environment: Environment): WiredFunction =>
  wireFunction(readFunctionConfig(functionConfigs.deadlines, environment), environment, noFieldCipher);
