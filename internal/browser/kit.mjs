// What the tests of all pages share: a program, a browser, and what no page may do.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export const root = join(import.meta.dirname, '..', '..');
const chromium = process.env.CHROMIUM || '/usr/bin/chromium';
const missing = [
  existsSync(chromium) ? '' : `no browser at ${chromium}: apt-get install chromium`,
  existsSync(join(import.meta.dirname, 'node_modules')) ? '' : 'npm ci was not run in internal/browser',
].filter(Boolean).join('; ');
if (missing && process.env.BROWSER === 'required') throw new Error(missing);
export const options = { skip: missing || false };

export const hostile = {
  markup: '"><img src=x onerror=alert(1)><script>alert(2)</script>{{.}}</pre>',
  unbroken: 'x'.repeat(200),
  wide: '公司'.repeat(100),
  right: 'שלום חברה בע״מ \u202e moc.live \u2066hidden',
  emoji: '👩‍👩‍👧‍👦🇦🇹'.repeat(15),
};

export const folder = mkdtempSync(join(tmpdir(), 'csuite-browser-'));
export const pages = {}; // name of a page -> its file
let browser;
let program;

// begin builds the program and starts the browser; false where there is none.
export async function begin() {
  if (missing) return false;
  program = process.env.CSUITE || join(folder, 'csuite');
  if (!process.env.CSUITE) execFileSync('go', ['build', '-buildvcs=false', '-o', program, './cmd/csuite'], { cwd: root });
  const { chromium: engine } = await import('playwright-core');
  browser = await engine.launch({
    executablePath: chromium,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  return true;
}

export async function end() {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
}

// write lets csuite write a page. Rows that are rejected are no failure.
export function write(name, ...args) {
  pages[name] = join(folder, name + '.html');
  try {
    execFileSync(program, [...args, '--out', pages[name]], { stdio: ['ignore', 'ignore', 'pipe'] });
  } catch (e) {
    if (e.status !== 3) throw e;
  }
}

// open shows a page and collects what it must not do.
export async function open(name, look = {}) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...look });
  const faults = [];
  page.on('console', (m) => faults.push(`console: ${m.text()}`));
  page.on('pageerror', (e) => faults.push(`error: ${e}`));
  page.on('dialog', (d) => { faults.push(`dialog: ${d.message()}`); d.dismiss(); });
  const url = pathToFileURL(pages[name]).href;
  page.on('request', (r) => r.url() === url || faults.push(`request: ${r.url()}`));
  await page.goto(url, { waitUntil: 'load' });
  return { page, faults };
}

// tooWide lists what reaches beyond the page and does not scroll by itself.
const tooWide = () => {
  const width = document.documentElement.clientWidth;
  const inside = (e) => e.closest('.scroll, .skip, thead, svg *');
  return [...document.querySelectorAll('body *')]
    .filter((e) => !inside(e) && e.getBoundingClientRect().right > width + 1)
    .map((e) => `${e.tagName}.${e.className?.baseVal ?? e.className} ${Math.round(e.getBoundingClientRect().right)}`)
    .concat(document.documentElement.scrollWidth > width ? [`the page: ${document.documentElement.scrollWidth}`] : []);
};

// misfits lists where a page is wider than the screen, and all else it did wrong.
export async function misfits(name) {
  const { page, faults } = await open(name);
  for (const width of [360, 768, 1280]) {
    for (const colorScheme of ['light', 'dark']) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      for (const fault of await page.evaluate(tooWide)) faults.push(`at ${width}, ${colorScheme}: ${fault}`);
    }
  }
  await page.close();
  return faults;
}

// violations are what axe-core finds, in light, in dark and on a telephone.
export async function violations(name) {
  const axe = readFileSync(join(import.meta.dirname, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8');
  const found = [];
  for (const look of [{ colorScheme: 'light' }, { colorScheme: 'dark' }, { viewport: { width: 360, height: 800 } }]) {
    const { page } = await open(name, { ...look, bypassCSP: true });
    await page.evaluate(axe);
    const result = await page.evaluate(() => window.axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
    for (const v of result.violations) for (const n of v.nodes) found.push(`${JSON.stringify(look)} ${v.id}: ${n.html.slice(0, 150)}: ${n.failureSummary}`);
    if (result.passes.length <= 20) found.push('axe looked at nothing');
    await page.close();
  }
  return found;
}

// invalid is what html-validate has to say.
export async function invalid(name) {
  const { HtmlValidate } = await import('html-validate');
  const validator = new HtmlValidate({
    extends: ['html-validate:standard', 'html-validate:a11y'],
    rules: { 'long-title': 'off', 'no-inline-style': 'error', 'require-sri': 'off' },
  });
  const { results } = await validator.validateFile(pages[name]);
  const found = results.flatMap((r) => r.messages.map((m) => `${m.line}:${m.column} ${m.ruleId}: ${m.message}`));
  return [...new Set(found)].slice(0, 20);
}

// lost lists links that lead nowhere.
export async function lost(name) {
  const { page } = await open(name);
  const list = await page.evaluate(() => [...document.querySelectorAll('a')].map((a) => a.getAttribute('href')).filter((h) => !h.startsWith('#') || !document.getElementById(decodeURIComponent(h.slice(1)))));
  await page.close();
  return list;
}

// astray presses Tab through a page and lists the stops that cannot be seen, show no
// focus, or come out of order.
export async function astray(name, first, look = {}) {
  const { page } = await open(name, { reducedMotion: 'reduce', ...look });
  const stops = await page.evaluate(() => document.querySelectorAll('a[href], button, [tabindex="0"]').length);
  const found = [];
  let last = -1;
  for (let i = 0; i < stops; i++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const e = document.activeElement;
      const box = e.getBoundingClientRect();
      return { order: [...document.querySelectorAll('*')].indexOf(e), name: e.textContent.trim().slice(0, 30), seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight, outline: getComputedStyle(e).outlineStyle };
    });
    if (i === 0 && at.name !== first) found.push(`the first stop is ${at.name}`);
    if (!at.seen) found.push(`${at.name} cannot be seen`);
    if (at.outline !== 'solid') found.push(`${at.name} shows no focus`);
    if (at.order <= last) found.push(`${at.name} comes too late`);
    last = at.order;
  }
  await page.close();
  return found;
}
