// A host of the test's own for a copy of `dist/`: a new build can be put on it, and it can answer wrongly.
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const DIST = join(dirname(fileURLToPath(import.meta.url)), "../../dist");
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
};

/** Serves a copy of the built page below `/desk/`. */
export async function host() {
  const folder = mkdtempSync(join(tmpdir(), "zenboard-site-"));
  cpSync(DIST, folder, { recursive: true });
  const asked = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://x").pathname);
    asked.push(path);
    const inside = path.startsWith("/desk/") ? path.slice(6) || "index.html" : null;
    const file = inside && join(folder, normalize(inside));
    try {
      if (!file || !file.startsWith(folder) || !statSync(file).isFile()) throw new Error("none");
      response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream", "cache-control": "no-cache" });
      response.end(readFileSync(file));
    } catch {
      response.writeHead(404, { "content-type": "text/plain" });
      response.end("Not found.\n");
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const read = (name) => readFileSync(join(folder, name), "utf8");
  const build = read("index.html").match(/zenboard-build" content="([0-9a-f]{16})"/)[1];
  return {
    url: `http://127.0.0.1:${server.address().port}/desk/`,
    build,
    asked,
    /** Another build: other id, and a stylesheet under another name; the old one is gone, as on a real host. */
    deploy(id = "feedfeedfeedfeed") {
      const old = readdirSync(folder).find((name) => /^print-[0-9a-f]+\.css$/.test(name));
      const fresh = `print-${id}.css`;
      const css = read(old);
      rmSync(join(folder, old));
      writeFileSync(join(folder, fresh), css);
      for (const name of ["index.html", "sw.js"]) {
        writeFileSync(join(folder, name), read(name).replaceAll(build, id).replaceAll(old, fresh));
      }
      return { id, old, fresh };
    },
    write(name, text) {
      writeFileSync(join(folder, name), text);
    },
    read,
    close() {
      server.closeAllConnections();
      server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
