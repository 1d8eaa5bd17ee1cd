// Runs before the first paint, as its own file because the Content-Security-Policy refuses inline scripts.
(() => {
  const root = document.documentElement;
  const systemDark = matchMedia('(prefers-color-scheme: dark)');
  const barColors = { light: '#fbfaf8', dark: '#15171c' };

  const chosen = () => {
    try {
      return localStorage.getItem('chatter.theme');
    } catch {
      return null;
    }
  };

  const apply = () => {
    const choice = chosen();
    const theme = choice === 'light' || choice === 'dark' ? choice : systemDark.matches ? 'dark' : 'light';
    root.dataset.theme = theme;
    document.querySelector('meta[name="theme-color"]')?.setAttribute('content', barColors[theme]);
  };

  apply();
  systemDark.addEventListener('change', apply);
  addEventListener('storage', apply);
  addEventListener('chatter:theme', apply);
})();
