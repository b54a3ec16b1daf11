// Opens the pages about many companies in headless Chromium: portfolios, profiles
// side by side, one company as several people see it. See report.test.mjs.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { astray, begin, end, folder, hostile, invalid, lost, misfits, open, options, pages, root, violations, write } from './kit.mjs';

const listed = 2000; // internal/batch: mostListed

before(async () => {
  if (!await begin()) return;
  const example = (...parts) => join(root, 'examples', ...parts);
  write('portfolio', 'batch', example('portfolio', 'crm-export.csv'), '--quiet');
  write('compare', 'compare', example('compare', 'today.yaml'), example('compare', 'plan.yaml'));
  write('eight', 'compare', ...Array(8).fill(example('compare', 'plan.yaml')));
  write('respondents', 'compare', '--respondents', ...['ceo', 'cio', 'cmo'].map((who) => example('respondents', who + '.yaml')));
  // Names that want to be more than names, in every place where one can stand.
  const cell = (text) => `"${text.replaceAll('"', '""')}"`;
  const names = Object.values(hostile).concat('x'.repeat(5000), '');
  const csv = join(folder, 'hostile.csv');
  writeFileSync(csv, `Company,Employees,Industry,${cell(hostile.markup)}\n` + names.map((n) => `${cell(n)},120,software,1\n${cell(n)},120,${cell(n)},1\n`).join(''));
  write('hostile', 'batch', csv, '--quiet');
  const profiles = Object.values(hostile).concat('').map((n, i) => {
    const file = join(folder, `p${i}.yaml`);
    writeFileSync(file, `name: ${JSON.stringify(n)}\nheadcount: ${10 ** (i % 5 + 1)}\nindustry: software\n`);
    return file;
  });
  write('hostile-compare', 'compare', ...profiles);
  write('hostile-respondents', 'compare', '--respondents', ...profiles);
  const big = join(folder, 'big.csv');
  writeFileSync(big, 'Company,Employees,Industry\n' + Array.from({ length: listed + 500 }, (_, i) => `C${i},${(i * 37) % 9000 + 1},retail\n`).join(''));
  write('big', 'batch', big, '--quiet');
  const none = join(folder, 'none.csv');
  writeFileSync(none, 'Company,Employees\n');
  write('none', 'batch', none, '--quiet');
});

after(end);

test('fits 360, 768 and 1280 pixels, light and dark, and asks for nothing', options, async () => {
  for (const name of Object.keys(pages)) assert.deepEqual(await misfits(name), [], name);
});

test('axe-core finds no violation', options, async () => {
  for (const name of ['portfolio', 'compare', 'respondents', 'none']) assert.deepEqual(await violations(name), [], name);
});

test('is valid HTML', options, async () => {
  for (const name of Object.keys(pages)) assert.deepEqual(await invalid(name), [], name);
});

test('every link leads to a place in the page', options, async () => {
  for (const name of Object.keys(pages)) assert.deepEqual(await lost(name), [], name);
});

test('the keyboard reaches everything, in the order of the page', options, async () => {
  assert.deepEqual(await astray('portfolio', 'Skip to the overview'), []);
  assert.deepEqual(await astray('portfolio', 'Skip to the overview', { viewport: { width: 360, height: 800 } }), []);
  assert.deepEqual(await astray('compare', 'Skip to the comparison'), []);
});

test('names are shown as text', options, async () => {
  for (const name of ['hostile', 'hostile-compare', 'hostile-respondents']) {
    const { page, faults } = await open(name);
    assert.equal(await page.locator('img, iframe, object').count(), 0, name);
    assert.equal(await page.locator('script').count(), name === 'hostile' ? 1 : 0, name);
    assert.doesNotMatch(await page.content(), /[\u202a-\u202e\u2066-\u2069]/, name);
    assert.ok((await page.innerText('main')).includes(name === 'hostile' ? hostile.markup : 'onerror=alert(1)'), name);
    assert.deepEqual(faults, [], name);
    await page.close();
  }
});

// column returns what a column of the table of companies says, from the top.
const column = (page, i) => page.$$eval('table.sortable tbody tr', (rows, i) => rows.map((r) => r.cells[i].textContent), i);

