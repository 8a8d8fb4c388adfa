// One module for all pages: clocks refreshed by the server's words, live parts, keys, drafts. Pages work without it.

const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];

// ---- what the module says comes with the page, from the message bundle
const words = document.querySelector('script[data-say-live]').dataset;
const said = (word, value) => words['say' + word].replace('{0}', () => value);

// ---- clocks: the server says the words, this only asks for them again
async function refreshClocks() {
  const clocks = $$('[data-clock]');
  if (clocks.length === 0 || document.hidden) return;
  for (let i = 0; i < clocks.length; i += 100) {
    const part = clocks.slice(i, i + 100);
    const query = part.map((clock) => 'c=' + encodeURIComponent(clock.dataset.clock)).join('&');
    const answer = await fetch('/clock-words?' + query, { headers: { Accept: 'application/json' } });
    if (!answer.ok) return;
    const clockWords = await answer.json();
    part.forEach((clock, at) => {
      clock.className = 'clock clock--' + clockWords[at].shape;
      const left = clock.querySelector('.clock__left');
      left.querySelector('.shape').className = 'shape shape--' + clockWords[at].shape;
      left.querySelector('span').textContent = clockWords[at].left;
      clock.querySelector('.clock__due').textContent = clockWords[at].due;
    });
  }
}
setInterval(() => refreshClocks().catch(() => {}), 30000);

// ---- live parts: a stream says that something changed, the part is fetched anew
function live(root) {
  const selector = root.dataset.refresh;
  const url = root.dataset.refreshUrl || location.href;
  const status = document.querySelector('[data-live-status]');
  let updated = Date.now();
  let connected = true;
  let waiting = null;
  const say = () => {
    if (!status) return;
    const seconds = Math.round((Date.now() - updated) / 1000);
    const minutes = Math.round(seconds / 60);
    status.textContent = connected
      ? (seconds < 60 ? said('Live', seconds) : said('LiveMinutes', minutes))
      : said('Away', minutes);
  };
  const refresh = async () => {
    waiting = null;
    const answer = await fetch(url, { headers: { Accept: 'text/html' } });
    if (!answer.ok || answer.redirected) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const next = page.querySelector(selector);
    const old = document.querySelector(selector);
    if (!next || !old) return;
    const active = document.activeElement && old.contains(document.activeElement) ? document.activeElement : null;
    const focused = active && (active.id ? '#' + CSS.escape(active.id)
      : active.hasAttribute('href') ? '[href="' + CSS.escape(active.getAttribute('href')) + '"]' : null);
    const top = old.scrollTop;
    old.replaceWith(next);
    next.scrollTop = top;
    if (window.htmx) window.htmx.process(next);
    if (focused) next.querySelector(focused)?.focus();
    updated = Date.now();
    say();
    if (next.hasAttribute('data-ended')) {
      sources.forEach((source) => source.close());
      clearInterval(polling);
    }
  };
  const soon = () => {
    if (!waiting) waiting = setTimeout(() => refresh().catch(() => {}), Number(root.dataset.pace || 150));
  };
  const sources = [];
  for (const stream of root.dataset.streams.split(',')) {
    const source = new EventSource('/api/v1/streams/' + stream);
    sources.push(source);
    for (const name of ['warning', 'escalation', 'inbox', 'progress', 'end']) source.addEventListener(name, soon);
    source.addEventListener('open', () => { connected = true; say(); });
    source.addEventListener('error', () => { connected = false; say(); });
  }
  setInterval(say, 1000);
  const polling = root.dataset.every ? setInterval(soon, Number(root.dataset.every) * 1000) : 0;
}
$$('[data-streams]').forEach(live);

// ---- keys: single keys are off inside fields, and wherever the person switched them off
const KEYS_OFF = 'hotline-keys-off';
const typing = (target) => target.matches('input:not([type=radio]):not([type=checkbox]), select, textarea, [contenteditable]');
const rows = () => $$('[data-row]').filter((row) => row.offsetParent !== null);

function move(step) {
  const all = rows();
  if (all.length === 0) return;
  const here = all.findIndex((row) => row === document.activeElement || row.contains(document.activeElement));
  const current = here >= 0 ? here : all.findIndex((row) => row.getAttribute('aria-current'));
  const next = all[Math.min(all.length - 1, Math.max(0, current + step))];
  next.focus();
  if (next.hasAttribute('hx-get')) {
    all.forEach((row) => row.removeAttribute('aria-current'));
    next.setAttribute('aria-current', 'true');
    if (window.htmx) {
      window.htmx.ajax('GET', next.getAttribute('hx-get'), { target: '#detail', swap: 'outerHTML' });
      history.replaceState(null, '', next.href);
    }
  }
}

function press(key) {
  const target = $$('[data-key="' + CSS.escape(key) + '"]').find((one) => one.offsetParent !== null);
  if (!target) return false;
  if (target.matches('select, input[type=search]')) target.focus();
  else target.click();
  return true;
}

