export type Theme = 'system' | 'light' | 'dark';

const KEPT_AS = 'leeway.theme';

/** The appearance that was chosen in this browser; the page takes it on before anything is drawn. */
export function themeNow(): Theme {
  const theme = document.documentElement.dataset['theme'];
  return theme === 'light' || theme === 'dark' ? theme : 'system';
}

/** Takes an appearance on, and keeps it for the next time where the browser lets it. */
export function setTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
  try {
    if (theme === 'system') localStorage.removeItem(KEPT_AS);
    else localStorage.setItem(KEPT_AS, theme);
  } catch {
    // A browser that keeps nothing shows it until the page is left.
  }
}
