// Menus close with Escape, which gives the focus back, and when the focus or a click goes elsewhere.
(function () {
  'use strict';

  function others(target) {
    document.querySelectorAll('details.pop[open]').forEach(function (menu) {
      if (!menu.contains(target)) menu.open = false;
    });
  }

  document.addEventListener('click', function (event) { others(event.target); });
  document.addEventListener('focusin', function (event) { others(event.target); });
  document.addEventListener('keydown', function (event) {
    const menu = event.key === 'Escape' && document.querySelector('details.pop[open]');
    if (!menu) return;
    menu.open = false;
    menu.querySelector('summary').focus();
  });

  // The summary of errors takes the focus, so that it is the first thing read.
  const summary = document.querySelector('[data-focus]');
  if (summary) summary.focus();
})();