document.addEventListener('keydown', (event) => {
  const sheet = document.getElementById('keysheet');
  if (event.ctrlKey && event.key === 'Enter') {
    const main = $$('.btn--main').find((button) => button.offsetParent !== null);
    if (main) { event.preventDefault(); main.click(); }
    return;
  }
  if (event.ctrlKey || event.altKey || event.metaKey || typing(event.target)) return;
  if (localStorage.getItem(KEYS_OFF)) return;
  const key = event.key.toLowerCase();
  if (key === 'j' || key === 'n') move(1);
  else if (key === 'k') move(-1);
  else if (key === '?' && sheet) sheet.showModal();
  else if (key === 'enter' && event.target === document.body) document.querySelector('[data-enter]')?.click();
  else if (!press(key)) return;
  event.preventDefault();
});

document.addEventListener('click', (event) => {
  const target = event.target.closest('[data-keysheet], [data-close], [data-keys-toggle], [data-print], [data-save-draft]');
  if (!target) {
    const row = event.target.closest('.qrow');
    if (row) { $$('.qrow').forEach((one) => one.removeAttribute('aria-current')); row.setAttribute('aria-current', 'true'); }
    return;
  }
  if (target.hasAttribute('data-keysheet')) document.getElementById('keysheet')?.showModal();
  if (target.hasAttribute('data-close')) target.closest('dialog').close();
  if (target.hasAttribute('data-print')) window.print();
  if (target.hasAttribute('data-save-draft')) saveDraft(target.closest('form'));
  if (target.hasAttribute('data-keys-toggle')) {
    if (localStorage.getItem(KEYS_OFF)) localStorage.removeItem(KEYS_OFF); else localStorage.setItem(KEYS_OFF, '1');
    target.textContent = said(localStorage.getItem(KEYS_OFF) ? 'KeysOn' : 'KeysOff');
  }
});

// ---- menus of the bar: closed by Esc, by a click elsewhere and once the focus has gone
const leaves = (event) => $$('.menu[open]').forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; });
document.addEventListener('click', leaves);
document.addEventListener('focusin', leaves);
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  $$('.menu[open]').forEach((menu) => {
    menu.open = false;
    if (menu.contains(document.activeElement)) menu.querySelector('summary').focus();
  });
});

// ---- review: the button says what will happen
function decide(form) {
  const approve = form.querySelector('[name=approve]:checked').value;
  $$('[data-when]', form).forEach((part) => { part.hidden = part.dataset.when !== approve; });
  const label = form.querySelector('[data-decide-label]');
  label.firstChild.textContent = (approve === 'true' ? form.dataset.approve : form.dataset.reject) + ' ';
}
$$('[data-decide]').forEach((form) => {
  form.addEventListener('change', () => decide(form));
  decide(form);
});

// ---- a summary written once goes with whichever guess is taken
document.addEventListener('submit', (event) => {
  $$('[data-copied]', event.target).forEach((field) => {
    const from = $$('[data-copy="' + field.dataset.copied + '"]');
    const wrong = from.find((one) => !one.checkValidity());
    if (wrong) {
      event.preventDefault();
      wrong.reportValidity();
    }
    field.value = from.filter((one) => one.type !== 'checkbox' || one.checked).map((one) => one.value).join(' ');
  });
  if (event.defaultPrevented) return;
  if (event.target.dataset.draft) localStorage.removeItem(draftKey(event.target));
  if (event.target.hasAttribute('data-sign-out')) forgetDrafts(() => true);
});

// ---- what has to be entered elsewhere is copied with one key
document.addEventListener('click', async (event) => {
  const button = event.target.closest('[data-clip]');
  if (!button) return;
  const text = document.getElementById(button.dataset.clip)?.textContent || '';
  const status = document.querySelector('[data-copied-status]');
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = said('Copied');
    if (status) status.textContent = said('CopiedText', text);
  } catch {
    if (status) status.textContent = said('CopyByHand');
    getSelection()?.selectAllChildren(document.getElementById(button.dataset.clip));
  }
});

// ---- an answer of the centre goes into the field it is offered for, to be changed there
document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-use]');
  const field = button && document.getElementById(button.dataset.useIn);
  if (!field) return;
  field.value = document.getElementById(button.dataset.use)?.textContent || '';
  const folded = field.closest('details');
  if (folded) folded.open = true;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.focus();
});

// ---- annexes are sent as soon as they are chosen; the form carries their ids
async function sendAnnex(field, file) {
  const body = new FormData();
  body.append('file', file);
  const answer = await fetch('/api/v1/attachments', {
    method: 'POST', body, headers: { 'X-XSRF-TOKEN': field.closest('form').elements._csrf.value },
  });
  const said = await answer.json();
  if (!answer.ok) throw new Error(said.errors?.[0]?.message || said.detail);
  const ids = field.querySelector('[name=attachments]');
  ids.value = (ids.value + ' ' + said.attachmentId).trim();
  const line = document.createElement('li');
  line.textContent = said.fileName;
  field.querySelector('ul').append(line);
}
$$('[data-annexes]').forEach((field) => {
  const problem = field.querySelector('[data-annex-problem]');
  const chosen = field.querySelector('input[type=file]');
  chosen.addEventListener('change', async () => {
    problem.textContent = '';
    for (const file of chosen.files) {
      await sendAnnex(field, file).catch((e) => {
        problem.textContent = file.name + ': ' + (e.message || field.dataset.annexes);
      });
    }
    chosen.value = '';
  });
});

