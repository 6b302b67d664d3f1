/** Opens the list of keys; hidden until the script of the page shows it, because without a script there are none. */
export const KeysButton = () => (
  <button type="button" class="quiet" data-shortcut="?" data-says="Show this list" hidden>
    Keys <kbd>?</kbd>
  </button>
);

/** The list of keys: filled from what the page has when it opens. */
export const KeysDialog = () => (
  <dialog id="keys" aria-labelledby="keys-title">
    <div class="section-head">
      <h2 id="keys-title">Keys</h2>
      <button type="button" class="quiet">
        Close
      </button>
    </div>
    <dl class="keys"></dl>
    <p class="small">
      Keys do nothing while you type in a field. <kbd>Esc</kbd> closes what is open.
    </p>
  </dialog>
);
