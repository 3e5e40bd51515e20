/* Light or dark, as the reader chose or else as the system asks for; runs before anything is shown. */
"use strict";

{
  const KEY = "colours";
  const system = matchMedia("(prefers-color-scheme: dark)");

  // Storage may be switched off: then a choice lasts as long as the page.
  const stored = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  };
  const store = (scheme) => {
    try {
      localStorage.setItem(KEY, scheme);
    } catch {}
  };

  const show = (scheme) => (document.body.dataset.mdColorScheme = scheme);
  const follow = () => show(stored() ?? (system.matches ? "slate" : "default"));

  document.documentElement.classList.remove("no-js");
  follow();
  system.addEventListener("change", follow);

  for (const button of document.querySelectorAll("[data-colours]")) {
    button.addEventListener("click", () => {
      store(button.dataset.colours);
      follow();
      document.querySelector(`[data-colours]:not([data-colours="${button.dataset.colours}"])`).focus();
    });
  }
}
