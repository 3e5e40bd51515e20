/* Starts the service worker, which keeps what was read; says so where the network is gone.
   [data-worker] holds its address and the words. It never runs from a disk: file: has no workers. */
"use strict";

{
  const note = document.querySelector("[data-worker]");
  const tell = () => (note.hidden = navigator.onLine);
  tell();
  addEventListener("online", tell);
  addEventListener("offline", tell);
  if (navigator.serviceWorker && location.protocol !== "file:") {
    // After the page is there: the first visit on a weak link belongs to the reader.
    addEventListener("load", () => navigator.serviceWorker.register(note.dataset.worker).catch(() => {}));
  }
}
