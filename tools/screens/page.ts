/** One picture of the gallery, and what it shows. */
export interface Picture {
  readonly name: string;
  readonly file: string;
  readonly language: string;
  readonly size: string;
  readonly look: string;
}

const STYLE = `
  body { margin: 0; font: 16px sans-serif; color: #15203a; background: #f5f3ee; }
  nav { position: sticky; top: 0; display: flex; flex-wrap: wrap; gap: 8px 24px; padding: 12px 16px; background: #fff; border-bottom: 1px solid #6b7690; }
  label { display: flex; gap: 8px; align-items: center; }
  select, input { font: inherit; padding: 4px 8px; }
  main { display: grid; grid-template-columns: repeat(auto-fill, minmax(360px, 1fr)); gap: 16px; padding: 16px; }
  figure { margin: 0; }
  figure[hidden] { display: none; }
  img { width: 100%; background: #fff; border: 1px solid #6b7690; }
  figcaption { overflow-wrap: anywhere; }
`;

const SCRIPT = `
  const pick = (name) => document.getElementById(name);
  const parts = ['language', 'size', 'look'];
  function show() {
    let seen = 0;
    for (const figure of document.querySelectorAll('figure')) {
      const fits = parts.every((part) => pick(part).value === '' || figure.dataset[part] === pick(part).value);
      figure.hidden = !fits || !figure.dataset.name.includes(pick('name').value.trim());
      if (!figure.hidden) seen += 1;
    }
    pick('seen').textContent = seen;
  }
  for (const name of [...parts, 'name']) pick(name).addEventListener('input', show);
  show();
`;

/** 画面の一覧: a page to leaf through the pictures by language, size, look and name. It asks nothing of any network. */
export function galleryPage(pictures: readonly Picture[]): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Mado: every screen</title>
<style>${STYLE}</style>
<nav>
${(['language', 'size', 'look'] as const).map((part) => choice(part, pictures)).join('\n')}
<label>Name <input id="name" type="search"></label>
<output id="seen"></output>
</nav>
<main>
${pictures.map(figure).join('\n')}
</main>
<script>${SCRIPT}</script>
</html>
`;
}

function choice(part: 'language' | 'size' | 'look', pictures: readonly Picture[]): string {
  const values = [...new Set(pictures.map((picture) => picture[part]))];
  const options = values
    .map((value, at) => `<option${at === 0 ? ' selected' : ''}>${value}</option>`)
    .join('');
  return `<label>${part} <select id="${part}"><option value="">all</option>${options}</select></label>`;
}

function figure({ name, file, language, size, look }: Picture): string {
  const title = `${name} · ${language} · ${size} · ${look}`;
  return (
    `<figure data-name="${name}" data-language="${language}" data-size="${size}" data-look="${look}">` +
    `<a href="${encodeURIComponent(file)}"><img loading="lazy" src="${encodeURIComponent(file)}" alt="${title}"></a>` +
    `<figcaption>${title}</figcaption></figure>`
  );
}
