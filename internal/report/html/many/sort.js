
'use strict';
// Makes the headers of a table sort its rows. Without this script the rows stay in the order of the input.
for (const table of document.querySelectorAll('table.sortable')) {
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const heads = [...table.tHead.rows[0].cells];
  const order = new Intl.Collator('en', {numeric: true, sensitivity: 'base'});
  const key = (row, i) => row.cells[i].dataset.key ?? row.cells[i].textContent;
  const sort = (i, down) => {
    rows.sort((a, b) => {
      const x = key(a, i), y = key(b, i);
      return (x === '') - (y === '') || (down ? -1 : 1) * order.compare(x, y);
    });
    body.append(...rows);
    for (const head of heads) head.removeAttribute('aria-sort');
    heads[i].setAttribute('aria-sort', down ? 'descending' : 'ascending');
  };
  heads.forEach((head, i) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    button.addEventListener('click', () => sort(i, head.getAttribute('aria-sort') === 'ascending'));
    head.append(button);
  });
  heads[heads.length - 1].setAttribute('aria-sort', 'ascending');
  table.querySelector('caption span').hidden = false;
}
