/**
 * `node .ci/complete-lock.mjs`, after `npm install`: names the optional packages of other platforms in package-lock.json.
 * A registry that lacks them makes npm leave them out, and `npm ci` of npm 11 then refuses the lock file. Entries carry
 * version and platform only, so that nothing is fetched for a platform this is not.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const file = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8'));
const platforms = ['darwin', 'win32', 'freebsd', 'android', 'openharmony', 'netbsd', 'openbsd', 'sunos', 'aix', 'linux'];
const processors = ['arm64', 'x64', 'ia32', 'ppc64', 's390x', 'riscv64', 'loong64', 'wasm32', 'arm'];

const isLocked = (from, name) => {
  if (`${from === '' ? '' : `${from}/`}node_modules/${name}` in lock.packages) return true;
  return from !== '' && isLocked(from.includes('/node_modules/') ? from.slice(0, from.lastIndexOf('/node_modules/')) : '', name);
};

const entryOf = (name, version, dev) => {
  const os = platforms.find((platform) => name.includes(platform));
  const cpu = processors.find((processor) => name.includes(processor));
  return { version: version.replace(/^[\^~=v]+/, ''), ...(cpu === undefined ? {} : { cpu: [cpu] }), ...(dev ? { dev } : {}), optional: true, ...(os === undefined ? {} : { os: [os] }) };
};

for (const [from, { optionalDependencies = {}, dev = false }] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    if (isLocked(from, name)) continue;
    lock.packages[`node_modules/${name}`] = entryOf(name, version, dev);
    process.stdout.write(`added ${name}\n`);
  }
}
const { '': root, ...rest } = lock.packages;
lock.packages = { '': root, ...Object.fromEntries(Object.entries(rest).sort(([left], [right]) => (left < right ? -1 : 1))) };
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
