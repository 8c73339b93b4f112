import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Files where untyped input becomes typed: the only places a type assertion is allowed. */
const parsers = [
  'shared/domain/brands.ts',
  'shared/domain/**/*.parser.ts',
  'shared/persistence/**/*.ts',
  'shared/integrations/**/*.parser.ts',
  'shared/http/**/*.parser.ts',
  'local/**/*.parser.ts',
  'web/src/**/*.parser.ts',
];

const clockAndRandomBans = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Time is injected: use the Clock port.' },
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: 'Time is injected: use the Clock port.' },
  { selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']", message: 'Randomness is injected: use the Ids port.' },
  { selector: "CallExpression[callee.property.name='randomUUID']", message: 'Ids are injected: use the Ids port.' },
  { selector: "MemberExpression[object.name='process'][property.name='env']", message: 'The environment is read in shared/config only.' },
];

const floatBans = [
  { selector: "CallExpression[callee.name='parseFloat']", message: 'Money and rates are exact: parse them from text.' },
  { selector: "CallExpression[callee.property.name='toFixed']", message: 'Money and rates are exact: format them from fen.' },
  { selector: "CallExpression[callee.object.name='Math'][callee.property.name='round']", message: 'Rounding happens once, in shared/domain/money.' },
];

export default tseslint.config(
  { ignores: ['node_modules/', 'cdk.out/', 'dist/', '.data/', 'web/vite.config.ts', '**/*.cjs', '**/*.mjs', '.ci/', 'eslint.config.js', 'jest.config.js', 'test/closing-line-reporter.js'] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { project: './tsconfig.json' } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      'no-restricted-syntax': ['error', ...clockAndRandomBans],
      'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }],
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
    },
  },
  {
    files: ['shared/domain/**/*.ts', 'functions/**/*.ts', 'shared/persistence/**/*.ts', 'shared/contracts/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...clockAndRandomBans, ...floatBans] },
  },
  {
    files: ['web/src/**/*.ts', 'web/src/**/*.tsx'],
    languageOptions: { parserOptions: { project: './web/tsconfig.json' } },
    rules: { 'no-restricted-syntax': ['error', ...clockAndRandomBans, ...floatBans] },
  },
  { files: ['test/e2e/**/*.ts'], languageOptions: { parserOptions: { project: './test/e2e/tsconfig.json' } } },
  { files: ['web/src/app/browser.ts'], rules: { 'no-restricted-syntax': 'off' } },
  {
    // Programs a person runs: they print, and they stand where the clock and the environment come from.
    files: ['local/**/*.ts', 'test/bench/**/*.ts', 'seeds/**/*.ts', 'infra/app.ts'],
    rules: { 'no-console': 'off' },
  },
  { files: ['shared/integrations/system-clock.ts', 'shared/integrations/random-ids.ts', 'shared/config/**/*.ts'], rules: { 'no-restricted-syntax': 'off' } },
  { files: parsers, rules: { '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'as' }] } },
  {
    files: ['**/*.test.ts', 'test/**/*.ts'],
    rules: { 'max-lines-per-function': 'off', '@typescript-eslint/no-non-null-assertion': 'off', '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'as' }] },
  },
);
