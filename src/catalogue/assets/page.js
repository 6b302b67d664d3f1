// What pages do beyond links and forms. Every page works without this file.
(() => {
  const said = document.getElementById('said');

  function say(text) {
    // A changed text is read aloud, also when it is the same as before.
    said.textContent = '';
    setTimeout(() => {
      said.textContent = text;
    }, 50);
  }

  // Copying: the buttons are hidden until now.
  function copy(button) {
    const source = document.getElementById(button.dataset.copy);
    const label = button.lastChild;
    function done(text) {
      const before = button.dataset.text || label.textContent;
      button.dataset.text = before;
      label.textContent = text;
      say(text);
      setTimeout(() => {
        label.textContent = before;
      }, 2000);
    }
    function select() {
      const selection = getSelection();
      selection.removeAllRanges();
      selection.selectAllChildren(source);
      done('Press Ctrl+C');
    }
    // A page opened from a file or over plain HTTP from elsewhere has no clipboard.
    if (!navigator.clipboard) return select();
    navigator.clipboard.writeText(source.textContent).then(() => {
      done('Copied');
    }, select);
  }

  function show(root) {
    for (const button of root.querySelectorAll('[data-copy]')) button.hidden = false;
  }

  document.addEventListener('click', (event) => {
    const button = event.target.closest('[data-copy]');
    if (button) copy(button);
  });

  // The answer chosen stands in the address, so that it can be linked.
  document.addEventListener('change', (event) => {
    const input = event.target;
    if (input.name === 'theme') return keepTheme(input.id.replace('theme-', ''));
    if (input.name !== 'answer' || location.protocol === 'file:') return;
    const address = new URL(location.href);
    address.searchParams.delete('answer');
    if (input.value) address.searchParams.set('answer', input.value);
    history.replaceState(null, '', address);
  });

  // Running: the same form, without leaving the page.
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (form.id !== 'run') return;
    event.preventDefault();
    const button = form.querySelector('button.primary');
    button.disabled = true;
    fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) })
      .then((response) =>
        response.text().then((text) => {
          const next = new DOMParser().parseFromString(text, 'text/html').getElementById('run');
          if (!next) throw new Error('There is no answer in the page.');
          form.replaceWith(next);
          show(next);
          history.replaceState(null, '', response.url);
          const status = next.querySelector('#live pre');
          say(status ? status.textContent.split('\n')[0] : 'No answer');
          next.querySelector('button.primary').focus();
        }),
      )
      .catch(() => {
        // Without an answer the browser's own way says what is wrong.
        button.disabled = false;
        form.submit();
      });
  });

  // Dropping a file on the field opens it as if it were pasted.
  const field = document.getElementById('paste');
  if (field) {
    field.addEventListener('dragover', (event) => {
      event.preventDefault();
    });
    field.addEventListener('drop', (event) => {
      const file = event.dataTransfer.files[0];
      if (!file) return;
      event.preventDefault();
      const chooser = document.getElementById('file');
      chooser.files = event.dataTransfer.files;
      say(file.name);
      field.form.requestSubmit();
    });
  }

  // The matrix of proofs is one stop for Tab; arrow keys go from cell to cell.
  const steps = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
  const body = document.querySelector('.matrix tbody:last-child');
  function cellAt(row, column) {
    return body.rows[row]?.cells[column]?.querySelector('a');
  }
  const first = body?.querySelector('a');
  if (first) {
    for (const link of body.querySelectorAll('a')) link.tabIndex = -1;
    first.tabIndex = 0;
    document.querySelector('[data-keys]').hidden = false;
    body.addEventListener('focusin', ({ target }) => {
      const before = body.querySelector('a[tabindex="0"]');
      if (before) before.tabIndex = -1;
      target.tabIndex = 0;
    });
    body.addEventListener('keydown', (event) => {
      const cell = event.target.closest('td');
      const step = steps[event.key];
      if (!cell || !step || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const next = cellAt(cell.parentElement.sectionRowIndex + step[0], cell.cellIndex + step[1]);
      if (next) next.focus();
    });
  }

  // The theme is remembered where the browser lets us.
  function keepTheme(theme) {
    document.documentElement.dataset.theme = theme;
    try {
      localStorage.setItem('theme', theme);
    } catch {
      // Private windows and files may have no store.
    }
  }
  try {
    const theme = localStorage.getItem('theme');
    const radio = theme && document.getElementById(`theme-${theme}`);
    if (radio) {
      radio.checked = true;
      document.documentElement.dataset.theme = theme;
    }
  } catch {
    // As above.
  }

  show(document);
})();
