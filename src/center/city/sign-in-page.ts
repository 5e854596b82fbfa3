import type { Town } from '#contract/town.ts';

import { html, sheet } from './html.ts';

const STYLE = `
  form.sign-in { display: grid; gap: 1rem; max-width: 20rem; margin-top: 1.5rem; }
  form.sign-in label { display: grid; gap: .25rem; }
  form.sign-in input { font-size: 1.25rem; }
  .refused { padding: .5rem 1rem; border-radius: .5rem; color: var(--vermilion); background: var(--vermilion-wash); }
`;

/** 職員の確認. Why somebody was refused is not said. */
export function signInPage(town: Town, refused: boolean): string {
  return sheet({
    title: '職員の確認',
    town: town.municipality.shown.ja,
    style: STYLE,
    head: html``,
    main: html`<h1>職員の確認</h1>
      ${refused ? html`<p class="refused" role="alert">確認できませんでした。番号と暗証コードを確かめてください。5回続けてちがうと、15分のあいだ使えません。</p>` : ''}
      <form class="sign-in" method="post" action="/sign-in">
        <label
          >職員番号<input name="staff" inputmode="numeric" autocomplete="username" required maxlength="8"
        /></label>
        <label
          >暗証コード<input
            name="code"
            type="password"
            inputmode="numeric"
            autocomplete="current-password"
            required
            maxlength="8"
        /></label>
        <button>入る</button>
      </form>`,
  });
}
