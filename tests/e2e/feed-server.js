// A site of the test's own: the built page, its zenboard.json, and beside it a server that plays Autotask,
// ConnectWise and HaloPSA, or hands out files. Every fault can be switched on while it runs.
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import {
  COMPANIES,
  PEOPLE,
  autotaskEntry,
  autotaskFields,
  autotaskTicket,
  connectwiseTicket,
  csv,
  entriesCsv,
  haloLists,
  haloTicket,
} from "./feed-desk.js";

const DIST = join(dirname(fileURLToPath(import.meta.url)), "../../dist");
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".png": "image/png",
};
export const KEY = "canary-8f3a-key";

/** What a fault answers instead; `null` where it only changes the data. */
const FAULTS = {
  html: (_, answer) => answer(200, "<!DOCTYPE html><html><title>Sign in</title></html>", { "Content-Type": "text/html" }),
  empty: (_, answer) => answer(200, ""),
  text: (_, answer) => answer(200, "Service is being maintained"),
  charset: (_, answer) => answer(200, Buffer.from([0x5b, 0x22, 0xff, 0xfe, 0x22, 0x5d])),
  401: (_, answer) => answer(401, '{"errors":["no"]}'),
  403: (_, answer) => answer(403, '{"errors":["no"]}'),
  404: (_, answer) => answer(404, "Not found"),
  429: (_, answer) => answer(429, "{}"),
  "429 in a minute": (_, answer) => answer(429, "{}", { "Retry-After": "60" }),
  "429 in ten years": (_, answer) => answer(429, "{}", { "Retry-After": "315360000" }),
  "429 in the past": (_, answer) => answer(429, "{}", { "Retry-After": "-10" }),
  "429 on a date": (_, answer) => 
    answer(429, "{}", { Date: new Date().toUTCString(), "Retry-After": new Date(Date.now() + 30_000).toUTCString() }),
  503: (_, answer) => answer(503, "<html>down</html>"),
  500: (_, answer) => answer(500, '{"errors":["IIS"]}'),
  502: (_, answer) => answer(502, "Bad gateway"),
  redirect: (_, answer) => answer(302, "", { Location: "http://127.0.0.1:1/elsewhere" }),
  reset: (request) => request.socket.destroy(),
  never: () => {},
  slow: (_, answer, response) => {
    response.writeHead(200, { "Content-Type": "application/json" });
    const drip = setInterval(() => response.write(" "), 200);
    response.on("close", () => clearInterval(drip));
  },
};
/** Faults that spoil a good body. */
const SPOIL = {
  truncated: (body) => body.slice(0, Math.floor(body.length / 2)),
  "no list": () => '{"message":"ok"}',
  "no rows": () => '{"items":null}',
};

