// Opens reports of csuite in headless Chromium, as their readers will.
//
// It needs node, npm ci in this folder, Debian's chromium (or CHROMIUM, a path)
// and go. Without a browser the tests are skipped and say so; with BROWSER=required
// that is a failure.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = join(import.meta.dirname, '..', '..');
const chromium = process.env.CHROMIUM || '/usr/bin/chromium';
const missing = [
  existsSync(chromium) ? '' : `no browser at ${chromium}: apt-get install chromium`,
  existsSync(join(import.meta.dirname, 'node_modules')) ? '' : 'npm ci was not run in internal/browser',
].filter(Boolean).join('; ');
if (missing && process.env.BROWSER === 'required') throw new Error(missing);
const options = { skip: missing || false };

// Unlike companies: everything answered, little known, a post between IT and marketing.
const examples = ['insurer', 'three-answers', 'cosmetics'];
const hostile = {
  markup: '"><img src=x onerror=alert(1)><script>alert(2)</script>{{.}}</pre>',
  unbroken: 'x'.repeat(200),
  wide: '公司'.repeat(100),
  right: 'שלום חברה בע״מ \u202e moc.live \u2066hidden',
  emoji: '👩‍👩‍👧‍👦🇦🇹'.repeat(15),
};

const folder = mkdtempSync(join(tmpdir(), 'csuite-browser-'));
const pages = {}; // name of a report -> its file
let browser;

before(async () => {
  if (missing) return;
  const program = process.env.CSUITE || join(folder, 'csuite');
  if (!process.env.CSUITE) execFileSync('go', ['build', '-buildvcs=false', '-o', program, './cmd/csuite'], { cwd: root });
  const write = (name, profile) => {
    pages[name] = join(folder, name + '.html');
    execFileSync(program, ['recommend', profile, '--out', pages[name]]);
  };
  for (const e of examples) write(e, join(root, 'examples', e, 'profile.yaml'));
  const plain = readFileSync(join(root, 'examples', 'insurer', 'profile.yaml'), 'utf8').replace(/^name:.*\n/m, '');
  for (const [name, text] of Object.entries(hostile)) {
    const profile = join(folder, name + '.yaml');
    writeFileSync(profile, `name: ${JSON.stringify(text)}\n${plain}`);
    write(name, profile);
  }
  // Every post filled, and nothing else known: the most that the first page can hold.
  const crowded = join(folder, 'crowded.yaml');
  writeFileSync(crowded, `name: Crowded\nheadcount: 9000\nindustry: software\ndigital_maturity: strategic\ntechnology_role: sold\nmartech: competitive-lever\n` +
    'symptoms: [duplicate-tools, fragmented-journeys]\ncurrent_roles: [cto, cio, cmo, chief-marketing-technologist, cdo, vp-engineering, head-of-it, head-of-marketing]\n');
  write('crowded', crowded);
  // Longer than any profile may be: every company's name and headline without a space.
  pages.endless = join(folder, 'endless.html');
  writeFileSync(pages.endless, readFileSync(pages.insurer, 'utf8').replaceAll(/Example Mutual Insurance|chief executive|A CIO; a CMO/g, 'x'.repeat(5000)));
  const { chromium: engine } = await import('playwright-core');
  browser = await engine.launch({
    executablePath: chromium,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
});

after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

// open shows a report and collects what it must not do.
async function open(name, look = {}) {
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

test('fits 360, 768 and 1280 pixels, light and dark, and asks for nothing', options, async () => {
  for (const name of Object.keys(pages)) {
    const { page, faults } = await open(name);
    for (const width of [360, 768, 1280]) {
      for (const colorScheme of ['light', 'dark']) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme });
        assert.deepEqual(await page.evaluate(tooWide), [], `${name} at ${width}, ${colorScheme}`);
      }
    }
    assert.deepEqual(faults, [], name);
    await page.close();
  }
});

// The program cuts text to the boxes by guessing at the font; the browser knows.
test('charts hold their text', options, async () => {
  for (const name of Object.keys(pages)) {
    if (name === 'endless') continue; // not what the program wrote
    const { page } = await open(name);
    const out = await page.evaluate(() => [...document.querySelectorAll('.chart text')]
      .filter((t) => t.getBBox().x + t.getBBox().width > t.ownerSVGElement.viewBox.baseVal.width - 4).map((t) => t.textContent));
    assert.deepEqual(out, [], name);
    await page.close();
  }
});

