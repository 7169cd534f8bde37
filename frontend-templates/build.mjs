// Lays out the third-party parts that pages use, beside our own static files: target/frontend/static/{css,fonts,img,js},
// and the fonts of PDF reports in target/frontend/report-fonts.
// Nothing to do when the inputs are those of the last time, which takes a few milliseconds.
//   node build.mjs [target directory]
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflateSync } from 'node:zlib';

const here = dirname(fileURLToPath(import.meta.url));
const target = process.argv[2] ?? join(here, '..', 'target', 'frontend');
const uswds = join(here, 'node_modules', '@uswds', 'uswds', 'dist');

/** The USWDS components that pages use; the rules of all others are left out. A test compares this list with the templates. */
const COMPONENTS = [
  'usa-alert', 'usa-breadcrumb', 'usa-button', 'usa-error-message', 'usa-fieldset', 'usa-form-group', 'usa-hint', 'usa-input',
  'usa-label', 'usa-legend', 'usa-pagination', 'usa-select', 'usa-skipnav', 'usa-sr-only', 'usa-step-indicator', 'usa-table',
  'usa-tag', 'usa-textarea',
];

const FONTS = [
  'public-sans/PublicSans-Regular', 'public-sans/PublicSans-Italic', 'public-sans/PublicSans-SemiBold', 'public-sans/PublicSans-Bold',
  'roboto-mono/roboto-mono-v5-latin-regular', 'roboto-mono/roboto-mono-v5-latin-500',
];

/** The fonts that PDF reports embed: a browser takes no part in those, and what makes them reads TrueType only. */
const REPORT_FONTS = [
  'public-sans/PublicSans-Regular', 'public-sans/PublicSans-Italic', 'public-sans/PublicSans-SemiBold', 'public-sans/PublicSans-Bold',
  'roboto-mono/roboto-mono-v5-latin-regular',
];

/** The font that has nearly every letter there is; browsers have their own. */
const EVERY_LETTER = join(here, 'node_modules', '@fontsource', 'unifontex', 'files', 'unifontex-latin-400-normal.woff');

/** The TrueType font in a WOFF file: the same tables, unpacked (WOFF 1.0, section 3 to 5). */
export function trueType(woff) {
  const count = woff.readUInt16BE(12), largest = 2 ** Math.floor(Math.log2(count));
  const head = Buffer.alloc(12 + 16 * count), parts = [head];
  head.writeUInt32BE(woff.readUInt32BE(4), 0);
  [count, largest * 16, Math.log2(largest), (count - largest) * 16].forEach((n, i) => head.writeUInt16BE(n, 4 + 2 * i));
  for (let i = 0, at = head.length; i < count; i++) {
    const entry = 44 + 20 * i, place = 12 + 16 * i;
    const [offset, packed, length, checksum] = [4, 8, 12, 16].map((n) => woff.readUInt32BE(entry + n));
    const bytes = woff.subarray(offset, offset + packed), padding = -length & 3;
    woff.copy(head, place, entry, entry + 4);
    [checksum, at, length].forEach((n, j) => head.writeUInt32BE(n, place + 4 + 4 * j));
    parts.push(packed < length ? inflateSync(bytes) : bytes, Buffer.alloc(padding));
    at += length + padding;
  }
  return Buffer.concat(parts);
}

/** The rules of a sheet, as [selector or at-rule, body] pairs; statements without a body have null. */
export function rules(css) {
  const found = [];
  let start = 0, depth = 0, open = -1, quote = null;
  for (let i = 0; i < css.length; i++) {
    const c = css[i];
    if (quote) { if (c === '\\') i++; else if (c === quote) quote = null; continue; }
    if (c === '"' || c === "'") quote = c;
    else if (c === '{') { if (depth++ === 0) open = i; }
    else if (c === '}') { if (--depth === 0) { found.push([css.slice(start, open).trim(), css.slice(open + 1, i)]); start = i + 1; } }
    else if (c === ';' && depth === 0) { found.push([css.slice(start, i).trim(), null]); start = i + 1; }
  }
  return found;
}

/** Whether a selector speaks of the components in use only, or of plain elements. */
export function used(selector) {
  return [...selector.matchAll(/\.([A-Za-z][\w-]*)/g)].every(([, name]) =>
    COMPONENTS.some((block) => name === block || name.startsWith(block + '--') || name.startsWith(block + '__')));
}

