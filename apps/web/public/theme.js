// Runs before the first paint, as its own file because the Content-Security-Policy refuses inline scripts.
(() => {
  const root = document.documentElement;
  const systemDark = matchMedia('(prefers-color-scheme: dark)');
  // What may lie at the top of the page, as the roles of tokens.css have it; a meta tag takes no custom property.
  const barColors = {
    canvas: { light: '#f6f3ef', dark: '#101216' },
    side: { light: '#fbfaf8', dark: '#15171c' },
    surface: { light: '#ffffff', dark: '#1a1d22' },
    inverse: { light: '#222630', dark: '#eae7e3' },
  };

  const kept = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };

  const apply = () => {
    const choice = kept('chatter.theme');
    const theme = choice === 'light' || choice === 'dark' ? choice : systemDark.matches ? 'dark' : 'light';
    root.dataset.theme = theme;
    const bar = barColors[root.dataset.bar] ?? barColors.canvas;
    document.querySelector('meta[name="theme-color"]')?.setAttribute('content', bar[theme]);
  };

  apply();
  systemDark.addEventListener('change', apply);
  addEventListener('storage', apply);
  addEventListener('chatter:theme', apply);

  // What the page will ask for once its libraries run: it comes beside them, and a slow line saves a round trip or two.
  const { parts } = document.currentScript.dataset;
  if (!parts) return;
  const { entry, chat, guests, texts } = JSON.parse(parts);
  const isGuest =
    /^\/(welcome|sign)/.test(location.pathname) || (location.pathname === '/' && !kept('chatter.signed-in'));
  // As choose-language.ts has it.
  const wanted = [kept('chatter.language') ?? '', ...navigator.languages].map((tag) => tag.toLowerCase().split('-')[0]);
  const language = wanted.find((tag) => Object.hasOwn(texts, tag)) ?? 'en';
  for (const href of [...(isGuest ? guests : chat), texts[language]]) {
    const link = { rel: 'modulepreload', fetchPriority: 'low', href };
    document.head.append(Object.assign(document.createElement('link'), link));
  }
  // The first messages have times, those who sign in write none.
  if (!isGuest) new Worker('/locales-ahead.js');

  // The mark is drawn before the libraries are read in, which takes a phone a tenth of a second. A window that nobody
  // sees draws nothing, so that it does not wait for it; and a second start of the same file is none.
  addEventListener('DOMContentLoaded', () => {
    const start = () => import(entry);
    requestAnimationFrame(() => setTimeout(start));
    setTimeout(start, 300);
  });
})();
