// The bench panel: draws what stands on the bench and sends what hands do. Which button does what is in index.html.

/** @typedef {import('../view.ts').BenchView} BenchView */
/** @typedef {import('../verbs.ts').Verb} Verb */

/** What things are called when something is the matter with them. */
const STATES = {
  fine: 'OK',
  jammed: 'jammed 詰まり',
  off: 'off 電源断',
  unplugged: 'cable out 断線',
};

/** @param {string} id */
function at(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`no element ${id}`);
  return element;
}

/** @param {string} id @param {string} text */
function write(id, text) {
  if (at(id).textContent !== text) at(id).textContent = text;
}

/** Says something that passes. @param {string} text */
function say(text) {
  write('news', text);
}

/** @param {Verb | string} verb */
async function send(verb) {
  try {
    const body = typeof verb === 'string' ? verb : JSON.stringify(verb);
    const answer = await fetch('/verbs', { method: 'POST', body });
    if (answer.status === 409) say('No more fits in. もう入りません。');
    else if (!answer.ok) say(`The bench refused that (${answer.status}). 受け付けられません。`);
  } catch {
    say(AWAY);
  }
}

document.addEventListener('click', (event) => {
  const button = event.target instanceof Element ? event.target.closest('[data-verb]') : null;
  if (button instanceof HTMLElement && button.dataset['verb']) void send(button.dataset['verb']);
});

for (const box of document.querySelectorAll('input[data-lie]')) {
  if (!(box instanceof HTMLInputElement)) continue;
  box.addEventListener('change', () => {
    const verb = { do: 'printerLie', lie: box.dataset['lie'], on: box.checked };
    void send(JSON.stringify(verb));
  });
}

// The link works without this; with it, a terminal that has its own window is no error page in a new tab.
at('terminal').addEventListener('click', (event) => {
  event.preventDefault();
  void openTerminal();
});

async function openTerminal() {
  const answer = await fetch('/terminal', { redirect: 'manual' }).catch(() => undefined);
  if (answer?.type === 'opaqueredirect') window.open('/terminal', 'mado-terminal');
  else if (answer?.status === 503) say(await answer.text());
  else say(AWAY);
}

const AWAY = 'The bench is not running. ベンチが動いていません。';

/** @param {BenchView['card']} card */
function drawCard({ cards, note, onReader }) {
  write('note', `${note.ja} ${note.en}`);
  const lying = cards.find(({ id }) => id === onReader);
  at('reader').classList.toggle('filled', lying !== undefined);
  write('on-reader', lying ? `${lying.label.ja} ${lying.label.en}` : 'Nothing on the reader 何もありません');
  for (const card of cards) {
    const item = document.querySelector(`[data-card="${card.id}"]`) ?? addCard(card);
    item.toggleAttribute('data-lying', card.id === onReader);
    item.querySelector('.lay')?.setAttribute('aria-pressed', String(card.id === onReader));
    const tries = item.querySelector('.tries');
    if (!(tries instanceof HTMLElement)) continue;
    tries.hidden = card.triesLeft === 3;
    tries.textContent =
      card.triesLeft === 0 ? 'PIN locked: reset 再設定' : `PIN ${card.triesLeft}/3: reset 再設定`;
  }
}

/** @param {BenchView['card']['cards'][number]} card */
function addCard({ id, label, quirk }) {
  const item = document.createElement('li');
  item.dataset['card'] = id;
  const lay = button({ do: 'layCard', card: id }, 'lay');
  const ja = document.createElement('span');
  ja.lang = 'ja';
  ja.textContent = label.ja;
  const en = document.createElement('small');
  en.textContent = label.en;
  lay.append(ja, en);
  item.append(lay, button({ do: 'resetTries', card: id }, 'tries'));
  at(quirk === 'my-number' ? 'residents' : 'odd-cards').append(item);
  return item;
}

/** @param {Verb} verb @param {string} name */
function button(verb, name) {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = name;
  made.dataset['verb'] = JSON.stringify(verb);
  return made;
}