test('names are shown as text', options, async () => {
  for (const [name, text] of Object.entries(hostile)) {
    const { page } = await open(name);
    assert.equal(await page.locator('img, script, iframe, object').count(), 0, name);
    const shown = await page.locator('h1').innerText();
    if (name === 'markup') assert.equal(shown, text);
    assert.ok(shown.length > 0, name);
    assert.doesNotMatch(shown, /[\u202a-\u202e\u2066-\u2069]/, name);
    await page.close();
  }
});

test('axe-core finds no violation', options, async () => {
  const axe = readFileSync(join(import.meta.dirname, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8');
  for (const name of examples) {
    for (const look of [{ colorScheme: 'light' }, { colorScheme: 'dark' }, { viewport: { width: 360, height: 800 } }]) {
      const { page } = await open(name, { ...look, bypassCSP: true });
      await page.evaluate(axe);
      const { violations, passes } = await page.evaluate(() => window.axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
      const found = violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 150)}: ${n.failureSummary}`));
      assert.deepEqual(found, [], `${name} ${JSON.stringify(look)}`);
      assert.ok(passes.length > 20, 'axe looked at nothing');
      await page.close();
    }
  }
});

test('the keyboard reaches everything, in the order of the page', options, async () => {
  const { page } = await open('insurer', { reducedMotion: 'reduce' });
  const stops = await page.evaluate(() => document.querySelectorAll('a[href], [tabindex="0"]').length);
  const places = [];
  for (let i = 0; i < stops; i++) {
    await page.keyboard.press('Tab');
    places.push(await page.evaluate(() => {
      const e = document.activeElement;
      const box = e.getBoundingClientRect();
      return { order: [...document.querySelectorAll('*')].indexOf(e), name: e.textContent.trim().slice(0, 30), seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight, outline: getComputedStyle(e).outlineStyle };
    }));
  }
  assert.equal(places[0].name, 'Skip to the decision');
  for (const [i, p] of places.entries()) {
    assert.ok(p.seen, `${p.name} cannot be seen`);
    assert.equal(p.outline, 'solid', `${p.name} shows no focus`);
    assert.ok(i === 0 || p.order > places[i - 1].order, `${p.name} comes too late`);
  }
  await page.close();
});

test('every link leads to a place in the report', options, async () => {
  for (const name of examples) {
    const { page } = await open(name);
    const lost = await page.evaluate(() => [...document.querySelectorAll('a')].map((a) => a.getAttribute('href')).filter((h) => !h.startsWith('#') || !document.getElementById(decodeURIComponent(h.slice(1)))));
    assert.deepEqual(lost, [], name);
    await page.close();
  }
});

// The first page is one page on both papers: it fits, and the rest begins behind it.
test('prints, the decision on one page', options, async () => {
  const papers = { A4: [210, 297], Letter: [215.9, 279.4] }; // millimetres
  const margins = { across: 32, down: 29 }; // report.css
  const pixels = (mm) => (mm * 96) / 25.4;
  for (const name of [...examples, 'unbroken', 'crowded']) {
    const { page, faults } = await open(name);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    for (const [format, [wide, high]] of Object.entries(papers)) {
      await page.setViewportSize({ width: Math.floor(pixels(wide - margins.across)), height: 900 });
      const { height, paper } = await page.evaluate(() => ({ height: document.querySelector('#decision').getBoundingClientRect().height, paper: getComputedStyle(document.body).backgroundColor }));
      assert.ok(height <= pixels(high - margins.down), `${name} on ${format}: the first page is ${Math.round(height)} pixels high`);
      assert.equal(paper, 'rgb(255, 255, 255)', 'printed on dark paper');
      const pdf = (await page.pdf({ format, printBackground: true })).toString('latin1');
      const count = pdf.match(/\/Type \/Page\b/g).length;
      assert.ok(count >= 8 && count <= 24, `${name} on ${format}: ${count} pages`);
    }
    assert.deepEqual(faults, []);
    await page.close();
  }
});

test('is valid HTML', options, async () => {
  const { HtmlValidate } = await import('html-validate');
  const validator = new HtmlValidate({
    extends: ['html-validate:standard', 'html-validate:a11y'],
    rules: { 'long-title': 'off', 'no-inline-style': 'error', 'require-sri': 'off' },
  });
  for (const name of Object.keys(pages)) {
    const { results } = await validator.validateFile(pages[name]);
    const found = results.flatMap((r) => r.messages.map((m) => `${m.line}:${m.column} ${m.ruleId}: ${m.message}`));
    assert.deepEqual([...new Set(found)].slice(0, 20), [], name);
  }
});
