import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { EngineError } from './engine-error';

/** The operating system and processor the engine has to run on, as Node names them. */
export interface Platform {
  readonly os: string;
  readonly architecture: string;
}

export const thisPlatform: Platform = { os: process.platform, architecture: process.arch };

/**
 * Path of the dynoxide binary that npm installed for this platform (an optional dependency: npm skips it where it
 * doesn't fit). Throws EngineError `engine_unavailable` where there is none.
 */
export function findEngineBinary(platform: Platform = thisPlatform): string {
  const packageName = `@dynoxide/${platform.os}-${platform.architecture}`;
  const binary = binaryInside(packageName);
  if (binary === undefined || !existsSync(binary)) {
    throw new EngineError(
      'engine_unavailable',
      `No embedded database for ${platform.os} ${platform.architecture}: run on linux x64 (then \`npm ci\`), ` +
        'or set DYNAMODB_ENDPOINT to anything that speaks DynamoDB.',
    );
  }
  return binary;
}

function binaryInside(packageName: string): string | undefined {
  try {
    return join(dirname(createRequire(import.meta.url).resolve(`${packageName}/package.json`)), 'dynoxide');
  } catch {
    return undefined;
  }
}
