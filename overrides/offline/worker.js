/* The service worker. campaign.offline puts SITE (version, shell, lost, list) and books.js before it.

   Caches, all with the site's path before their names, since other sites may share the host:
     shell <version>   the home pages, the page of a lost network, and what they need
     pages             pages that the reader has opened, the last opened last
     parts             what those pages need: styles and scripts by content, pictures
     book …            handbooks kept whole: books.js

   Pages come from the network, and from the phone where that fails or is slow. Files whose names tell
   their content come from the phone. A new version is fetched whole into a new shell, each file checked
   against its sum, handbooks too; only then it takes the place of the old one. */
"use strict";

{
  const scope = self.registration.scope;
  const books = new self.Books(scope);
  const prefix = books.scope;
  const SHELL = `${prefix} shell ${SITE.version}`;
  const PAGES = `${prefix} pages`;
  const PARTS = `${prefix} parts`;
  const PATIENCE = 4000; // ms to wait for a page of which there is a copy here
  const MOST = 120; // pages opened that are kept: about 4 MB
  const BY_CONTENT = /\.[0-9a-f]{8}\.[\w.]+$/;
  const LEFT_ALONE = /\/pagefind\/|\.(?:zip|json|xml|ics|csv)$/; // big, or wanted fresh, or of no use in part

  /* install: the new version, whole ------------------------------------------------------------ */

  const install = async () => {
    const shell = await caches.open(SHELL);
    try {
      for (const [path, , sum] of SITE.shell) {
        const address = books.address(path);
        const same = BY_CONTENT.test(path) && (await caches.match(address));
        await shell.put(address, same || (await books.fetch(path, sum)));
      }
    } catch (error) {
      await caches.delete(SHELL); // the version at hand stays
      throw error;
    }
    if (!self.registration.active) await keepOpenPages();
    if (!self.navigator.connection?.saveData) await updateBooks();
    await self.skipWaiting(); // a page names its own styles, so none is disturbed
  };

  /** New editions of the kept handbooks; where that fails the old ones stay, and their pages say so. */
  const updateBooks = async () => {
    for (const { folder, list } of await books.kept()) {
      try {
        if (books.differs(list, await books.offered(folder))) await books.keep(folder, list.pdf?.[0]);
      } catch {}
    }
  };

  /** On the first visit the worker comes after the page: what is open counts as visited. */
  const keepOpenPages = async () => {
    const open = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
    for (const { url } of open.filter(({ url }) => url.startsWith(scope))) {
      try {
        const page = await fetch(url, { cache: "force-cache" }); // it has just come
        if (!isPage(page)) continue;
        await keepPage(url, page.clone());
        const parts = await caches.open(PARTS);
        for (const part of partsOf(await page.text(), url)) {
          if (!(await caches.match(part))) await parts.add(part).catch(() => {});
        }
      } catch {}
    }
  };

  /* activate: the old version goes ------------------------------------------------------------- */

  const activate = async () => {
    const old = (await caches.keys()).filter((name) => name.startsWith(`${prefix} shell `) && name !== SHELL);
    await self.registration.navigationPreload?.enable();
    await self.clients.claim();
    if (!old.length) return;
    const pages = await caches.open(PAGES);
    for (const [path] of SITE.shell) await pages.delete(books.address(path)); // the shell's copy is newer
    await tidy(old);
    await Promise.all(old.map((name) => caches.delete(name)));
  };

  /** Addresses in a page or style that may be parts of it. */
  const partsOf = (text, base) => {
    const found = text.matchAll(/(?:src|href|data-finder)=["']?([^"'\s>]+)|url\(["']?([^"')]+)/g);
    const addresses = [...found].map(([, attribute, style]) => new URL(attribute ?? style, base));
    return new Set(
      addresses
        .map(({ href }) => href.split("#")[0])
        .filter((href) => href.startsWith(scope) && /\.(?:css|js|woff2|svg|png|jpg)$/.test(href)),
    );
  };

  /** Pages opened before keep the styles they were made with; parts of no page go. */
  const tidy = async (old) => {
    const pages = await caches.open(PAGES);
    const parts = await caches.open(PARTS);
    const wanted = new Set();
    const want = async (response) => {
      for (const part of partsOf(await response.text(), response.url)) wanted.add(part);
    };
    for (const request of await pages.keys()) await want(named(await pages.match(request), request.url));
    for (const address of [...wanted].filter((address) => address.endsWith(".css"))) {
      const style = await caches.match(address);
      if (style) await want(named(style, address));
    }
    for (const name of old) {
      const shell = await caches.open(name);
      for (const request of await shell.keys()) {
        if (BY_CONTENT.test(request.url) && wanted.has(request.url)) await parts.put(request, await shell.match(request));
      }
    }
    for (const request of await parts.keys()) if (!wanted.has(request.url)) await parts.delete(request);
  };

  const named = (response, url) => ({ url, text: () => response.text() });

  /* fetch -------------------------------------------------------------------------------------- */

  /** One address for a page, however it is asked for: "x/?tim=a#b" and "x/index.html" are "x/". */
  const pageAddress = (url) => url.split(/[?#]/)[0].replace(/\/index\.html$/, "/");

  const isPage = (response) =>
    response.ok && !response.redirected && response.headers.get("Content-Type")?.startsWith("text/html");

  const keepPage = async (url, response) => {
    const pages = await caches.open(PAGES);
    const address = pageAddress(url);
    await pages.delete(address); // so that the last opened is the last
    await pages.put(address, response);
    const addresses = await pages.keys();
    await Promise.all(addresses.slice(0, -MOST).map((request) => pages.delete(request)));
  };

  /** A copy of ours. A kept handbook is read in one edition, so it comes before single pages. */
  const copyOf = async (address) => {
    const names = (await caches.keys()).filter((name) => name.startsWith(`${prefix} book `)).reverse();
    for (const name of [...names, PAGES, PARTS, SHELL]) {
      const found = await caches.match(address, { cacheName: name });
      if (found) return found;
    }
    return undefined;
  };

  const later = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

  /** From the network; from here where that fails or keeps the reader waiting. */
  const networkFirst = async (event, address, store) => {
    const copy = copyOf(address);
    const fromNetwork = (async () => {
      const response = (await event.preloadResponse) ?? (await fetch(event.request));
      if (response.type === "error") throw new TypeError("no network"); // how Firefox ends a preload without one
      if (response.status >= 500 && (await copy)) return copy;
      const kept = store(response);
      if (kept) event.waitUntil(kept.catch(() => {})); // no room: then it is not kept
      return response;
    })();
    event.waitUntil(fromNetwork.catch(() => {}));
    const slow = later(PATIENCE).then(async () => (await copy) ?? fromNetwork);
    return Promise.race([fromNetwork, slow]).catch(async () => (await copy) ?? Response.error());
  };

  const page = async (event) => {
    const address = pageAddress(event.request.url);
    const store = (response) => isPage(response) && keepPage(response.url, response.clone());
    const response = await networkFirst(event, address, store);
    if (response.type !== "error") return response;
    if (await copyOf(`${address}/`)) return Response.redirect(`${address}/`);
    return caches.match(books.address(SITE.lost), { cacheName: SHELL });
  };

  const part = async (event) => {
    const store = (response) =>
      response.ok &&
      response.status === 200 &&
      caches.open(PARTS).then((parts) => parts.put(event.request.url, response));
    if (!BY_CONTENT.test(event.request.url)) {
      return networkFirst(event, event.request.url, (response) => store(response.clone()));
    }
    const copy = await copyOf(event.request.url);
    if (copy) return copy;
    const response = await fetch(event.request);
    const kept = store(response.clone());
    if (kept) event.waitUntil(kept.catch(() => {}));
    return response;
  };

  self.addEventListener("install", (event) => event.waitUntil(install()));
  self.addEventListener("activate", (event) => event.waitUntil(activate()));
  self.addEventListener("fetch", (event) => {
    const { request } = event;
    const path = new URL(request.url).pathname;
    if (request.method !== "GET" || !request.url.startsWith(scope) || LEFT_ALONE.test(path)) return;
    if (request.mode === "navigate") event.respondWith(page(event));
    else if (request.destination) event.respondWith(part(event));
  });
}
