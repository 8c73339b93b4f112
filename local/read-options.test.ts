import { describe, expect, it } from '@jest/globals';
import { SettingError } from '../shared/config/local-config';
import { readOptions } from './read-options';

describe('options of a program', () => {
  it('are read, each of its kind', () => {
    expect({ ...readOptions({ fresh: { type: 'boolean' }, port: { type: 'string' } }, ['--fresh', '--port', '8110']) }).toEqual({ fresh: true, port: '8110' });
  });

  it.each([[['--nope']], [['stray']], [['--port']]])('refused in one line: %j', (args) => {
    const attempt = (): unknown => readOptions({ port: { type: 'string' } }, args);
    expect(attempt).toThrow(SettingError);
    expect(attempt).toThrow(/^[^\n]+known: --port\)$/);
  });
});
