import type { SampleSlip } from '../register/relay-slips.ts';
import type { Overview } from '../store/overview.ts';

const REFRESH_S = 5;

/** The center's one page, for a person who tries the terminal: what has arrived so far. */
export function overviewPage(
  { terminals, outcomes, issues, slips, alarms }: Overview,
  samples: readonly SampleSlip[],
): string {
  return `<!doctype html>
<html lang="ja">
<meta charset="utf-8">
<meta http-equiv="refresh" content="${REFRESH_S}">
<meta name="viewport" content="width=device-width">
<title>センターに届いたもの</title>
<style>${STYLE}</style>
<main>
<h1>センターに届いたもの</h1>
<p>架空の町の見本センターです。氏名や住所は表示しません。${REFRESH_S}秒ごとに更新します。</p>
${table(
  '端末',
  ['端末', '最後の通信', '監査記録', '最後の記録'],
  terminals.map(({ id, seen, mark, lastEvent }) => [id, moment(seen), String(mark), lastEvent ?? '―']),
)}
${table(
  '通数',
  ['証明書', '結果', '通数'],
  outcomes.map(({ kind, outcome, copies }) => [word(kind), word(outcome), String(copies)]),
)}
${table(
  '交付履歴（新しい順に50通まで）',
  ['発行番号', '証明書', '手数料', '採番', '結果'],
  issues.map(({ number, kind, fee, drawn, outcome }) => [
    number,
    word(kind),
    `${fee}円`,
    moment(drawn),
    word(outcome),
  ]),
)}
${table(
  '窓口の受付票（取次ぎ発行の手数料）',
  ['受付番号', '手数料', '期限', '支払い'],
  slips.map(({ number, fee, expires, paid }) => [
    `${number.slice(0, 3)}-${number.slice(3)}`,
    `${fee}円`,
    moment(expires),
    moment(paid),
  ]),
)}
${samples.map(another).join('\n')}
${table(
  '警報',
  ['端末', '記録の番号', '種類', '時刻'],
  alarms.map(({ terminal, sequence, code, raised }) => [
    terminal,
    String(sequence),
    word(code),
    moment(raised),
  ]),
)}
</main>
</html>
`;
}

const STYLE = `
  body { margin: 0; background: #f6f5f1; color: #1d1d1b; font: 16px/1.7 "BIZ UDGothic", sans-serif; }
  main { max-width: 60rem; margin: 3rem auto; padding: 0 1.5rem; }
  h1 { font-size: 1.75rem; margin: 0 0 .5rem; }
  h2 { font-size: 1.125rem; margin: 2.5rem 0 .5rem; }
  table { width: 100%; border-collapse: collapse; background: #fff; font-variant-numeric: tabular-nums; }
  th, td { padding: .5rem .75rem; text-align: left; border-bottom: 1px solid #dcdad2; }
  form { display: inline-block; margin: .75rem .75rem 0 0; }
  button { font: inherit; padding: .25rem .75rem; }
  th { font-weight: normal; color: #55534c; }
`;

const WORDS: Readonly<Record<string, string>> = {
  ResidentRecord: '住民票の写し',
  SealRegistration: '印鑑登録証明書',
  RecordedItems: '住民票記載事項証明書',
  drawn: '採番済み',
  printed: '交付',
  notPrinted: '印刷せず',
  inDoubt: '確認が必要',
  withdrawn: '取りやめ',
  voided: '無効(処分)',
  otherContent: '同じ番号で内容が違う記録',
  brokenChain: 'つながらない記録',
  unknownIssue: '採番していない証明書',
};

/** The made-up counter's button: it hands out one more slip of the same kind. */
function another({ number, items, expired }: SampleSlip): string {
  if (expired) return '';
  const what = items.map(({ kind, copies }) => `${word(kind)}${copies}通`).join('、');
  return `<form method="post" action="/slips/${number}"><button>受付票を渡す（${escaped(what)}）</button></form>`;
}

function word(code: string): string {
  return WORDS[code] ?? code;
}

function table(title: string, heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const body =
    rows.length === 0 ? `<tr><td colspan="${heads.length}">ありません</td></tr>` : rows.map(row).join('\n');
  const head = heads.map((text) => `<th scope="col">${escaped(text)}</th>`).join('');
  return `<h2>${escaped(title)}</h2>\n<table><thead><tr>${head}</tr></thead>\n<tbody>${body}</tbody></table>`;
}

function row(cells: readonly string[]): string {
  return `<tr>${cells.map((text) => `<td>${escaped(text)}</td>`).join('')}</tr>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}

const TOKYO = new Intl.DateTimeFormat('ja-JP', {
  timeZone: 'Asia/Tokyo',
  dateStyle: 'short',
  timeStyle: 'medium',
});

function moment(ms: number | null): string {
  return ms === null ? '―' : TOKYO.format(ms);
}
