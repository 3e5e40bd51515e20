/* Runs before anything is shown: what Material's script expects to find, and the colours that
   the reader chose or the system asks for. Takes the place of Material's inline scripts, which
   a strict Content-Security-Policy forbids. */
"use strict";

window.__md_scope = new URL(document.currentScript.dataset.base, location);

window.__md_hash = (text) => [...text].reduce((sum, sign) => (sum << 5) - sum + sign.charCodeAt(0), 0);

window.__md_get = (key, store = localStorage, scope = window.__md_scope) => {
  try {
    return JSON.parse(store.getItem(scope.pathname + "." + key));
  } catch {
    return null; // storage switched off, or not ours
  }
};

window.__md_set = (key, value, store = localStorage, scope = window.__md_scope) => {
  try {
    store.setItem(scope.pathname + "." + key, JSON.stringify(value));
  } catch {
    // storage switched off or full: the choice lasts as long as the page
  }
};

{
  const chosen = window.__md_get("__palette")?.color?.scheme;
  const options = [...document.querySelectorAll("[data-md-color-media]")];
  const option =
    options.find((one) => one.dataset.mdColorScheme === chosen) ??
    options.find((one) => matchMedia(one.dataset.mdColorMedia).matches);
  if (option) document.body.dataset.mdColorScheme = option.dataset.mdColorScheme;
}
