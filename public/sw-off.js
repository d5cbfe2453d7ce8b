// Put in the place of `sw.js`, this takes the offline copy of Zenboard out of every browser that comes by.
"use strict";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      const ours = `zenboard ${new URL(self.registration.scope).pathname} `;
      for (const name of await caches.keys()) if (name.startsWith(ours)) await caches.delete(name);
      await self.registration.unregister();
    })(),
  );
});
