// Opens reports of csuite in headless Chromium, as their readers will.
//
// It needs node, npm ci in this folder, Debian's chromium (or CHROMIUM, a path)
// and go. Without a browser the tests are skipped and say so; with BROWSER=required
// that is a failure.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { astray, begin, end, folder, hostile, invalid, lost, misfits, open, options, pages, root, violations, write as writePage } from './kit.mjs';

// Unlike companies: everything answered, little known, a post between IT and marketing.
const examples = ['insurer', 'three-answers', 'cosmetics'];
const write = (name, profile) => writePage(name, 'recommend', profile);

before(async () => {
  if (!await begin()) return;
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
});

after(end);

test('fits 360, 768 and 1280 pixels, light and dark, and asks for nothing', options, async () => {
  for (const name of Object.keys(pages)) assert.deepEqual(await misfits(name), [], name);
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
  for (const name of examples) assert.deepEqual(await violations(name), [], name);
});

test('the keyboard reaches everything, in the order of the page', options, async () => {
  assert.deepEqual(await astray('insurer', 'Skip to the decision'), []);
});

test('every link leads to a place in the report', options, async () => {
  for (const name of examples) assert.deepEqual(await lost(name), [], name);
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
  for (const name of Object.keys(pages)) assert.deepEqual(await invalid(name), [], name);
});