/** @type {BenchView['cash'] | undefined} */
let before;

/** @param {BenchView['cash']} cash */
function drawCash(cash) {
  write('inserted', `${cash.inserted}円`);
  write('got-back', `${cash.gotBack}円`);
  write('escrow', `${cash.escrow}円`);
  write('payout', `${cash.tray}円`);
  at('tray').classList.toggle('filled', cash.tray > 0);
  for (const coin of document.querySelectorAll('[data-yen]')) {
    const taken = cash.takes.some((yen) => String(yen) === coin.getAttribute('data-yen'));
    coin.classList.toggle('pale', !taken);
  }
  if (before) tellReturn(before, cash);
  before = cash;
}

/** What came back without having been in the tray was refused. @param {BenchView['cash']} was @param {BenchView['cash']} is */
function tellReturn(was, is) {
  const back = is.gotBack - was.gotBack;
  if (back <= 0) return;
  const taken = Math.max(0, was.tray - is.tray);
  say(
    taken >= back
      ? `You took ${back} yen. ${back}円を受け取りました。`
      : `${back} yen came back. ${back}円が戻りました。`,
  );
  const shown = at('got-back');
  shown.classList.remove('fresh');
  requestAnimationFrame(() => shown.classList.add('fresh'));
}

/** Every state that has a place on the page. @param {BenchView} view @returns {Record<string, string>} */
function statesOf({ cash, printer, exit }) {
  const whole = !cash.powered ? STATES.off : !cash.plugged ? STATES.unplugged : STATES.fine;
  /** @param {string} part */
  const jam = (part) => (cash.jammed.some((jammed) => jammed === part) ? STATES.jammed : '');
  /** @type {readonly [string, string][]} */
  const hoppers = cash.hoppers.map(({ coin, coins }) => {
    const matter = jam(`hopper:${coin}`) || (coins === 0 ? 'empty 空' : '');
    return [`hopper:${coin}`, [`${coins} 枚`, matter].filter(Boolean).join(' · ')];
  });
  const lies = Object.values(printer.lies).filter(Boolean).length;
  return {
    coinAcceptor: jam('coinAcceptor') || STATES.fine,
    noteValidator: noteStateOf(cash),
    ...Object.fromEntries(hoppers),
    cash: whole,
    spoilt: cash.spoilt.length > 0 ? `${cash.spoilt.length} waiting 待機中` : '',
    path: pathOf(printer),
    paper: printer.tray === 0 ? 'empty 空' : `${printer.tray} 枚`,
    toner: { full: STATES.fine, low: 'low 残少', empty: 'empty 空' }[printer.toner],
    cover: printer.cover === 'open' ? 'open 開' : STATES.fine,
    exit: exit.plugged ? (exit.dirty ? 'dirty 汚れ' : STATES.fine) : STATES.unplugged,
    power: printer.power === 'off' ? STATES.off : STATES.fine,
    lies: lies > 0 ? `${lies} on 有効` : '',
  };
}

/** @param {BenchView['cash']} cash */
function noteStateOf({ noteJam, stackerFull }) {
  if (noteJam !== null) return STATES.jammed;
  return stackerFull ? 'full 満杯' : STATES.fine;
}

/** @param {BenchView['printer']} printer */
function pathOf({ path, jamNext }) {
  if (path === 'jammed') return STATES.jammed;
  if (jamNext) return 'will jam 次で詰まる';
  return path === 'moving' ? 'printing 印刷中' : STATES.fine;
}

