// Buttons that copy an id. They are hidden until this runs, and only where the browser lets pages copy.
(function () {
  'use strict';

  if (!navigator.clipboard) return;

  function show(root) {
    root.querySelectorAll('[data-copy][hidden]').forEach(function (button) { button.hidden = false; });
  }

  show(document);
  document.addEventListener('htmx:load', function (event) { show(event.target); });
  document.addEventListener('click', function (event) {
    const button = event.target.closest('[data-copy]');
    if (!button) return;
    navigator.clipboard.writeText(button.dataset.copy).then(function () {
      button.classList.add('done');
      button.querySelector('.usa-sr-only').textContent = 'Copied';
    });
  });
})();
