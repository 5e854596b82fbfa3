// The bench panel: draws what stands on the bench and sends what hands do. It keeps nothing.

/** @typedef {import('../view.ts').BenchView} BenchView */
/** @typedef {import('../verbs.ts').Verb} Verb */

const YEN = /** @type {const} */ ([10, 50, 100, 500, 1000]);
const COINS = /** @type {const} */ ([10, 50, 100, 500]);

/** @param {string} id */
function at(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`no element ${id}`);
  return element;
}

/** @param {Verb} verb */
function send(verb) {
  void fetch('/verbs', { method: 'POST', body: JSON.stringify(verb) });
}

/** @param {string} label @param {Verb} verb */
function button(label, verb) {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = label;
  made.addEventListener('click', () => send(verb));
  return made;
}

at('lift').addEventListener('click', () => send({ do: 'liftCard' }));
at('take-money').addEventListener('click', () => send({ do: 'takeTray' }));
at('take-sheets').addEventListener('click', () => send({ do: 'takeSheets' }));
at('cut-power').addEventListener('click', () => send({ do: 'cutPower' }));

for (const yen of YEN) {
  const made = button(`${yen}`, yen === 1000 ? { do: 'insertNote' } : { do: 'insertCoin', coin: yen });
  made.dataset['yen'] = String(yen);
  made.setAttribute('aria-label', `${yen} yen`);
  at('coins').append(made);
}

at('cash-mishaps').append(
  button('Jam the coin slot', { do: 'jamCash', part: 'coinAcceptor' }),
  button('Clear it', { do: 'clearCash', part: 'coinAcceptor' }),
  button('Jam the 100-yen hopper', { do: 'jamCash', part: 'hopper:100' }),
  button('Clear it', { do: 'clearCash', part: 'hopper:100' }),
  ...COINS.map((coin) => button(`Empty hopper ${coin}`, { do: 'emptyHopper', coin })),
  button('Cash devices off', { do: 'cashPower', on: false }),
  button('Cash devices on', { do: 'cashPower', on: true }),
);
at('printer-mishaps').append(
  button('Jam', { do: 'jamPrinter' }),
  button('Clear the jam', { do: 'clearPrinter' }),
  button('Open the cover', { do: 'printerCover', open: true }),
  button('Close the cover', { do: 'printerCover', open: false }),
  button('Take the paper out', { do: 'emptyPaper' }),
  button('Load 50 sheets', { do: 'loadPaper', sheets: 50 }),
  button('Empty the toner', { do: 'emptyToner' }),
  button('New toner', { do: 'replaceToner' }),
  button('Switch off', { do: 'printerPower', on: false }),
  button('Switch on', { do: 'printerPower', on: true }),
);

/** @param {BenchView['card']} card */
function drawCard(card) {
  at('note').textContent = `${card.note.ja} ${card.note.en}`;
  const lying = card.cards.find(({ id }) => id === card.onReader);
  at('reader').classList.toggle('filled', lying !== undefined);
  at('on-reader').textContent = lying
    ? `${lying.label.ja} ${lying.label.en}`
    : 'Nothing on the reader 何も置かれていません';
  at('lift').toggleAttribute('disabled', lying === undefined);
  if (at('cards').childElementCount === card.cards.length) return;
  at('cards').replaceChildren(
    ...card.cards.map(({ id, label }) => {
      const item = document.createElement('li');
      const made = button(label.ja, { do: 'layCard', card: id });
      made.dataset['card'] = id;
      const small = document.createElement('small');
      small.textContent = label.en;
      made.append(small);
      item.append(made);
      return item;
    }),
  );
}

/** @param {BenchView['cash']} cash */
function drawCash(cash) {
  at('payout').textContent = `${cash.tray} 円`;
  const hoppers = cash.hoppers.map(({ coin, coins }) => `${coin}円×${coins}`).join('  ');
  at('in-hand').textContent = cash.powered
    ? `Put in ${cash.inserted} yen, got back ${cash.gotBack} yen. Hoppers: ${hoppers}`
    : 'The cash devices are off.';
  for (const coin of at('coins').querySelectorAll('button')) {
    const yen = YEN.find((known) => String(known) === coin.dataset['yen']);
    coin.classList.toggle('pale', yen === undefined || !cash.takes.includes(yen));
  }
}

/** @param {BenchView['printer']} printer */
function drawPrinter({ power, path, cover, toner, tray, output, job }) {
  const state = power === 'off' ? 'off' : path === 'jammed' ? 'jammed' : (job?.state ?? 'idle');
  at('printer').textContent = `${state} · ${tray} sheets in the tray · toner ${toner} · cover ${cover}`;
  at('out').textContent = `${output.length} 枚`;
}

/** @param {readonly number[]} sheets */
function drawSheets(sheets) {
  const shown = at('sheets').dataset['shown'];
  const now = sheets.join();
  if (shown === now) return;
  at('sheets').dataset['shown'] = now;
  at('sheets').replaceChildren(
    ...sheets.toReversed().map((number) => {
      const link = document.createElement('a');
      link.href = `/sheets/${number}.pdf`;
      link.target = '_blank';
      const picture = document.createElement('img');
      picture.src = `/sheets/${number}.png`;
      picture.alt = `Sheet ${number}`;
      picture.addEventListener('error', () => picture.replaceWith(`Sheet ${number} (PDF)`));
      link.append(picture);
      return link;
    }),
  );
}

const watch = new EventSource('/watch');
watch.addEventListener('message', (message) => {
  /** @type {BenchView} */
  const view = JSON.parse(message.data);
  drawCard(view.card);
  drawCash(view.cash);
  drawPrinter(view.printer);
  drawSheets(view.sheets);
});
