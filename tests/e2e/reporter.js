// The lines that `cargo xtask test` reads: how many tests passed and failed, and what was not checked.
export default class Counts {
  onBegin(_config, suite) {
    this.suite = suite;
    this.errors = 0;
  }

  // Trouble outside of any test: a file that does not load, a server that does not start.
  onError() {
    this.errors = (this.errors ?? 0) + 1;
  }

  onEnd() {
    const outcomes = (this.suite?.allTests() ?? []).map((test) => test.outcome());
    const flaky = (this.suite?.allTests() ?? []).filter((test) => test.outcome() === "flaky");
    const passed = outcomes.filter((outcome) => outcome === "expected").length + flaky.length;
    const skipped = outcomes.filter((outcome) => outcome === "skipped").length;
    const failed = outcomes.length - passed - skipped + (this.errors ?? 0);
    for (const test of flaky) console.log(`passed only the second time: ${test.titlePath().filter(Boolean).join(" › ")}`);
    if (skipped > 0) console.log(`browser tests skipped: ${skipped}`);
    for (const test of this.suite?.allTests() ?? []) {
      const why = test.annotations.find(({ type }) => type === "skip")?.description ?? "it was skipped";
      // Pictures for the documentation check nothing.
      if (test.outcome() !== "skipped" || why.startsWith("set ZENBOARD_SCREENSHOTS")) continue;
      console.log(`NOT CHECKED: browser test “${test.title}”: ${why}`);
    }
    console.log(`browser tests: ${passed} passed, ${failed} failed`);
  }

  printsToStdio() {
    return true;
  }
}