test('the keyboard sorts the table of companies', options, async () => {
  const { page, faults } = await open('portfolio');
  const headers = page.locator('table.sortable thead th');
  const last = await headers.count() - 1;
  const before = await column(page, 0);
  assert.equal(await headers.nth(last).getAttribute('aria-sort'), 'ascending');
  const header = headers.nth(0).getByRole('button');
  await header.focus();
  await page.keyboard.press('Enter');
  const names = await column(page, 0);
  assert.deepEqual(names, [...before].sort((a, b) => a.localeCompare(b, 'en')));
  assert.notDeepEqual(names, before);
  assert.equal(await headers.nth(0).getAttribute('aria-sort'), 'ascending');
  assert.equal(await headers.nth(last).getAttribute('aria-sort'), null);
  await page.keyboard.press('Space');
  assert.deepEqual(await column(page, 0), names.toReversed());
  assert.equal(await headers.nth(0).getAttribute('aria-sort'), 'descending');
  assert.ok(await header.evaluate((e) => e === document.activeElement && getComputedStyle(e).outlineStyle === 'solid'), 'the focus is lost or not seen');
  // Closeness by closeness and not by letter; rows by number.
  await headers.nth(5).getByRole('button').click();
  const close = await column(page, 5);
  assert.deepEqual(close, [...close].sort((a, b) => ['Toss-up', 'Close', 'Clear'].indexOf(a) - ['Toss-up', 'Close', 'Clear'].indexOf(b)));
  await headers.nth(last).getByRole('button').click();
  assert.deepEqual(await column(page, 0), before);
  assert.deepEqual(faults, []);
  await page.close();
});

test('rows without an answer come last, whatever the order', options, async () => {
  const { page } = await open('hostile');
  const button = page.locator('table.sortable thead th').nth(1).getByRole('button');
  for (let i = 0; i < 2; i++) {
    await button.click();
    const column1 = await column(page, 1);
    assert.ok(column1.indexOf('No answer') === column1.length - column1.filter((c) => c === 'No answer').length, column1.join());
  }
  await page.close();
});

test('without script nothing is missing', options, async () => {
  for (const name of ['portfolio', 'compare', 'respondents', 'big']) {
    const { page: plain, faults } = await open(name, { javaScriptEnabled: false });
    const { page } = await open(name);
    const strip = (text) => text.replace(" (a column's heading sorts them)", '').replace(/\s+/g, ' ');
    assert.equal(strip(await plain.innerText('main')), strip(await page.innerText('main')), name);
    assert.equal(await plain.locator('button').count(), 0, name);
    assert.deepEqual(faults, [], name);
    await plain.close();
    await page.close();
  }
});

test('a big portfolio is cut off where the page says', options, async () => {
  const { page } = await open('big');
  assert.equal(await page.locator('table.sortable tbody tr').count(), listed);
  assert.match(await page.innerText('#companies'), /The first 2,000 of 2,500 companies.*The other 500 are counted/);
  await page.close();
});

test('prints, the overview on one page', options, async () => {
  for (const name of ['portfolio', 'compare', 'respondents']) {
    const { page, faults } = await open(name);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    for (const [format, [wide, high]] of Object.entries({ A4: [210, 297], Letter: [215.9, 279.4] })) {
      const pixels = (mm) => (mm * 96) / 25.4;
      await page.setViewportSize({ width: Math.floor(pixels(wide - 32)), height: 900 }); // report.css: margins
      const { height, paper, width } = await page.evaluate(() => ({ height: document.querySelector('#decision').getBoundingClientRect().height, paper: getComputedStyle(document.body).backgroundColor, width: document.documentElement.scrollWidth }));
      assert.ok(height <= pixels(high - 29), `${name} on ${format}: the first page is ${Math.round(height)} pixels high`);
      assert.ok(width <= Math.floor(pixels(wide - 32)), `${name} on ${format} is ${width} pixels wide`);
      assert.equal(paper, 'rgb(255, 255, 255)', 'printed on dark paper');
      const count = (await page.pdf({ format, printBackground: true })).toString('latin1').match(/\/Type \/Page\b/g).length;
      assert.ok(count >= 3 && count <= 20, `${name} on ${format}: ${count} pages`);
    }
    assert.deepEqual(faults, []);
    await page.close();
  }
});
