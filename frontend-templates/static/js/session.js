// Warns before the session ends, and keeps what was typed: the page stays as it is, also after the end, until its person
// has signed in again elsewhere. What pages ask for by themselves is marked, since it is no act of anybody's.
(function () {
  'use strict';

  const BY_ITSELF = 'X-By-Itself';
  const WARN = 120;
  const region = document.getElementById('session');
  if (!region) return;
  let end = 0;
  let over = false;
  let timer = 0;

  document.addEventListener('htmx:configRequest', function (event) {
    const cause = event.detail.triggeringEvent;
    if (!cause || !cause.isTrusted) event.detail.headers[BY_ITSELF] = 'true';
  });

  function ask(act) {
    const meta = document.querySelector('meta[name=_csrf]');
    const headers = {};
    if (act) headers[meta.dataset.header] = meta.content;
    else headers[BY_ITSELF] = 'true';
    return fetch(region.dataset.session, { method: act ? 'POST' : 'GET', headers: headers, redirect: 'manual' })
      .then(function (answer) { return answer.ok ? answer.json() : null; });
  }

  function learn(state) {
    if (!state) { ended(); return; }
    end = Date.now() + state.seconds * 1000;
    document.querySelector('meta[name=_csrf]').content = state.token;
    document.querySelectorAll('input[name=_csrf]').forEach(function (field) { field.value = state.token; });
    if (over) back();
    over = false;
    look();
  }

  function say(heading, text, action) {
    const p = document.createElement('p');
    const b = document.createElement('b');
    b.textContent = heading;
    p.append(b, ' ' + text + ' ');
    region.setAttribute('role', 'alert');
    region.replaceChildren(p, action);
    region.hidden = false;
  }

  function look() {
    window.clearTimeout(timer);
    const seconds = Math.round((end - Date.now()) / 1000);
    if (seconds > WARN) {
      if (!over) region.hidden = region.dataset.back !== 'true';
      timer = window.setTimeout(check, (seconds - WARN) * 1000 + 500);
    } else {
      warn(Math.max(1, Math.ceil(seconds / 60)));
      timer = window.setTimeout(check, (Math.max(0, seconds) + 1) * 1000);
    }
  }

  function check() { ask(false).then(learn, look); }

  function warn(minutes) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'usa-button';
    button.textContent = 'Stay signed in';
    button.addEventListener('click', function () { ask(true).then(learn); });
    say('You will be signed out in ' + (minutes === 1 ? 'a minute' : minutes + ' minutes') + '.',
      'Nobody has used this page for a while. What you typed stays here.', button);
  }

  function ended() {
    window.clearTimeout(timer);
    over = true;
    const link = document.createElement('a');
    link.href = region.dataset.signIn;
    link.target = '_blank';
    link.rel = 'noopener';
    link.textContent = 'Sign in in another tab';
    say('Your session has ended.', 'What you typed is still here.', link);
    region.append(' and come back.');
  }

  function back() {
    region.dataset.back = 'true';
    const note = document.createElement('span');
    say('You are signed in again.', 'Nothing you typed was lost: go on.', note);
    window.setTimeout(function () { delete region.dataset.back; region.hidden = true; }, 10000);
  }

  document.addEventListener('visibilitychange', function () { if (!document.hidden) check(); });
  end = Date.now() + Number(region.dataset.seconds) * 1000;
  look();
})();
