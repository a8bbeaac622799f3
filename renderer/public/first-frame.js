// Runs before anything is drawn, so that the first frame has the theme and the language that were chosen. A file of its
// own, because the content security policy allows no script inside the page.
(() => {
  const root = document.documentElement;
  /** @param {string} name */
  const kept = (name) => {
    try {
      return localStorage.getItem(name);
    } catch {
      // A browser that withholds its storage gets what the system says.
      return null;
    }
  };
  const theme = kept('clawchat.theme');
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  const language = kept('clawchat.language');
  root.lang =
    language === 'en' || language === 'ko' ? language : navigator.language.startsWith('ko') ? 'ko' : 'en';
})();
