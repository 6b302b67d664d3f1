/** The theme chosen is remembered where the browser lets us: private windows and files may have no store. */
export function startTheme(): void {
  const theme = remembered();
  const radio = theme && document.getElementById(`theme-${theme}`);
  if (radio instanceof HTMLInputElement) {
    radio.checked = true;
    document.documentElement.dataset['theme'] = theme;
  }
  document.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLInputElement && target.name === 'theme') keep(target.id.replace('theme-', ''));
  });
}

function remembered(): string {
  try {
    return localStorage.getItem('theme') ?? '';
  } catch {
    return '';
  }
}

function keep(theme: string): void {
  document.documentElement.dataset['theme'] = theme;
  try {
    localStorage.setItem('theme', theme);
  } catch {
    // Then it holds for this page.
  }
}
