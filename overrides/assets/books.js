/* Handbooks kept on the phone: the service worker and the page of a handbook share this.

   A kept book is a cache of its own, "<scope> book <address> <time>", which holds every file under its
   full address and, put last, its list (luu.json, written by campaign.offline): without the list it is
   not complete and does not count. So a new edition is fetched whole into a new cache, then the old goes.

   An entry of a list is [address below the root, bytes, sum of the content]. */
"use strict";

self.Books = class {
  /** `root`: the full address of the site's home. */
  constructor(root) {
    this.root = root;
    this.scope = new URL(root).pathname;
  }

  address(path) {
    return new URL(path, this.root).href;
  }

  /** What the server has now of the book at `folder` ("so-tay/x/"). */
  async offered(folder) {
    const response = await fetch(this.address(`${folder}luu.json`), { cache: "no-cache" });
    if (!response.ok) throw new Error(response.statusText);
    return response.json();
  }

  /** Every complete book on this phone, the last kept first: {name, folder, cache, list}. */
  async kept() {
    const start = `${this.scope} book `;
    const found = [];
    for (const name of (await caches.keys()).filter((name) => name.startsWith(start)).reverse()) {
      const folder = name.slice(start.length).split(" ")[0];
      const cache = await caches.open(name);
      const list = await cache.match(this.address(`${folder}luu.json`));
      if (list) found.push({ name, folder, cache, list: await list.json() });
    }
    return found;
  }

  async find(folder) {
    return (await this.kept()).find((book) => book.folder === folder);
  }

  /** Fetch the book with one of its PDFs (its address, or "" for none); files that did not change are
      taken from the copy at hand. `tick(done, total)` in bytes. Throws where anything is missing. */
  async keep(folder, pdf, { tick = () => {}, signal } = {}) {
    const { pdfs, ...list } = await this.offered(folder);
    list.pdf = pdfs.find(([path]) => path === pdf) ?? null;
    const files = list.pdf ? [...list.files, list.pdf] : list.files;
    const total = files.reduce((sum, [, size]) => sum + size, 0);
    const before = await this.find(folder);
    const name = `${this.scope} book ${folder} ${Date.now()}`;
    const cache = await caches.open(name);
    let done = 0;
    try {
      for (const [path, size, sum] of files) {
        const old = await this.same(before, path, sum);
        const part = (bytes) => tick(done + bytes, total);
        await cache.put(this.address(path), old ?? (await this.fetch(path, sum, { part, signal })));
        done += size;
        tick(done, total);
      }
      list.size = total;
      list.kept = new Date().toISOString();
      await cache.put(this.address(`${folder}luu.json`), new Response(JSON.stringify(list)));
    } catch (error) {
      await caches.delete(name);
      throw error;
    }
    await this.remove(folder, name);
    return list;
  }

  /** Take the book off this phone, all but the cache `except`. */
  async remove(folder, except) {
    const start = `${this.scope} book ${folder} `;
    const names = (await caches.keys()).filter((name) => name.startsWith(start) && name !== except);
    await Promise.all(names.map((name) => caches.delete(name)));
  }

  /** Whether the server has something newer than `list`, which is kept here. */
  differs(list, offered) {
    const sums = ({ files }) => JSON.stringify(files);
    const pdf = list.pdf && offered.pdfs.find(([path]) => path === list.pdf[0]);
    return sums(list) !== sums(offered) || pdf?.[2] !== list.pdf?.[2];
  }

  async same(book, path, sum) {
    const entries = book ? [...book.list.files, book.list.pdf ?? []] : [];
    const same = entries.some(([known, , old]) => known === path && old === sum);
    return same ? book.cache.match(this.address(path)) : undefined;
  }

  /** A file as the build wrote it, to the last byte: a server that is being updated gives no mixture. */
  async fetch(path, sum, { part = () => {}, signal } = {}) {
    // Named by content: never stale. Else past the browser's own cache, so that what does not pass the
    // check below does not stay there for a page to be made of.
    const cache = /\.[0-9a-f]{8}\.[\w.]+$/.test(path) ? "default" : "no-store";
    const response = await fetch(this.address(path), { cache, signal });
    if (!response.ok) throw new Error(`${response.status} ${path}`);
    const type = response.headers.get("Content-Type") ?? "";
    const chunks = [];
    let bytes = 0;
    for (const reader = response.body.getReader(); ; ) {
      const { done, value } = await reader.read();
      if (done) break;
      chunks.push(value);
      bytes += value.length;
      part(bytes);
    }
    const blob = new Blob(chunks, { type });
    const digest = await crypto.subtle.digest("SHA-256", await blob.arrayBuffer());
    if (`sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}` !== sum) throw new Error(`changed: ${path}`);
    return new Response(blob, { headers: { "Content-Type": type } });
  }
};
