import { asJapanTime } from '#certificates/japan-time.ts';
import type { Status } from '#contract/status-note.ts';
import type { Town } from '#contract/town.ts';

import { html, sheet } from './html.ts';
import type { Html } from './html.ts';
import { navigation } from './navigation.ts';
import type { Proof } from './proof.ts';

const STYLE = `
  form.proof { display: grid; gap: .75rem; max-width: 48rem; margin-top: 1rem; }
  form.proof textarea { font: .875rem/1.4 monospace; min-height: 9rem; padding: .5rem; border: 1px solid #6b7690; border-radius: .5rem; }
  .verdict { padding: .5rem 1rem; border-radius: .5rem; font-weight: 700; }
  .verdict.good { color: var(--moss); background: var(--moss-wash); }
  .verdict.bad { color: var(--vermilion); background: var(--vermilion-wash); }
  table.proof th { width: 14rem; } table.proof td { overflow-wrap: anywhere; }
`;

const REFUSED: Readonly<Record<Exclude<Proof['verdict'], 'genuine'>, string>> = {
  unreadable: '× 端末の証明として読めません。二次元コードを読み直し、すべての行を貼り付けてください。',
  unknown: '× この端末の鍵は、まだセンターに届いていません。通信を確かめてください。',
  notBelieved:
    '× 信じられません。署名がこの端末のものでないか、15分より古いものです。端末で出し直してください。',
};

/** 端末の証明: the words of a terminal's symbol go in, and whether they are that terminal's comes out. */
export function proofPage(town: Town, proof: Proof | undefined): string {
  return sheet({
    title: '端末の証明',
    town: town.municipality.shown.ja,
    style: STYLE,
    head: navigation('fleet/proof'),
    main: html`<h1>端末の証明</h1>
      ${proof ? verdict(proof) : ''}
      <form class="proof" method="post" action="/fleet/proof">
        <label for="note"
          >端末で
          <code>mado-status --qr</code> が出す二次元コードを読み取り、その文字を貼り付けてください。</label
        >
        <textarea id="note" name="note" required maxlength="4000" spellcheck="false"></textarea>
        <div><button>確かめる</button></div>
      </form>`,
  });
}

function verdict(proof: Proof): Html {
  if (proof.verdict !== 'genuine')
    return html`<p class="verdict bad" role="alert">${REFUSED[proof.verdict]}</p>`;
  const { status } = proof;
  const whole = status.damaged === 0;
  return html`<p class="verdict ${whole ? 'good' : 'bad'}" role="status">
      ${whole ? '○ この端末の署名です。ファイルは配布されたままです。' : `× この端末の署名ですが、${status.damaged}個のファイルが配布されたままではありません。休止してください。`}
    </p>
    <table class="proof">
      ${rowsOf(status).map(
        ([name, text]) =>
          html`<tr>
            <th scope="row">${name}</th>
            <td>${text}</td>
          </tr>`,
      )}
    </table>`;
}

function rowsOf(status: Status): readonly (readonly [string, string])[] {
  const { core } = status;
  return [
    ['端末', status.terminal],
    ['時刻', asJapanTime(status.at)],
    ['版', `${status.version}（${status.counter}、${status.ageDays}日前）`],
    ['署名者', status.signers.join('、') || 'apt'],
    ['ファイルの一覧', status.manifest],
    ['設定', status.configuration],
    ['機器', status.devices],
    ['状態', core === null ? '応答なし' : (core.busy ?? '待機中')],
    ['未送信の記録', core === null ? '不明' : String(core.unsent)],
  ];
}
