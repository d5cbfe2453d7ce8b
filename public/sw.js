// The page without a network: a shell of the files of one build, and nothing else. Data never enter a cache.
//
// `cargo xtask build` writes build and files into the two lines below. To switch it off on a host for good, put the
// contents of `sw-off.js` in the place of this file: browsers fetch it anew at the next visit.
"use strict";

const BUILD = "unsealed";
const FILES = [];

const PREFIX = "zenboard ";
// Two folders of one host are two sites.
const OURS = `${PREFIX}${new URL(self.registration.scope).pathname} `;
const NAME = OURS + BUILD;
// A network that does not answer within this time is none.
const PATIENCE_MS = 4000;

self.addEventListener("install", (event) => {
  event.waitUntil(fill().then(() => self.skipWaiting()));
});

async function fill() {
  const cache = await caches.open(NAME);
  // All or nothing: half a build would start without its other half. Names with a hash may come from the browser's
  // own cache, the others must be of now.
  await Promise.all(
    FILES.map(async (name) => {
      const response = await fetch(name, { cache: isHashed(name) ? "default" : "reload" });
      if (!response.ok || response.redirected) throw new Error(`${name}: ${response.status}`);
      await cache.put(name, response);
    }),
  );
}

self.addEventListener("activate", (event) => {
  event.waitUntil(prune().then(() => self.clients.claim()));
});

// This build and the one before stay: a page that has not been reloaded yet still finds its files.
async function prune() {
  const names = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== NAME);
  await Promise.all(names.slice(0, -1).map((name) => caches.delete(name)));
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.mode === "navigate") {
    const page = new URL(self.registration.scope).pathname;
    if (url.pathname === page || url.pathname === `${page}index.html`) event.respondWith(navigate(request));
    return;
  }
  const name = inside(url);
  if (isHashed(name)) event.respondWith(fromCacheFirst(request, name));
  else if (FILES.includes(name) && name !== "./") event.respondWith(fromNetworkFirst(request, name));
});

// A question of the page: which build do you serve?
self.addEventListener("message", (event) => {
  if (event.data === "zenboard-build") event.source?.postMessage({ zenboardBuild: BUILD });
});

function inside(url) {
  const scope = new URL(self.registration.scope).pathname;
  if (!url.pathname.startsWith(scope)) return "";
  return url.pathname.slice(scope.length) + url.search;
}

// Names that change with their contents: with a hash in them, or asked for by the id of a build.
function isHashed(name) {
  return /-[0-9a-f]{8,16}(_bg)?\.[a-z]+$/.test(name) || /\?v=[0-9a-f]{16}$/.test(name);
}

async function navigate(request) {
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  try {
    const response = await Promise.race([fetch(request), late]);
    if (response && response.ok) return response;
    // A host that answers with an error, or not at all: the page that is known to be whole.
    return (await ours("./")) ?? response ?? fetch(request);
  } catch (error) {
    const kept = await ours("./");
    if (kept) return kept;
    throw error;
  }
}

async function fromCacheFirst(request, name) {
  return (await any(name)) ?? fetch(request);
}

async function fromNetworkFirst(request, name) {
  try {
    const response = await fetch(request);
    if (response.ok) return response;
    return (await ours(name)) ?? response;
  } catch (error) {
    const kept = await ours(name);
    if (kept) return kept;
    throw error;
  }
}

async function ours(name) {
  return (await caches.open(NAME)).match(name);
}

// Of this build or the one before.
async function any(name) {
  for (const cache of (await caches.keys()).filter((cache) => cache.startsWith(OURS)).reverse()) {
    const found = await (await caches.open(cache)).match(name);
    if (found) return found;
  }
  return undefined;
}
