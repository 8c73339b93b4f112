import { parseArgs } from 'node:util';
import type { ParseArgsConfig } from 'node:util';
import { SettingError } from '../shared/config/local-config';

type Options = NonNullable<ParseArgsConfig['options']>;
type Config<Given extends Options> = { args: string[]; options: Given };
type Parsed<Given extends Options> = ReturnType<typeof parseArgs<Config<Given>>>['values'];

/** The options a program was started with. @throws SettingError in one line for one that it does not know. */
export const readOptions = <const Given extends Options>(options: Given, args: readonly string[] = process.argv.slice(2)): Parsed<Given> => {
  try {
    return parseArgs<Config<Given>>({ args: [...args], options }).values;
  } catch (error) {
    const known = Object.keys(options).map((name) => `--${name}`).join(', ');
    throw new SettingError(`${error instanceof Error ? error.message : String(error)} (known: ${known})`);
  }
};
