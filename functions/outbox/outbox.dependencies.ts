import type { Environment } from '../../shared/config/environment';
import { functionConfigs, readFunctionConfig } from '../../shared/config/function-config';
import { noFieldCipher } from '../../shared/integrations/no-field-cipher';
import { readDeliveredEvent } from '../../shared/persistence/delivered-event';
import { wireFunction } from '../../shared/wiring/wire-function';
import type { WiredFunction } from '../../shared/wiring/wire-function';

/** Meets no personal field; knows an event among the items of the stream. @throws Error naming what the environment lacks. */
export function outboxDependencies(environment: Environment): WiredFunction & { readonly readDeliveredEvent: typeof readDeliveredEvent } {
  const config = readFunctionConfig(functionConfigs.outbox, environment);
  return { ...wireFunction(config, environment, noFieldCipher), readDeliveredEvent };
}
