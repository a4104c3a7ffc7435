// The walls of the house, made from tools/module-map.json: change the map, not this file.
const { rooms, floors } = require('./tools/module-map.json');

const SERVER = 'packages/server/src';
const TESTS = '\\.test\\.tsx?$';
const anyOf = (names) => `(?:${names.join('|')})`;

/** A room reaches only the rooms its entry names. Its own tests may use the testing room, the fault kit, and the stand-in for the outside world, as well. */
function roomRules() {
  return Object.entries(rooms).flatMap(([name, { path, mayImport }]) => {
    const forbidden = Object.keys(rooms).filter((other) => other !== name && !mayImport.includes(other));
    const rule = (title, from, others) => ({
      name: title,
      comment: `${name} may import ${mayImport.length === 0 ? 'nothing else of ours' : mayImport.join(', ')} (module-map.json).`,
      severity: 'error',
      from: { path: `^${path}/`, ...from },
      to: { path: `^${anyOf(others.map((other) => rooms[other].path))}/` },
    });
    const inTests = forbidden.filter((other) => !['testing', 'outside', 'faults'].includes(other));
    return [
      rule(`${name}-stands-on-lower-rooms`, { pathNot: TESTS }, forbidden),
      ...(inTests.length > 0
        ? [rule(`${name}-tests-stand-on-lower-rooms`, { path: `^${path}/.*${TESTS}` }, inTests)]
        : []),
    ];
  });
}

/** A module reaches only modules on lower floors. */
function floorRules() {
  return floors.flatMap(({ floor, modules }) =>
    modules.map((name) => {
      const lower = floors.filter((other) => other.floor < floor).flatMap((other) => other.modules);
      return {
        name: `${name}-looks-down`,
        comment: `${name} (floor ${floor}) may import only modules on lower floors: ${lower.join(', ') || 'none'}.`,
        severity: 'error',
        from: { path: `^${SERVER}/modules/${name}/` },
        to: { path: `^${SERVER}/modules/`, pathNot: `^${SERVER}/modules/${anyOf([name, ...lower])}/` },
      };
    }),
  );
}

const known = floors.flatMap(({ modules }) => modules);

module.exports = {
  forbidden: [
    ...roomRules(),
    ...floorRules(),
    {
      name: 'every-module-is-on-the-map',
      comment: 'Give the module a floor in tools/module-map.json.',
      severity: 'error',
      from: {},
      to: { path: `^${SERVER}/modules/[^/]+/`, pathNot: `^${SERVER}/modules/${anyOf(known)}/` },
    },
    {
      name: 'every-importing-module-is-on-the-map',
      comment: 'Give the module a floor in tools/module-map.json.',
      severity: 'error',
      from: { path: `^${SERVER}/modules/[^/]+/`, pathNot: `^${SERVER}/modules/${anyOf(known)}/` },
      to: { path: '.' },
    },
    {
      name: 'modules-by-their-door',
      comment: 'From outside, a module is imported only through its index.ts.',
      severity: 'error',
      from: { path: `^${SERVER}/modules/([^/]+)/` },
      to: { path: `^${SERVER}/modules/(?!$1/)[^/]+/`, pathNot: `^${SERVER}/modules/[^/]+/index\\.ts$` },
    },
    {
      name: 'modules-by-their-door-from-other-rooms',
      comment: 'From outside, a module is imported only through its index.ts.',
      severity: 'error',
      from: { pathNot: `^${SERVER}/modules/` },
      to: { path: `^${SERVER}/modules/`, pathNot: `^${SERVER}/modules/[^/]+/index\\.ts$` },
    },
    {
      name: 'packages-by-their-door',
      comment: 'A workspace package is imported by its name, through what it exports.',
      severity: 'error',
      from: { path: '^(packages/[^/]+|apps/[^/]+|e2e)/' },
      to: {
        path: '^packages/',
        pathNot: ['^$1/', '^packages/[^/]+/src/index\\.ts$', '^packages/ui/src/charts/index\\.ts$', '\\.css$'],
      },
    },
    {
      name: 'apps-stand-alone',
      comment: 'An app imports its own files, never another app.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'nobody-stands-on-the-server',
      comment: 'Apps and packages know the server by its schema only.',
      severity: 'error',
      from: { path: '^(apps|e2e|packages/(kernel|client|ui|account))/' },
      to: { path: '^packages/server/' },
    },
    {
      name: 'features-stand-alone',
      comment: 'A feature imports the shell, the packages and its own files, never another feature.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/src/features/([^/]+)/' },
      to: { path: '^apps/$1/src/features/', pathNot: '^apps/$1/src/features/$2/' },
    },
    {
      name: 'kernel-is-pure',
      comment: 'The kernel does no I/O and runs in browsers: no Node modules.',
      severity: 'error',
      from: { path: '^packages/kernel/src/', pathNot: TESTS },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'ui-knows-no-query',
      comment: 'packages/ui shows what it is given; queries belong to the apps.',
      severity: 'error',
      from: { path: '^packages/ui/src/' },
      to: { path: 'node_modules/(@apollo/client|graphql|graphql-ws)/' },
    },
    {
      name: 'product-without-its-tests',
      comment: 'What runs in production does not import tests.',
      severity: 'error',
      from: { pathNot: [TESTS, `^${SERVER}/testing/`, '/src/testing/', '^e2e/'] },
      to: { path: TESTS },
    },
    {
      name: 'only-the-replay-breaks-things',
      comment: 'Of what entry starts, only the replay may kill: nothing that serves a canteen reaches the fault kit.',
      severity: 'error',
      from: { path: `^${SERVER}/entry/`, pathNot: [TESTS, `^${SERVER}/entry/replay[./]`] },
      to: { path: `^${rooms.faults.path}/` },
    },
    {
      name: 'no-circle',
      comment: 'Two files that need each other are one file, or three. GraphQL types refer to each other by thunks.',
      severity: 'error',
      from: { pathNot: '/graphql/' },
      to: { circular: true, viaOnly: { pathNot: '/graphql/', dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['(^|/)dist/', '(^|/)\\.cache/'] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json'],
    },
  },
};
