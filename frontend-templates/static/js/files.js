// A file field takes a dropped file as well. Without this it is the browser's own control.
(function () {
  'use strict';

  function say(field, input) {
    const says = field.querySelector('[data-drop-says]');
    const file = input.files[0];
    says.textContent = file
      ? file.name + ', ' + Math.max(1, Math.round(file.size / 1000)).toLocaleString('en') + ' kB'
      : 'Or drop the file here.';
  }

  document.querySelectorAll('[data-drop]').forEach(function (field) {
    const input = field.querySelector('input[type=file]');
    field.classList.add('ready');
    say(field, input);
    input.addEventListener('change', function () { say(field, input); });
    ['dragenter', 'dragover'].forEach(function (kind) {
      field.addEventListener(kind, function (event) {
        event.preventDefault();
        field.classList.add('over');
      });
    });
    ['dragleave', 'drop'].forEach(function (kind) {
      field.addEventListener(kind, function () { field.classList.remove('over'); });
    });
    field.addEventListener('drop', function (event) {
      event.preventDefault();
      if (event.dataTransfer.files.length === 0) return;
      input.files = event.dataTransfer.files;
      say(field, input);
    });
  });
})();
