// Builds what the browser is given. Usage: node assets.mjs OBJ
// OBJ/npm holds npm's packages; OBJ/assets/site.css and site.js go into the assembly, OBJ/assets/public is served as it is.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

const obj = process.argv[2]
const npm = join(obj, 'npm')
const out = join(obj, 'assets')
const read = (...path) => readFileSync(join(...path), 'utf8')
const stop = (why) => { throw new Error(why) }

// Written beside and renamed, and only when changed: a reader never meets half a file, and an unchanged file stays unchanged for MSBuild.
const made = new Set(['built.stamp'])
function write(path, text) {
  const to = join(out, path)
  made.add(path)
  if (existsSync(to) && readFileSync(to, 'utf8') === text) return
  mkdirSync(dirname(to), { recursive: true })
  writeFileSync(`${to}.new`, text)
  renameSync(`${to}.new`, to)
}

function copy(from, path) {
  made.add(path)
  cpSync(from, join(out, path))
}

// What an earlier build made and this one did not is no asset any more.
function clear() {
  for (const entry of readdirSync(out, { recursive: true, withFileTypes: true })) {
    const path = relative(out, join(entry.parentPath, entry.name)).replaceAll('\\', '/')
    if (entry.isFile() && !made.has(path)) rmSync(join(out, path))
  }
}

// Two builds of one tree (Debug and Release, an editor and a terminal) take turns.
function alone(work) {
  mkdirSync(obj, { recursive: true })
  const lock = join(obj, 'assets.lock')
  for (let waited = 0; ; waited += 200) {
    try { mkdirSync(lock); break } catch (fault) { if (fault.code !== 'EEXIST') throw fault }
    if (Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > 180_000) rmSync(lock, { recursive: true, force: true })
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200)
  }
  try { work() } finally { rmSync(lock, { recursive: true, force: true }) }
}

function install() {
  const wanted = createHash('sha256').update(read('package-lock.json')).digest('hex')
  const stamp = join(npm, 'installed')
  if (existsSync(stamp) && read(stamp) === wanted) return
  mkdirSync(npm, { recursive: true })
  for (const file of ['package.json', 'package-lock.json']) cpSync(file, join(npm, file))
  const run = spawnSync('npm ci --no-audit --no-fund --ignore-scripts --loglevel=error', { cwd: npm, shell: true, encoding: 'utf8' })
  if (run.status !== 0) stop(`npm ci failed; check that npm can reach a registry. ${run.stderr.trim().split('\n').slice(-3).join(' ')}`)
  writeFileSync(stamp, wanted)
}

// Components that we do not use: the frame around a page is our own. The emblems are in these.
const unused = /^\s*\.govuk-(header|generic-header|footer|exit-this-page|cookie-banner|service-navigation|feedback|phase-banner)(?![a-z])/
const used = (css) => css
  .replace(/([^{}]+)\{[^{}]*\}/g, (rule, selectors) => selectors.split(',').every((one) => unused.test(one)) ? '' : rule)
  .replace(/@(media|supports)[^{}]*\{\}/g, '')

// The design system's font and emblems are licensed for GOV.UK only.
const withoutGovUk = (css) => used(css
  .replace(/\/\*![^*]*\*\//g, '')
  .replace(/@font-face\{[^}]*\}/g, '')
  .replace(/"?GDS Transport"?,\s*arial,\s*sans-serif/g, 'var(--bg-font)')
  .replace(/\/\*# sourceMappingURL=.*?\*\//g, '')
  .replace(/^@charset "UTF-8";/, ''))
const small = (css) => css.replace(/\/\*.*?\*\//gs, '').replace(/\s+/g, ' ').replace(/ ?([{};,]) ?/g, '$1').replace(/;}/g, '}').trim()

function build() {
  const govuk = join(npm, 'node_modules/govuk-frontend/dist/govuk')
  const leaflet = join(npm, 'node_modules/leaflet')
  const ours = ['look', 'frame', 'public', 'staff', 'directory', 'print'].map((name) => small(read('Assets', `${name}.css`)))
  const css = `@charset "UTF-8";${withoutGovUk(read(govuk, 'govuk-frontend.min.css'))}\n${ours.join('\n')}\n`
  if (/GDS Transport|assets\/fonts|crest|url\(\/?assets/i.test(css)) stop('the style sheet still names what only GOV.UK may use; see withoutGovUk in assets.mjs.')
  write('site.css', css)

  const library = read(govuk, 'govuk-frontend.min.js').replace(/export\{[^}]*\};?\s*/, '').replace(/\/\/# sourceMappingURL=.*/, '')
  write('site.js', `${library}\n${read('Assets', 'bargate.js').replace(/^import .*\n/m, '')}`)

  write('public/assets/map.js', read('Assets', 'map.js'))
  write('public/assets/search.js', read('Assets', 'search.js'))
  write('public/assets/editor.js', read('Assets', 'editor.js'))
  write('public/assets/maker.js', read('Assets', 'maker.js'))
  write('public/assets/leaflet/leaflet.js', read(leaflet, 'dist/leaflet.js').replace(/\/\/# sourceMappingURL=.*/, ''))
  write('public/assets/leaflet/leaflet.css', read(leaflet, 'dist/leaflet.css'))
  for (const image of readdirSync(join(leaflet, 'dist/images'))) copy(join(leaflet, 'dist/images', image), `public/assets/leaflet/images/${image}`)
  write('public/assets/licences.txt', `${read('Assets', 'licences.txt')}\n${read(leaflet, 'LICENSE')}`)
  clear()
  writeFileSync(join(out, 'built.stamp'), '')
}

try { alone(() => { install(); build() }) } catch (fault) {
  // MSBuild's own form of an error line.
  console.error(`assets.mjs : error UI0001: ${fault.message.replaceAll('\n', ' ')}`)
  process.exitCode = 1
}
