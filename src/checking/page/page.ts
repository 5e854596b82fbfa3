import './no-eval.ts';

import { inGroups } from '#certificates/seal/base32.ts';
import type { SealContent } from '#certificates/seal/content.ts';
import type { Knowledge } from '#certificates/seal/judge.ts';
import { readLabel, readSecret, readSerial } from '#certificates/seal/secret.ts';
import { checked } from '#checking/check.ts';
import type { KnownFront } from '#checking/check.ts';
import { readingOf } from '#checking/reading.ts';
import { OUTCOME_WORDS } from '#checking/words.ts';
import type { BaseLanguage } from '#contract/language.ts';

import { at, element, input, rowsOf } from './dom.ts';
import { listsBeside } from './lists.ts';
import { openScanner, seen } from './pictures.ts';
import type { SeenPicture } from './pictures.ts';
import { PAGE_WORDS } from './words.ts';

/** The checking page (照合ページ): pictures of both sides in, what the town signed out. Nothing leaves the browser. */
let language: BaseLanguage = navigator.language.startsWith('ja') ? 'ja' : 'en';
let knowledge: Knowledge | undefined;
let pictures: readonly SeenPicture[] = [];
/** ms that the last reading took. */
let reading = 0;

async function read(files: readonly File[]): Promise<void> {
  if (files.length === 0) return;
  at('outcome').textContent = PAGE_WORDS[language].reading;
  const begun = performance.now();
  const found: SeenPicture[] = [];
  for (const file of files) found.push(await seen(file));
  reading = performance.now() - begun;
  forget();
  pictures = found;
  show();
}

function show(): void {
  const words = PAGE_WORDS[language];
  say();
  at('typing').textContent = '';
  if (pictures.length === 0 || !knowledge) return;
  const begun = performance.now();
  const typed = typedFront();
  if (typed === 'wrong') at('typing').textContent = words.wrongKey;
  const symbols = pictures.flatMap((picture) => picture.symbols);
  const check = checked(readingOf(symbols), typed === 'wrong' ? undefined : typed, knowledge);
  const ms = Math.round(reading + performance.now() - begun);
  const [headline, advice] = OUTCOME_WORDS[language][check.outcome];
  at('result').hidden = false;
  at('result').className = check.outcome === 'good' ? 'good' : 'bad';
  at('result').dataset['outcome'] = check.outcome;
  at('result').dataset['ms'] = String(ms);
  at('outcome').textContent = headline;
  at('advice').textContent = advice;
  at('demo').hidden = knowledge.trust.profile !== 'demo';
  at('time').textContent = words.took(ms, symbols.length);
  const fronts = pictures.filter((picture) => picture.symbols.some(({ text }) => readLabel(text) !== null));
  at('pictures').replaceChildren(...(fronts.length > 0 ? fronts : pictures).map(pictureOf));
  at('contents').replaceChildren(
    ...check.sheets.flatMap(({ content }) => (content ? [tableOf(content)] : [])),
  );
}

function pictureOf({ url }: SeenPicture): HTMLElement {
  const picture = document.createElement('img');
  picture.src = url;
  picture.alt = '';
  return picture;
}

function tableOf(content: SealContent): HTMLElement {
  const words = PAGE_WORDS[language];
  const { title, serial, issueNumber, issuedOn, authority, page, pages, items } = content;
  return element(
    'table',
    element('caption', title),
    element(
      'tbody',
      ...rowsOf([
        [words.serial, inGroups(serial)],
        [words.page, `${page} / ${pages}`],
        ...items.map(({ label, value }) => [label, value] as const),
        [words.issuedOn, issuedOn],
        [words.authority, authority],
        [words.issueNumber, issueNumber],
      ]),
    ),
  );
}

/** What was typed; `wrong` if there is something and it cannot be what was printed. */
function typedFront(): KnownFront | 'wrong' | undefined {
  const [serialSaid, keySaid] = [input('serial').value, input('key').value];
  if (serialSaid === '' && keySaid === '') return undefined;
  const [serial, secret] = [readSerial(serialSaid), readSecret(keySaid)];
  return serial !== null && secret !== null ? { serial, secret } : 'wrong';
}

/** Pictures are let go of, so that nothing of the last paper stays. */
function forget(): void {
  for (const { url } of pictures) URL.revokeObjectURL(url);
  pictures = [];
}

function clear(): void {
  forget();
  for (const id of ['serial', 'key', 'files']) input(id).value = '';
  for (const id of ['pictures', 'contents']) at(id).replaceChildren();
  at('result').hidden = true;
}

function say(): void {
  const words = PAGE_WORDS[language];
  document.documentElement.lang = language;
  for (const place of document.querySelectorAll<HTMLElement>('[data-word]')) {
    const word: unknown = Object.entries(words).find(([name]) => name === place.dataset['word'])?.[1];
    if (typeof word === 'string') place.textContent = word;
  }
  const towns = [...new Set(knowledge?.trust.keys.map(({ town }) => town))].join('、');
  at('lists').textContent = knowledge
    ? words.believes(towns, knowledge.trust.issued.slice(0, 10))
    : words.noLists;
}

at('language').addEventListener('click', () => {
  language = language === 'ja' ? 'en' : 'ja';
  show();
});
at('clear').addEventListener('click', clear);
at('again').addEventListener('click', show);
input('files').addEventListener('change', () => void read([...(input('files').files ?? [])]));
for (const type of ['dragenter', 'dragover']) {
  at('drop').addEventListener(type, (event) => {
    event.preventDefault();
    at('drop').classList.add('over');
  });
}
at('drop').addEventListener('dragleave', () => at('drop').classList.remove('over'));
at('drop').addEventListener('drop', (event) => {
  event.preventDefault();
  at('drop').classList.remove('over');
  void read([...(event.dataTransfer?.files ?? [])]);
});

say();
await openScanner();
knowledge = await listsBeside();
input('files').disabled = knowledge === undefined;
document.body.dataset['ready'] = String(knowledge !== undefined);
show();