// ---- drafts stay on the device until their writer signs out, or somebody else signs in on it
const account = document.querySelector('[data-account]')?.dataset.account;
function draftKey(form) { return 'draft/' + account + '/' + form.dataset.draft; }
function forgetDrafts(which) {
  Object.keys(localStorage).filter((key) => /^draft[-/]/.test(key) && which(key)).forEach((key) => localStorage.removeItem(key));
}
if (account) forgetDrafts((key) => !key.startsWith('draft/' + account + '/'));
function saveDraft(form) {
  const fields = {};
  new FormData(form).forEach((value, name) => {
    if (!['_csrf', 'key', 'expectedVersion', 'back', 'staff', 'contactedBy', 'contactNumber'].includes(name)) fields[name] = value;
  });
  localStorage.setItem(draftKey(form), JSON.stringify(fields));
  const status = form.querySelector('[data-draft-status]');
  if (status) status.textContent = said('DraftKept');
}
$$('form[data-draft]').forEach((form) => {
  const kept = localStorage.getItem(draftKey(form));
  if (kept && !form.querySelector('[role=alert]')) {
    Object.entries(JSON.parse(kept)).forEach(([name, value]) => {
      $$('[name="' + CSS.escape(name) + '"]', form).forEach((field) => {
        if (field.type === 'radio') field.checked = field.value === value; else field.value = value;
      });
    });
  }
  let waiting = null;
  form.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => saveDraft(form), 1000);
  });
});

// ---- what was unmasked is hidden again after a while
document.addEventListener('htmx:afterSwap', () => {
  $$('[data-hide-after]').forEach((part) => {
    const after = Number(part.dataset.hideAfter) * 1000;
    delete part.dataset.hideAfter;
    setTimeout(() => { part.textContent = said('Hidden'); }, after);
  });
});

// ---- files go to the vault first, one by one; the form then names them by their ids
async function kept(file, token) {
  const body = new FormData();
  body.append('file', file);
  const answer = await fetch('/api/v1/attachments', {
    method: 'POST', body, headers: { Accept: 'application/json', 'X-XSRF-TOKEN': token },
  });
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(said.errors?.[0]?.message || said.detail || String(answer.status));
  return said.attachmentId;
}
async function upload(form) {
  const files = $$('input[type=file]', form).flatMap((input) => [...input.files]);
  const status = form.querySelector('[data-upload-status]');
  const [going, failed] = (form.dataset.uploadWords || '{at}/{all}|').split('|');
  const say = (words) => { if (status) { status.hidden = false; status.textContent = words; } };
  for (let at = 0; at < files.length; at++) {
    say(going.replace('{at}', at + 1).replace('{all}', files.length));
    let id;
    try {
      id = await kept(files[at], form.elements._csrf.value);
    } catch (error) {
      say(failed + files[at].name + ' ' + error.message);
      $$('button', form).forEach((button) => { button.disabled = false; });
      return;
    }
    if (form.dataset.upload) {
      const field = document.createElement('input');
      field.type = 'hidden';
      field.name = form.dataset.upload;
      field.value = id + ' ' + (files[at].webkitRelativePath || files[at].name);
      form.append(field);
    } else {
      form.elements.files.value = (form.elements.files.value + ' ' + id).trim();
    }
  }
  $$('input[type=file]', form).forEach((input) => { input.disabled = true; });
  form.submit();
}
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!form.matches('[data-upload], [data-attach]')) return;
  if (!$$('input[type=file]', form).some((input) => input.files.length > 0)) return;
  event.preventDefault();
  $$('button', form).forEach((button) => { button.disabled = true; });
  upload(form);
});

// ---- a spreadsheet is read out into the field where its rows could be pasted, to be looked at first
document.addEventListener('change', async (event) => {
  const input = event.target.closest('[data-table-into]');
  const file = input?.files?.[0];
  if (!file) return;
  const field = document.getElementById(input.dataset.tableInto);
  const status = document.getElementById(input.getAttribute('aria-describedby'));
  const body = new FormData();
  body.append('file', file);
  const answer = await fetch('/api/v1/tables', {
    method: 'POST', body, headers: { Accept: 'application/json', 'X-XSRF-TOKEN': input.form.elements._csrf.value },
  });
  const said = await answer.json().catch(() => ({}));
  if (answer.ok) {
    field.value = said.rows.map((row) => row.cells.map((cell) => cell.replace(/\s+/g, ' ')).join('\t')).join('\n');
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
  if (status) {
    status.textContent = answer.ok ? input.dataset.tableRead.replace('{rows}', said.rows.length)
      : said.errors?.[0]?.message || said.detail || String(answer.status);
  }
});

// ---- what is folded in a story is printed all the same
let unfolded = [];
addEventListener('beforeprint', () => {
  unfolded = $$('.tl details:not([open])');
  unfolded.forEach((part) => { part.open = true; });
});
addEventListener('afterprint', () => unfolded.forEach((part) => { part.open = false; }));
