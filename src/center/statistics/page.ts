import type { Town } from '#contract/town.ts';

import { html, sheet } from '../city/html.ts';
import type { Html } from '../city/html.ts';
import { navigation } from '../city/navigation.ts';
import { shown } from './figures.ts';
import type { Figures } from './figures.ts';
import { yearName } from './year.ts';

const STYLE = `
  @media screen { form.screen { display: flex; gap: .75rem; align-items: center; margin-bottom: 1rem; } }
  tr.sum > * { font-weight: 700; background: #eef1f7; }
  table { margin-top: 1.75rem; width: auto; min-width: 28rem; } .scroll p { margin: .35rem 0 0; }
  td, td:first-child { white-space: nowrap; }
  @page { size: A4 landscape; margin: 14mm; }
  @media print { .scroll { overflow: visible; } th, td { padding: .2rem .5rem; } }
`;

/** 集計: every table of one fiscal year, on screen and on paper. */
export function statisticsPage(
  tables: readonly Figures[],
  { year, newest, town }: { readonly year: number; readonly newest: number; readonly town: Town },
): string {
  const years = Array.from({ length: 10 }, (_, back) => newest - back);
  return sheet({
    title: '集計',
    town: town.municipality.shown.ja,
    style: STYLE,
    head: navigation('statistics'),
    main: html`<h1>証明書交付端末 集計 ${yearName(year)}</h1>
      <form class="screen" method="get" action="/statistics">
        <label
          >年度
          <select name="year">
            ${years.map((each) => option(each, each === year))}
          </select></label
        ><button>見る</button>
      </form>
      <p class="note">
        端末から出た通数です。時刻と日は、番号を取ったときのものです。割合は一つずつ四捨五入しているので、足しても100%にならないことがあります。
      </p>
      ${tables.map((table) => section(table, year))}`,
  });
}

function option(year: number, chosen: boolean): Html {
  return chosen
    ? html`<option value="${year}" selected>${yearName(year)}</option>`
    : html`<option value="${year}">${yearName(year)}</option>`;
}

function section({ id, title, heads, rows }: Figures, year: number): Html {
  const [label = '', ...columns] = heads;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${title}">
    <table id="${id}">
      <caption>
        ${title}
      </caption>
      <thead>
        <tr>
          <th scope="col">${label}</th>
          ${columns.map((head) => html`<th scope="col" class="number">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr class="${row.sum ? 'sum' : ''}">
              <th scope="row">${row.label}</th>
              ${row.cells.map((cell) => html`<td class="number">${shown(cell)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
    <p class="screen">
      <a href="/statistics/${id}.csv?year=${year}" download="${id}-${year}.csv">${title}のCSV</a>
    </p>
  </div>`;
}
