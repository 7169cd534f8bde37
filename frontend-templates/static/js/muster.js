// Small comforts. Every page works without them.
(function () {
  'use strict';

  // A menu closes with Escape and gives the focus back, and closes when the focus or a click goes elsewhere.
  document.addEventListener('keydown', function (event) {
    if (event.key !== 'Escape') return;
    const open = document.querySelector('details.pop[open]');
    if (!open) return;
    open.open = false;
    open.querySelector('summary').focus();
  });
  ['click', 'focusin'].forEach(function (kind) {
    document.addEventListener(kind, function (event) {
      document.querySelectorAll('details.pop[open]').forEach(function (menu) {
        if (!menu.contains(event.target)) menu.open = false;
      });
    });
  });

  // The error summary takes the focus, so that readers hear it first.
  const summary = document.querySelector('[data-focus]');
  if (summary) summary.focus();
})();
