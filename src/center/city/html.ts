const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it may stand anywhere in a page, attributes in quotes included. */
export function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** Markup that was made from escaped text. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

type Part = string | number | Html | readonly Html[];

/** Markup with values in it: what is no `Html` is escaped. */
export function html(parts: TemplateStringsArray, ...values: readonly Part[]): Html {
  return new Html(
    parts.map((part, at) => part + (at < values.length ? written(values[at] ?? '') : '')).join(''),
  );
}

function written(value: Part): string {
  if (value instanceof Html) return value.markup;
  if (typeof value === 'string' || typeof value === 'number') return escaped(String(value));
  return value.map(({ markup }) => markup).join('\n');
}

const STYLE = `
  :root { --paper: #f5f3ee; --surface: #fff; --ink: #15203a; --soft: #404b63; --line: #c6cad6; --indigo: #1a3c78;
    --moss: #17562f; --moss-wash: #e2f1e6; --amber: #6a4100; --amber-wash: #fff3d9; --vermilion: #a02413;
    --vermilion-wash: #fdeae5; }
  * { box-sizing: border-box; }
  body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.6 "BIZ UDPGothic", "Noto Sans CJK JP", sans-serif; }
  header, main { max-width: 96rem; margin: 0 auto; padding: 0 1.5rem; }
  header { display: flex; flex-wrap: wrap; gap: .25rem 2rem; align-items: baseline; padding-top: 1.25rem; }
  header nav { display: flex; gap: 1.25rem; margin-left: auto; align-items: baseline; }
  header p { margin: 0; font-weight: 700; }
  a { color: var(--indigo); }
  a[aria-current] { color: var(--ink); font-weight: 700; text-decoration: none; }
  h1 { font-size: 1.75rem; line-height: 1.3; margin: 1rem 0 .75rem; }
  h2 { font-size: 1.125rem; margin: 2rem 0 .5rem; }
  table { width: 100%; border-collapse: collapse; background: var(--surface); font-variant-numeric: tabular-nums; }
  caption { text-align: left; font-size: 1.125rem; font-weight: 700; padding: .25rem 0; }
  th, td { padding: .4rem .75rem; text-align: left; border-bottom: 1px solid var(--line); vertical-align: top; }
  thead th { font-weight: normal; color: var(--soft); white-space: nowrap; }
  tbody th { font-weight: 700; }
  td.number, th.number { text-align: right; white-space: nowrap; }
  .scroll { overflow-x: auto; border-radius: .5rem; }
  .note { color: var(--soft); }
  button, input, select { font: inherit; padding: .4rem .9rem; border: 1px solid #6b7690; border-radius: .5rem; background: var(--surface); color: var(--ink); }
  button { background: var(--indigo); border-color: var(--indigo); color: #fff; cursor: pointer; }
  :focus-visible { outline: 3px solid #f2b338; outline-offset: 2px; }
  @media print { body { background: #fff; font-size: 10pt; } header nav, .screen { display: none; } table { break-inside: avoid; } main { padding: 0; } }
`;

export interface Sheet {
  readonly title: string;
  readonly town: string;
  readonly style?: string;
  readonly head: Html;
  readonly main: Html;
  /** Runs in the page; named by its hash in the policy. */
  readonly script?: string;
}

/** One whole page of the center. */
export function sheet({ title, town, style = '', head, main, script }: Sheet): string {
  return html`<!doctype html>
    <html lang="ja">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${title}(${town})</title>
        <style>
          ${new Html(STYLE + style)}
        </style>
      </head>
      <body>
        <header>
          <p>${town}</p>
          ${head}
        </header>
        <main>${main}</main>
        ${script === undefined ? '' : new Html(`<script>${script}</script>`)}
      </body>
    </html> `.markup;
}
