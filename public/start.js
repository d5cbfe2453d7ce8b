// Says so when one of the program's own files is missing or damaged, instead of a white page, after one more try.
// Plain old JavaScript, apart from everything that can be broken.
(function () {
  "use strict";

  var TRIED = "zenboard.tried-again";
  var hasFailed = false;
  var isStyle = false;

  function tried() {
    try {
      return sessionStorage.getItem(TRIED) === "1";
    } catch (_) {
      // Without a memory there is no way to know: no second try is better than one without end.
      return true;
    }
  }

  function note(isTried) {
    try {
      if (isTried) sessionStorage.setItem(TRIED, "1");
      else sessionStorage.removeItem(TRIED);
      return true;
    } catch (_) {
      return false;
    }
  }

  function hasStarted() {
    return document.querySelector("main") !== null;
  }

  // What the browser and the service worker have kept may be what is damaged.
  function freshly() {
    var marked = document.querySelectorAll("script[src], link[rel=stylesheet], link[rel=modulepreload], link[rel=preload]");
    var all = [];
    if (typeof caches === "object") {
      all.push(
        caches.keys().then(function (names) {
          var ours = names.filter(function (name) {
            return name.indexOf("zenboard ") === 0;
          });
          return Promise.all(
            ours.map(function (name) {
              return caches.delete(name);
            })
          );
        })
      );
    }
    for (var at = 0; at < marked.length; at += 1) {
      all.push(fetch(marked[at].src || marked[at].href, { cache: "reload" }));
    }
    return Promise.all(
      all.map(function (one) {
        return one.catch(function () {});
      })
    );
  }

  function fail(ofStyle) {
    if (hasFailed) return;
    hasFailed = true;
    isStyle = ofStyle;
    if (tried() || !note(true)) return show();
    var again = function () {
      location.reload();
    };
    // A host that does not answer must not hold up the second try.
    setTimeout(again, 5000);
    freshly().then(again);
  }

  function show() {
    if (!document.body) return document.addEventListener("DOMContentLoaded", show);
    var isGerman = /^de\b/.test(navigator.language || "");
    var box = document.createElement("div");
    box.id = "broken";
    box.setAttribute("role", "alert");
    var sentence = document.createElement("p");
    sentence.textContent = isGerman
      ? "Eine Datei dieses Programms fehlt oder ist beschädigt. Ihre eigenen Dateien sind nicht betroffen. Laden Sie die Seite neu; wenn das nicht hilft, wenden Sie sich an den Betreiber dieser Website."
      : "A file of this program is missing or damaged. Your own files are not affected. Reload the page; if that does not help, tell whoever runs this site.";
    var button = document.createElement("button");
    button.type = "button";
    button.textContent = isGerman ? "Neu laden" : "Reload";
    button.addEventListener("click", function () {
      note(false);
      location.reload();
    });
    box.appendChild(sentence);
    box.appendChild(button);
    document.body.insertBefore(box, document.body.firstChild);
  }

  window.addEventListener(
    "error",
    function (event) {
      var from = event.target;
      var tag = from && from.tagName;
      if (tag === "LINK" && from.rel === "stylesheet") fail(true);
      else if (tag === "SCRIPT" || (from === window && !hasStarted())) fail(false);
    },
    true
  );
  window.addEventListener("unhandledrejection", function () {
    if (!hasStarted()) fail(false);
  });

  // Sheets that were there, or not, before this file was.
  function look() {
    var sheets = document.querySelectorAll("link[rel=stylesheet]");
    for (var at = 0; at < sheets.length; at += 1) if (isWithout(sheets[at].sheet)) fail(true);
  }

  // A sheet that was not found is none, or one without a rule.
  function isWithout(sheet) {
    try {
      return !sheet || sheet.cssRules.length === 0;
    } catch (_) {
      return false;
    }
  }
  window.addEventListener("load", look);

  var watch = setInterval(function () {
    // Before everything has come, or not, nothing is well: the program may start without a sheet.
    if (!hasStarted() || document.readyState !== "complete") return;
    clearInterval(watch);
    look();
    if (hasFailed && isStyle) return;
    note(false);
    // What failed did not matter after all.
    var box = document.getElementById("broken");
    if (box) box.parentNode.removeChild(box);
  }, 1000);
})();
