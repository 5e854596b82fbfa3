import { html } from './html.ts';
import type { Html } from './html.ts';

/** The pages of the center (センター) and the way out. */
export function navigation(here: 'fleet' | 'fleet/proof' | 'statistics'): Html {
  const link = (name: 'fleet' | 'fleet/proof' | 'statistics', text: string) =>
    name === here
      ? html`<a href="/${name}" aria-current="page">${text}</a>`
      : html`<a href="/${name}">${text}</a>`;
  return html`<nav aria-label="ページ">
    ${[link('fleet', '端末の様子'), link('fleet/proof', '端末の証明'), link('statistics', '集計')]}
    <form method="post" action="/sign-out"><button>退出</button></form>
  </nav>`;
}