/** What is so now: elements say with data-when and data-unless which of it they need. @param {BenchView} view */
function conditionsOf({ card, cash, printer, exit }) {
  /** @type {readonly (readonly [string, boolean])[]} */
  const all = [
    ['card', card.onReader !== null],
    ['coins', cash.tray > 0],
    ['cash:off', !cash.powered],
    ['cash:unplugged', !cash.plugged],
    ['note:mouth', cash.noteJam === 'mouth'],
    ['stacker:full', cash.stackerFull],
    ['gate:sticks', cash.gateSticks],
    ['sheets', printer.output.length > 0],
    ['printer:jammed', printer.path === 'jammed' || printer.jamNext],
    ['printer:open', printer.cover === 'open'],
    ['printer:off', printer.power === 'off'],
    ['exit:dirty', exit.dirty],
    ['exit:unplugged', !exit.plugged],
    ['toner:full', printer.toner === 'full'],
  ];
  const jams = cash.jammed.map((part) => `jammed:${part}`);
  return new Set([...jams, ...all.filter(([, so]) => so).map(([name]) => name)]);
}

/** @param {BenchView} view */
function drawStates(view) {
  const states = statesOf(view);
  for (const shown of document.querySelectorAll('[data-state]')) {
    const text = states[shown.getAttribute('data-state') ?? ''] ?? '';
    if (shown.textContent !== text) shown.textContent = text;
    shown.classList.toggle('bad', text !== STATES.fine && !/^\d+ 枚$/.test(text) && text !== '');
  }
  const conditions = conditionsOf(view);
  for (const element of document.querySelectorAll('[data-when], [data-unless]')) {
    if (!(element instanceof HTMLElement)) continue;
    const { when, unless } = element.dataset;
    const out =
      (when !== undefined && !conditions.has(when)) || (unless !== undefined && conditions.has(unless));
    hide(element, out);
  }
  for (const box of document.querySelectorAll('input[data-lie]')) {
    if (!(box instanceof HTMLInputElement)) continue;
    box.checked = Object.entries(view.printer.lies).some(
      ([lie, on]) => lie === box.dataset['lie'] && on === true,
    );
  }
}

/** Whoever works by keyboard goes on with what comes in its place. @param {HTMLElement} element @param {boolean} out */
function hide(element, out) {
  if (element.hidden === out) return;
  const focused = element === document.activeElement;
  element.hidden = out;
  if (!focused) return;
  const others = element.parentElement?.querySelectorAll('button') ?? [];
  setTimeout(() => [...others].find((other) => !other.hidden)?.focus());
}

/** Whether this page's hand has taken sheets and not seen them yet. */
let takingSheets = false;

at('output').addEventListener('click', (event) => {
  if (event.target instanceof Element && event.target.closest('button')) takingSheets = true;
});

/** @param {BenchView} view */
function drawSheets({ sheets, printer }) {
  write('out', `${printer.output.length} 枚`);
  at('output').classList.toggle('filled', printer.output.length > 0);
  at('no-sheets').hidden = sheets.length > 0;
  const now = sheets.join();
  if (at('sheets').dataset['shown'] === now) return;
  at('sheets').dataset['shown'] = now;
  at('sheets').replaceChildren(...sheets.toReversed().map(sheetFigure));
  if (!takingSheets) return;
  takingSheets = false;
  at('sheets').scrollIntoView({ block: 'start' });
  say('Here is what you took. 取った用紙です。');
}

/** @param {number} number */
function sheetFigure(number) {
  const figure = document.createElement('figure');
  const link = document.createElement('a');
  link.href = `/sheets/${number}.pdf`;
  link.target = '_blank';
  link.textContent = `Sheet ${number} ${number}枚目 (PDF)`;
  const caption = document.createElement('figcaption');
  caption.append(link);
  const picture = document.createElement('img');
  picture.src = `/sheets/${number}.png`;
  picture.alt = `Sheet ${number}`;
  // A4 at 110 dpi: its place is kept while it is being drawn.
  [picture.width, picture.height] = [909, 1286];
  picture.addEventListener('error', () => picture.remove());
  figure.append(caption, picture);
  return figure;
}

const watch = new EventSource('/watch');
watch.addEventListener('message', (message) => {
  /** @type {BenchView} */
  const view = JSON.parse(message.data);
  document.body.classList.remove('away');
  drawCard(view.card);
  drawCash(view.cash);
  drawStates(view);
  drawSheets(view);
});
watch.addEventListener('error', () => {
  document.body.classList.add('away');
  say(AWAY);
});
