import type { Town } from '#contract/town.ts';

import { html, sheet } from './html.ts';
import type { Html } from './html.ts';
import { navigation } from './navigation.ts';
import { lasting, watched, yen } from './watch.ts';
import type { Concern, Watched } from './watch.ts';
import { CHANGES, STATES, SUPPLIES, WHO } from './words.ts';
import type { FleetLine } from '../store/fleet.ts';

/** Brings the page up to date every half minute without moving whoever reads it; away from the center it says so. */
export const REFRESH = `
  setInterval(async () => {
    if (document.hidden) return;
    try {
      const answer = await fetch(location.href);
      if (!answer.ok) throw new Error(String(answer.status));
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      document.querySelector('#fleet').replaceWith(page.querySelector('#fleet'));
    } catch {
      document.querySelector('#stale').hidden = false;
    }
  }, 30000);
`;

const STYLE = `
  .tiles { display: flex; flex-wrap: wrap; gap: .75rem; padding: 0; margin: 0; list-style: none; }
  .tiles li { flex: 1 1 9rem; padding: .75rem 1rem; border-radius: .75rem; background: var(--surface); border-left: .5rem solid var(--line); }
  .tiles b { display: block; font-size: 2rem; line-height: 1.2; }
  .tiles .now { border-color: var(--vermilion); } .tiles .soon { border-color: #f2b338; }
  .tiles .good { border-color: var(--moss); } .tiles .silent { border-color: var(--ink); }
  .mark { display: inline-block; min-width: 5.5rem; padding: 0 .6rem; border-radius: 1rem; font-weight: 700; text-align: center; white-space: nowrap; }
  .mark.now { color: var(--vermilion); background: var(--vermilion-wash); }
  .mark.soon { color: var(--amber); background: var(--amber-wash); }
  .mark.good { color: var(--moss); background: var(--moss-wash); }
  .mark.silent { color: #fff; background: var(--ink); }
  .mark.new { color: var(--soft); background: #eceae4; }
  td.now { color: var(--vermilion); font-weight: 700; } td.soon { color: var(--amber); font-weight: 700; }
  tr.silent td { color: var(--soft); }
  .terminals td, .terminals th { padding: .3rem .6rem; white-space: nowrap; }
  #stale { padding: .5rem 1rem; background: var(--amber-wash); border-radius: .5rem; }
`;

const STANDINGS: Readonly<Record<Watched['standing'], string>> = {
  now: '! 要対応',
  soon: '△ もうすぐ',
  good: '○ 正常',
  silent: '× 連絡なし',
  new: '― 未接続',
};

const ORDER: readonly Watched['standing'][] = ['now', 'silent', 'soon', 'new', 'good'];

/** 端末の様子: every terminal of the town at a glance, what needs somebody first. No word about a person. */
export function fleetPage(lines: readonly FleetLine[], town: Town, now: number): string {
  const fleet = watched(lines, now).toSorted(
    (one, other) => ORDER.indexOf(one.standing) - ORDER.indexOf(other.standing),
  );
  const siteName = (site: string | undefined) =>
    town.sites.find(({ id }) => id === site)?.shown.ja ?? site ?? '―';
  return sheet({
    title: '端末の様子',
    town: town.municipality.shown.ja,
    style: STYLE,
    head: navigation('fleet'),
    script: REFRESH,
    main: html`<h1>端末の様子</h1>
      <p id="stale" role="status" hidden>センターに届きません。下の表は最後に届いたものです。</p>
      <div id="fleet">
        <p class="note">${clock(now)}現在、${fleet.length}台。30秒ごとに新しくなります。</p>
        ${tiles(fleet)} ${concerns(fleet, siteName)}
        <div class="scroll" tabindex="0" role="region" aria-label="すべての端末">
          <table class="terminals">
            <caption>
              すべての端末
            </caption>
            <thead>
              <tr>
                ${HEADS.map((head) => html`<th scope="col">${head}</th>`)}
              </tr>
            </thead>
            <tbody>
              ${fleet.map((line) => row(line, siteName(line.body?.site), now))}
            </tbody>
          </table>
        </div>
      </div>`,
  });
}

