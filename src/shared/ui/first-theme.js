// Runs in the head of every page, before the first paint, so that nothing flashes.
(() => {
  let theme = null;
  try {
    theme = localStorage.getItem('faultline-theme');
  } catch {
    // A page without storage follows the system.
  }
  if (theme !== 'light' && theme !== 'dark')
    theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  document.documentElement.dataset.theme = theme;
})();
