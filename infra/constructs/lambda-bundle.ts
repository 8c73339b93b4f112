/** How a function's code is bundled: by the CDK when stacks are built, and by the test that proves each bundle starts. */
export const lambdaBundle: { readonly target: string; readonly mainFields: string[]; readonly minify: true; readonly keepNames: true; readonly banner: string } = {
  target: 'node24',
  mainFields: ['module', 'main'],
  minify: true,
  keepNames: true,
  // CommonJS packages inside an ES module still ask for require.
  banner: "import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);",
};