const HEADS = [
  '端末',
  '場所',
  '様子',
  '状態',
  '最後の連絡',
  '用紙',
  'トナー',
  '釣銭',
  '回収を待つ現金',
  '故障',
  '要確認',
  '未送信(最古)',
  '版',
];

function tiles(fleet: readonly Watched[]): Html {
  const count = (...standings: Watched['standing'][]) =>
    fleet.filter(({ standing }) => standings.includes(standing)).length;
  const tile = (kind: string, name: string, copies: number) =>
    html`<li class="${kind}"><b>${copies}</b>${name}</li>`;
  return html`<ul class="tiles">
    ${[
      tile('now', '要対応', count('now')),
      tile('silent', '連絡なし', count('silent')),
      tile('soon', 'もうすぐ', count('soon', 'new')),
      tile('good', '正常', count('good')),
    ]}
  </ul>`;
}

function concerns(fleet: readonly Watched[], siteName: (site: string | undefined) => string): Html {
  const all = fleet.flatMap((line) => line.concerns.map((concern) => ({ line, concern })));
  const order = (when: Concern['when']) => all.filter(({ concern }) => concern.when === when);
  const lines = [...order('now'), ...order('soon')];
  if (lines.length === 0)
    return html`<h2>気をつけること</h2>
      <p>ありません。</p>`;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="気をつけること">
    <table>
      <caption>
        気をつけること
      </caption>
      <thead>
        <tr>
          <th scope="col">いつ</th>
          <th scope="col">端末</th>
          <th scope="col">場所</th>
          <th scope="col">何が</th>
          <th scope="col">だれが</th>
        </tr>
      </thead>
      <tbody>
        ${lines.map(
          ({ line, concern: { when, what, who } }) =>
            html`<tr>
              <td><span class="mark ${when}">${when === 'now' ? '! いま' : '△ もうすぐ'}</span></td>
              <th scope="row">${line.id}</th>
              <td>${siteName(line.body?.site)}</td>
              <td>${what}</td>
              <td>${WHO[who]}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function row(line: Watched, site: string, now: number): Html {
  const { body, standing } = line;
  const mark = html`<td><span class="mark ${standing}">${STANDINGS[standing]}</span></td>`;
  const seen = html`<td>${line.received === null ? '―' : ago(now - line.received)}</td>`;
  if (body === null)
    return html`<tr>
      <th scope="row">${line.id}</th>
      <td>―</td>
      ${mark}
      <td>―</td>
      ${seen}
      <td colspan="8">まだ報告がありません</td>
    </tr>`;
  const cell = (text: string | number, level = '') => html`<td class="${level}">${text}</td>`;
  return html`<tr class="${standing}">
    <th scope="row">${line.id}</th>
    <td>${site}</td>
    ${mark}${cell(STATES[body.state], body.state === 'out' || body.state === 'locked' ? 'now' : '')}${seen}${cell(SUPPLIES[body.paper], LEVELS[body.paper])}${cell(SUPPLIES[body.toner], LEVELS[body.toner])}${cell(CHANGES[body.change], LEVELS[body.change])}
    <td class="number">${yen(body.toCollect)}</td>
    ${cell(body.faults.length || '―', body.faults.length > 0 ? 'now' : '')}${cell(body.inDoubt || '―', body.inDoubt > 0 ? 'now' : '')}${cell(body.oldestUnsent === null ? '―' : `${body.unsent}件(${lasting(Math.max(0, body.at - body.oldestUnsent))})`)}${cell(body.build)}
  </tr>`;
}

const LEVELS: Readonly<Record<string, string>> = { low: 'soon', out: 'now', none: 'now', exact: 'now' };

function ago(ms: number): string {
  return ms < 60_000 ? 'いま' : `${lasting(ms)}前`;
}

const TOKYO = new Intl.DateTimeFormat('ja-JP', {
  timeZone: 'Asia/Tokyo',
  dateStyle: 'long',
  timeStyle: 'short',
});

function clock(ms: number): string {
  return TOKYO.format(ms);
}
