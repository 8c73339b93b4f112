/** Imports run one way. Each rule says who may import whom; test/architecture proves that a breach fails. */
const only = (name, from, allowed, comment) => ({
  name, comment, severity: 'error',
  from: { path: from, pathNot: '\\.test\\.ts$' },
  to: { pathNot: [...allowed, ...(Array.isArray(from) ? from : [from])] },
});
const npm = (...names) => names.map((name) => `^node_modules/${name}/`);

module.exports = {
  forbidden: [
    only('domain-imports-zod-only', '^shared/domain/', npm('zod'), 'The kernel is pure: no AWS, no clock, no I/O.'),
    only('ports-import-domain', '^shared/ports/', ['^shared/domain/'], 'Interfaces know the domain and nothing else.'),
    only('contracts-import-domain', '^shared/contracts/', ['^shared/domain/', ...npm('zod', '@asteasolutions/zod-to-openapi')], 'Contracts are domain words at the edge.'),
    only('persistence-imports-ports-and-domain', '^shared/persistence/',
      ['^shared/(domain|ports)/', ...npm('zod', 'dynamodb-toolbox', '@aws-sdk/[^/]+', '@smithy/[^/]+'), '^(node:)?(crypto|zlib)$'], 'Adapters implement ports.'),
    only('integrations-import-ports-and-domain', '^shared/integrations/',
      ['^shared/(domain|ports)/', ...npm('zod', 'jose', 'yaml', '@aws-sdk/[^/]+'), '^(node:)?(crypto|zlib|fs|path|stream)(/promises)?$'], 'Adapters implement ports.'),
    only('documents-import-ports-and-domain', '^shared/documents/',
      ['^shared/(domain|ports)/', ...npm('zod', 'yazl', '@types/yazl', 'csv-parse', 'fast-xml-parser', 'pdfkit', '@types/pdfkit', 'fontkit', '@expo-google-fonts/noto-sans-sc'), '^(node:)?(crypto|stream|fs|path|url|module)(/promises)?$'], 'Formats of files: they write and read what they are handed, and decide nothing.'),
    only('http-imports-contracts-ports-and-domain', '^shared/http/',
      ['^shared/(domain|contracts|ports)/', ...npm('zod', '@middy/[^/]+', '@aws-lambda-powertools/[^/]+', '@types/aws-lambda'), '^aws-lambda$'], 'The edge speaks HTTP; it neither decides nor stores.'),
    only('casework-imports-domain-and-ports', '^shared/casework/', ['^shared/(domain|ports)/'], 'What use cases of several features share decides like them: it neither wires nor stores.'),
    only('wiring-joins-ports-and-adapters', '^shared/wiring/', ['^shared/(ports|persistence|integrations|documents|config)/', ...npm('@aws-sdk/[^/]+')], 'What all dependencies files have in common.'),
    { name: 'only-dependencies-import-wiring', severity: 'error', from: { pathNot: '^shared/wiring/|\\.dependencies\\.ts$|\\.test\\.ts$' }, to: { path: '^shared/wiring/' } },
    only('config-imports-zod', '^shared/config/', npm('zod'), 'One parsed object a function.'),
    { name: 'use-case-imports-domain-and-ports', severity: 'error', comment: 'A use case decides; it neither wires nor speaks HTTP.',
      from: { path: '^functions/', pathNot: '\\.(handler|dependencies|test)\\.ts$|/lambda\\.ts$' },
      to: { path: ['^shared/(http|contracts|persistence|integrations|documents|config|wiring)/', '\\.(handler|dependencies)\\.ts$'] } },
    { name: 'handler-does-not-reach-adapters', severity: 'error', comment: 'A handler wires its use case by its dependencies file.',
      from: { path: '^functions/.*\\.handler\\.ts$' }, to: { path: '^shared/(persistence|integrations|documents|config|wiring)/' } },
    { name: 'dependencies-do-not-speak-http', severity: 'error', from: { path: '\\.dependencies\\.ts$' }, to: { path: '^shared/(http|contracts)/' } },
    { name: 'only-lambdas-import-their-dependencies', severity: 'error', from: { pathNot: '/lambda\\.ts$|\\.test\\.ts$' }, to: { path: '\\.dependencies\\.ts$' } },
    { name: 'features-do-not-import-one-another', severity: 'error', from: { path: '^functions/([^/]+)/' }, to: { path: '^functions/', pathNot: '^functions/$1/' } },
    { name: 'nothing-imports-test-or-seeds', severity: 'error', from: { path: '^(shared|functions|infra)/', pathNot: '\\.test\\.ts$' }, to: { path: '^(test|seeds|local)/' } },
    { name: 'seeds-import-domain-and-contracts', severity: 'error', from: { path: '^seeds/', pathNot: '\\.test\\.ts$' }, to: { path: '^(functions|infra|local|shared/(persistence|integrations|documents|http))/' } },
    { name: 'web-imports-contracts', severity: 'error', comment: 'The portal knows the contracts and what they are made of; everything else is behind the API.', from: { path: '^web/' }, to: { path: '^(functions|infra|seeds|local|test)/|^shared/(?!contracts/|domain/)' } },
    { name: 'areas-do-not-import-one-another', severity: 'error', comment: 'Each area of the portal stands alone; what several show is in facts, components and forms.', from: { path: '^web/src/areas/([^/]+)/' }, to: { path: '^web/src/areas/', pathNot: '^web/src/areas/$1/' } },
    only('browser-tests-see-the-outside', '^test/e2e/', ['^shared/(contracts|domain|config)/', '^local/', '^test/builders/', ...npm('@playwright/test', '@axe-core/playwright', 'csv-parse', 'fast-xml-parser', 'pdfjs-dist', 'exceljs', 'zod'), '^(node:)?[a-z_]+(/promises)?$'], 'They drive the system from outside: pages by a browser, truth by the API.'),
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^aws-lambda$' }, comment: 'aws-lambda is a package of types only.' },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.json'], exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