/** Starts it; `spy` changes the worker's loader, `site` is the content of zenboard.json, `state.desk` what is handed out. */
export async function startFeed({ site, desk, spy = (text) => text }) {
  const state = { site, desk, fault: null, faultAt: "", date: null, without: [], cors: null, connect: null, log: [], pages: 500, hangs: new Set() };
  const server = createServer((request, response) => {
    state.hangs.add(response);
    response.on("close", () => state.hangs.delete(response));
    let body = "";
    request.on("data", (piece) => (body += piece));
    request.on("end", () => serve(state, request, response, body, spy));
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address();
  state.url = `http://127.0.0.1:${port}`;
  return {
    url: `http://127.0.0.1:${port}/`,
    state,
    /** Requests of the feed since the last time. */
    taken: () => state.log.splice(0),
    close: () => {
      for (const response of state.hangs) response.destroy();
      return new Promise((done) => server.close(done));
    },
  };
}

function serve(state, request, response, body, spy) {
  const url = new URL(request.url, "http://127.0.0.1");
  // The clock of the page is not that of the machine; a server that says its own is a test of its own.
  response.sendDate = false;
  const answer = (status, content, headers = {}) => {
    const cors = state.cors ? { "Access-Control-Allow-Origin": state.cors } : {};
    const date = state.date === null ? {} : { Date: new Date(Date.now() + state.date).toUTCString() };
    response.writeHead(status, { "Content-Type": "application/json", "Cache-Control": "no-cache", ...date, ...cors, ...headers });
    response.end(content);
  };
  if (url.pathname === "/zenboard.json") {
    return state.site === null ? answer(404, "Not found") : answer(200, JSON.stringify(state.site));
  }
  const feed = [
    ["/files/", files],
    ["/autotask/V1.0/", autotask],
    ["/cw/v4_6_release/apis/3.0/", connectwise],
    ["/halo/", halo],
  ].find(([path]) => url.pathname.startsWith(path));
  if (!feed) return page(state, url, answer, spy);
  const path = url.pathname.slice(feed[0].length);
  state.log.push({ method: request.method, path, query: url.search, headers: request.headers, body });
  const isHit = state.fault && (!state.faultAt || url.pathname.includes(state.faultAt));
  if (isHit && FAULTS[state.fault]) return FAULTS[state.fault](request, answer, response);
  const spoil = isHit ? (SPOIL[state.fault] ?? ((text) => text)) : (text) => text;
  return feed[1](state, { path, url, request, body, json: (value) => answer(200, spoil(JSON.stringify(value))), answer, spoil });
}

function page(state, url, answer, spy) {
  const file = normalize(join(DIST, url.pathname === "/" ? "index.html" : decodeURIComponent(url.pathname)));
  if (!file.startsWith(DIST) || !existsSync(file)) return answer(404, "Not found");
  const bytes = readFileSync(file);
  let content = bytes;
  if (file.endsWith("worker_loader.js")) content = spy(bytes.toString());
  // What an owner does by hand in a page that is built already.
  if (file.endsWith("index.html") && state.connect) content = bytes.toString().replace("connect-src 'self'", `connect-src 'self' ${state.connect}`);
  answer(200, content, { "Content-Type": TYPES[extname(file)] ?? "application/octet-stream" });
}

/** Files with their mark; a manifest beside them. */
function files(state, { path, request, answer, spoil }) {
  const content = {
    "tickets.csv": () => csv(state.desk, state.without),
    "entries.csv": () => entriesCsv(state.desk),
    "manifest.json": () => JSON.stringify({ files: ["tickets.csv", { url: "entries.csv" }] }),
  }[path];
  if (!content) return answer(404, "Not found");
  const body = state.shrunk && path === "tickets.csv" ? content().split("\n").slice(0, 5).join("\n") + "\n" : content();
  const etag = `"${createHash("sha1").update(body).digest("hex")}"`;
  if (request.headers["if-none-match"] === etag || state.fault === "304") return answer(304, undefined, { ETag: etag });
  answer(200, spoil(body), { ETag: etag, "Content-Type": "text/csv" });
}

function autotask(state, { path, url, request, body, json, answer }) {
  const has = ["apiintegrationcode", "username", "secret"].every((name) => request.headers[name]);
  if (!has || request.headers.secret !== KEY) return answer(401, '{"errors":["Unauthorized"]}');
  if (path.endsWith("entityInformation/fields")) return json(autotaskFields);
  const query = body ? JSON.parse(body) : {};
  const conditions = JSON.stringify(query.Filter ?? []);
  const since = conditions.match(/"field":"(?:lastActivityDate|lastModifiedDateTime)","op":"gte","value":"([^"]+)"/)?.[1];
  const ids = query.Filter?.[0]?.op === "in" ? query.Filter[0].value : null;
  const entity = path.split("/")[0];
  const rows = {
    Tickets: () => state.desk.tickets.map(autotaskTicket).filter((row) => !since || row.lastActivityDate >= since),
    TimeEntries: () => state.desk.entries.map(autotaskEntry).filter((row) => !since || row.lastModifiedDateTime >= since),
    Companies: () => COMPANIES.map(({ id, name }) => ({ id, companyName: name })).filter(({ id }) => ids?.includes(id)),
    Resources: () => PEOPLE.map(({ id, name }) => ({ id, firstName: name.split(" ")[0], lastName: name.split(" ")[1], isActive: true })),
    ServiceCalls: () => [],
    ServiceCallTickets: () => [],
  }[entity]?.();
  if (!rows) return answer(404, "{}");
  const from = Number(url.searchParams.get("paging") ?? 0);
  const items = rows.slice(from, from + state.pages);
  // The vendor names its own host, which the relay stands before.
  const next = from + state.pages < rows.length ? `https://webservices2.autotask.net/atservicesrest/v1.0/${entity}/query/next?paging=${from + state.pages}` : null;
  const leads = state.fault === "loop" && next === null && rows.length > state.pages ? `https://webservices2.autotask.net/atservicesrest/v1.0/${entity}/query/next?paging=${state.pages}` : next;
  json({ items, pageDetails: { count: items.length, requestCount: 500, prevPageUrl: null, nextPageUrl: leads } });
}

function connectwise(state, { path, url, request, json, answer }) {
  const wanted = `Basic ${Buffer.from(`acme+public:${KEY}`).toString("base64")}`;
  if (request.headers.authorization !== wanted || !request.headers.clientid) return answer(401, "{}");
  const conditions = url.searchParams.get("conditions");
  const since = conditions.match(/lastUpdated>\[([^\]]+)\]/)?.[1];
  const rows = {
    "service/tickets": () => state.desk.tickets.map(connectwiseTicket).filter((row) => !since || row._info.lastUpdated > since),
    "time/entries": () => [],
    "schedule/entries": () => [],
    "system/members": () => PEOPLE.map(({ id, name }) => ({ id, firstName: name.split(" ")[0], lastName: name.split(" ")[1], inactiveFlag: false })),
  }[path]?.();
  if (!rows) return answer(404, "{}");
  const [page, size] = [Number(url.searchParams.get("page")), Number(url.searchParams.get("pageSize"))];
  json(rows.slice((page - 1) * size, page * size));
}

function halo(state, { path, url, request, body, json, answer }) {
  if (path === "auth/token") {
    const form = new URLSearchParams(body);
    if (form.get("client_secret") !== KEY) return answer(401, '{"error":"invalid_client"}');
    return json({ access_token: "halo-token", token_type: "Bearer", expires_in: 3600 });
  }
  if (request.headers.authorization !== "Bearer halo-token") return answer(401, "{}");
  const name = path.replace("api/", "");
  if (name === "Tickets") {
    const since = url.searchParams.get("lastupdatefromdate");
    const isOpen = url.searchParams.get("open_only") === "true";
    const rows = state.desk.tickets.filter((ticket) => !isOpen || ticket.completed === null).map(haloTicket).filter((row) => !since || `${row.last_update}Z` >= since);
    const [page, size] = [Number(url.searchParams.get("page_no")), Number(url.searchParams.get("page_size"))];
    return json({ record_count: rows.length, tickets: rows.slice((page - 1) * size, page * size) });
  }
  if (name === "Actions") return json({ record_count: 0, actions: [] });
  if (name === "Appointment") return json([]);
  return haloLists[name] ? json(haloLists[name]) : answer(404, "{}");
}
