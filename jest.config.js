/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/shared', '<rootDir>/functions', '<rootDir>/infra', '<rootDir>/seeds', '<rootDir>/local', '<rootDir>/test', '<rootDir>/web/src'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'es6' } }],
  },
  injectGlobals: false,
  maxWorkers: 2,
  // A slow machine is no failing test: suites start a real engine and a whole back end.
  testTimeout: 60_000,
  reporters: ['default', '<rootDir>/test/closing-line-reporter.js'],
};