/** What is left of a sheet when only used components and plain elements stay; without fonts, which are ours to declare. */
export function kept(css) {
  return rules(css.replace(/\/\*[\s\S]*?\*\//g, '')).map(([head, body]) => {
    if (body === null || head.startsWith('@font-face')) return '';
    if (head.startsWith('@media') || head.startsWith('@supports')) {
      const inner = kept(body);
      return inner && `${head}{${inner}}`;
    }
    if (head.startsWith('@')) return `${head}{${body}}`;
    const selectors = head.split(/,(?![^(]*\))/).filter(used);
    return selectors.length ? `${selectors.join(',')}{${body}}\n` : '';
  }).join('');
}

function copy(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to);
}

function build() {
  const css = kept(readFileSync(join(uswds, 'css', 'uswds.min.css'), 'utf8').replace(/^\uFEFF/, ''));
  const out = join(target, 'static');
  rmSync(out, { recursive: true, force: true });
  mkdirSync(join(out, 'css'), { recursive: true });
  writeFileSync(join(out, 'css', 'uswds.css'), `@layer uswds{\n${css}}\n`);
  for (const [, file] of css.matchAll(/url\(["']?\.\.\/(img\/[^"')]+)/g)) copy(join(uswds, file), join(out, file));
  for (const font of FONTS) copy(join(uswds, 'fonts', font + '.woff2'), join(out, 'fonts', font.split('/')[1] + '.woff2'));
  rmSync(join(target, 'report-fonts'), { recursive: true, force: true });
  for (const font of REPORT_FONTS) copy(join(uswds, 'fonts', font + '.ttf'), join(target, 'report-fonts', font.split('/')[1] + '.ttf'));
  writeFileSync(join(target, 'report-fonts', 'UnifontExMono.ttf'), trueType(readFileSync(EVERY_LETTER)));
  copy(join(here, 'node_modules', 'htmx.org', 'dist', 'htmx.min.js'), join(out, 'js', 'htmx.min.js'));
  copy(join(here, 'node_modules', 'htmx-ext-sse', 'dist', 'sse.min.js'), join(out, 'js', 'htmx.sse.min.js'));
  const sbom = join(target, 'META-INF', 'sbom');
  mkdirSync(sbom, { recursive: true });
  writeFileSync(join(sbom, 'pages.cdx.json'), JSON.stringify(partsList(json('package.json'), json('package-lock.json')), null, 2) + '\n');
}

/** The third-party parts that pages deliver, as CycloneDX 1.6; only what package.json names is laid out, none of what those name. */
export function partsList(named, lock) {
  const components = Object.keys(named.devDependencies).sort().map((name) => {
    const { version, integrity, license } = lock.packages['node_modules/' + name];
    const [, algorithm, digest] = integrity.match(/^(sha\d+)-(.+)$/);
    const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
    return {
      type: 'library', 'bom-ref': purl, name, version, purl,
      hashes: [{ alg: algorithm.replace('sha', 'SHA-'), content: Buffer.from(digest, 'base64').toString('hex') }],
      ...(license && { licenses: [{ license: /^[\w.+-]+$/.test(license) ? { id: license } : { name: license } }] }),
    };
  });
  return { bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, components };
}

function json(file) {
  return JSON.parse(readFileSync(join(here, file), 'utf8'));
}

function run(command, args) {
  const { status, error } = spawnSync(command, args, { cwd: here, stdio: 'inherit', shell: process.platform === 'win32' });
  if (error || status !== 0) {
    console.error(`${command} ${args.join(' ')} failed: Muster's pages need Node 20 or newer with npm, once, to fetch USWDS and htmx.`);
    process.exit(1);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const hash = createHash('sha256');
  for (const file of ['build.mjs', 'package.json', 'package-lock.json']) hash.update(readFileSync(join(here, file)));
  const stamp = join(target, 'stamp'), now = hash.digest('hex');
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== now) {
    const installed = join(here, 'node_modules', '.muster-stamp');
    const lock = createHash('sha256').update(readFileSync(join(here, 'package-lock.json'))).digest('hex');
    if (!existsSync(installed) || readFileSync(installed, 'utf8') !== lock) {
      run('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error']);
      writeFileSync(installed, lock);
    }
    build();
    writeFileSync(stamp, now);
  }
}
