/**
 * Makes a clone ready to run: `node scripts/ensure.mjs [pages] [browser]`.
 *
 * Runs before everything else, so it is plain JavaScript for the Node of the machine (20.19 or newer) and uses
 * nothing but Node. It installs the dependencies, among them the Node 24 that Gwen itself runs on; with `pages` it
 * builds the browser apps that are older than their sources; with `browser` it finds or installs Chromium. When all
 * is there already it takes a moment and says nothing.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { browserPlaces, findBrowser } from './browser.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const oldestNode = [20, 19];
const gwenNode = 24;

checkNode();
install();
checkGwenNode();
if (process.argv.includes('pages')) buildPages();
if (process.argv.includes('browser')) installBrowser();

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldMajor = 0, oldMinor = 0] = oldestNode;
  if (major > oldMajor || (major === oldMajor && minor >= oldMinor)) return;
  stop(
    `Gwen needs Node ${oldestNode.join('.')} or newer to install itself; this is Node ${process.versions.node}.`,
  );
}

function install() {
  if (isInstalled()) return;
  say('Installing the dependencies (a minute or two) ...');
  // npm replaces node_modules, and with it the Node that may be running this: use the machine's own.
  const npm = process.env['npm_execpath'];
  const node = process.env['npm_node_execpath'] ?? process.execPath;
  const options = ['ci', '--include=dev', '--include=optional', '--ignore-scripts', '--loglevel=error'];
  const done = npm?.endsWith('.js') ? run(node, [npm, ...options]) : run('npm', options);
  if (!done || !isInstalled())
    stop('The dependencies could not be installed: see above. Run the command again.');
}

/** Whether node_modules holds exactly what the lockfile asks for on this platform. */
function isInstalled() {
  const installed = readPackages('node_modules/.package-lock.json');
  return Object.entries(readPackages('package-lock.json')).every(
    ([path, { version, optional }]) =>
      path === '' || installed[path]?.version === version || (optional && !installed[path]),
  );
}

/**
 * @param {string} lockfile
 * @returns {Record<string, { version: string; optional?: boolean }>}
 */
function readPackages(lockfile) {
  const path = join(root, lockfile);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : {};
}

/** npm puts node_modules/.bin first on the PATH of its scripts; that Node must be there and run. */
function checkGwenNode() {
  const found = spawnSync('node', ['--version'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  }).stdout;
  if (Number(/^v(\d+)/.exec(found ?? '')?.[1]) >= gwenNode) return;
  const platform = `${process.platform}-${process.arch}`;
  stop(
    process.env['npm_execpath']
      ? `Gwen runs on Node ${gwenNode}, and npm has none for ${platform} that runs here (found: ${found?.trim() ?? 'none'}). ` +
          `Install Node ${gwenNode} on this machine and run the command again.`
      : 'Run this through npm ("npm start", "npm test"): npm then finds the Node that Gwen brings.',
  );
}

function buildPages() {
  for (const page of ['web', 'report'].filter((name) => existsSync(join(root, name, 'vite.config.ts')))) {
    const built = statSync(join(root, page, 'dist', 'index.html'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
    const sources = [page, 'domain', 'seal', 'countries', 'languages', 'package-lock.json'].map((name) =>
      join(root, name),
    );
    if (newest(sources) < built) continue;
    say(`Building ${page} ...`);
    if (!run('node', [join(root, 'node_modules/vite/bin/vite.js'), 'build', page, '--logLevel', 'warn'])) {
      stop(`${page} could not be built: see above.`);
    }
  }
}

/**
 * The latest change among files and folders, in milliseconds since 1970.
 * @param {string[]} paths
 * @returns {number}
 */
function newest(paths) {
  const times = paths.filter(existsSync).map((path) => {
    const found = statSync(path);
    if (!found.isDirectory()) return found.mtimeMs;
    const inside = readdirSync(path).filter((name) => name !== 'dist');
    return Math.max(found.mtimeMs, newest(inside.map((name) => join(path, name))));
  });
  return Math.max(0, ...times);
}

function installBrowser() {
  if (findBrowser()) return;
  const debian = existsSync('/usr/bin/apt-get');
  const before = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  if (debian && (before.length === 0 || spawnSync('sudo', ['-n', 'true']).status === 0)) {
    say('Installing Chromium for the browser tests (a minute or two) ...');
    const environment = ['env', 'DEBIAN_FRONTEND=noninteractive'];
    for (const step of [
      ['update', '-q'],
      ['install', '-q', '-y', '--no-install-recommends', 'chromium'],
    ]) {
      const [command = '', ...rest] = [...before, ...environment, 'apt-get', ...step];
      run(command, rest);
    }
  }
  if (findBrowser()) return;
  stop(
    'The browser tests need Chromium, and none was found. ' +
      (debian ? 'Run "sudo apt-get install chromium"' : 'Install Chromium or Chrome') +
      `, or name one in GWEN_CHROMIUM. Looked at: ${browserPlaces().join(', ')}.`,
  );
}

/**
 * Runs a command in the project's folder, showing what it says; true if it succeeded.
 * @param {string} command
 * @param {string[]} options
 */
function run(command, options) {
  const shell = process.platform === 'win32' && !command.endsWith('.exe');
  return spawnSync(command, options, { cwd: root, stdio: 'inherit', shell }).status === 0;
}

/** @param {string} text */
function say(text) {
  process.stderr.write(`${text}\n`);
}

/**
 * @param {string} text
 * @returns {never}
 */
function stop(text) {
  say(text);
  process.exit(1);
}
