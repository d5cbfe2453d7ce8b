// Runs before everything else, in any browser: plain old JavaScript on purpose.
// A browser that lacks what Zenboard needs gets a page that says so instead of an empty one.
(function () {
  "use strict";

  // A module of one function that uses a SIMD instruction.
  var SIMD = [
    0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11
  ];

  function hasWasm() {
    return typeof WebAssembly === "object" && typeof WebAssembly.validate === "function";
  }

  function hasSimd() {
    return WebAssembly.validate(new Uint8Array(SIMD));
  }

  // Whoever knows module workers reads the option `type`; the error stops it before it fetches anything.
  // Whoever does not stumbles over the address, which is none.
  function hasModuleWorkers() {
    var known = false;
    var options = {};
    Object.defineProperty(options, "type", {
      get: function () {
        known = true;
        throw new Error("seen");
      }
    });
    try {
      new Worker("http://[", options);
    } catch (_) {
      return known;
    }
    return known;
  }

  var missing = [];
  if (!hasWasm()) missing.push("WebAssembly");
  else if (!hasSimd()) missing.push("WebAssembly SIMD");
  if (typeof Worker !== "function" || !hasModuleWorkers()) missing.push("module workers");
  if (!missing.length) return;

  // Nothing of the rest of the page is loaded.
  if (window.stop) window.stop();

  // There is no file of a language yet: its few words are here.
  var isGerman = /^de\b/.test(navigator.language || "");
  if (isGerman) document.documentElement.setAttribute("lang", "de");
  function say(english, german) {
    return isGerman ? german : english;
  }

  function paragraph(text) {
    var p = document.createElement("p");
    p.appendChild(document.createTextNode(text));
    return p;
  }

  var main = document.createElement("main");
  main.setAttribute("data-state", "unsupported");
  var heading = document.createElement("h1");
  heading.appendChild(document.createTextNode(say("Zenboard does not run in this browser", "Zenboard läuft nicht in diesem Browser")));
  main.appendChild(heading);
  main.appendChild(
    paragraph(
      say(
        "Zenboard works in Chrome or Edge 99, Firefox 114, Safari 16.4 (also on iPhone and iPad), and anything newer.",
        "Zenboard läuft in Chrome oder Edge 99, Firefox 114, Safari 16.4 (auch auf iPhone und iPad) und allem, was neuer ist."
      )
    )
  );
  main.appendChild(
    paragraph(
      say("What this browser lacks, or has switched off: ", "Was diesem Browser fehlt oder ausgeschaltet ist: ") +
        missing.join(", ") +
        "."
    )
  );

  var body = document.body;
  if (!body) {
    body = document.createElement("body");
    document.documentElement.appendChild(body);
  }
  body.innerHTML = "";
  body.appendChild(main);
})();
