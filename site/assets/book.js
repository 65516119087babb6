// A wide equation or table scrolls inside its own box. An equation that is a little too wide
// is made a little smaller; the keyboard reaches the other boxes, and a shadow shows there is more.
(() => {
  const fit = () => {
    for (const box of document.querySelectorAll('mjx-container[display="true"], table.docutils')) {
      if (box.matches("mjx-container")) {
        box.style.removeProperty("font-size");
        const ratio = box.clientWidth / box.scrollWidth;
        if (ratio >= 0.85 && ratio < 1) {
          const size = parseFloat(getComputedStyle(box).fontSize);
          box.style.setProperty("font-size", `${0.99 * ratio * size}px`);
        }
      }
      const scrolls = box.scrollWidth > box.clientWidth + 1;
      box.classList.toggle("scrolls", scrolls);
      if (scrolls) box.tabIndex = 0; else box.removeAttribute("tabindex");
    }
  };
  addEventListener("load", () => (window.MathJax?.startup?.promise ?? Promise.resolve()).then(fit));
  addEventListener("resize", fit);
  addEventListener("toggle", fit, true);   // what was folded had no width
})();

// A question with a number: the script compares, and says what a known mistake means.
addEventListener("DOMContentLoaded", () => {
  const decimals = (text) => (text.split(".")[1] ?? "").length;
  const plain = (typed, whole) => {   // "−1 600,5" as "-1600.5"; what is no plain number as ""
    let text = typed.replace(/\s/g, "").replace(/[−–‐‑]/g, "-");
    if (whole || /,.*\./.test(text)) text = text.replace(/(\d),(?=\d{3}(?!\d))/g, "$1");   // thousands
    text = text.replace(",", ".");
    return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(text) ? text : "";
  };
  const within = (typed, text, units) => Math.abs(typed - text) <= units * 10 ** -decimals(text);
  const same = (typed, text) => within(typed, text, 0.49);
  // one decimal less than the text has is enough, if it is rounded as it should be, without a tie
  const rounded = (typed, text) => decimals(typed) < decimals(text) && within(typed, text, 4.9);
  // rounding on the way costs one unit of the last decimal; a whole number is not rounded
  const nearly = (typed, text) => decimals(text) > 0 && decimals(typed) >= decimals(text) && within(typed, text, 1.49);
  for (const form of document.querySelectorAll("form.ask-number")) {
    const box = form.closest(".ask"), field = form.querySelector("input"), said = form.querySelector("output");
    const store = box.querySelector(".ask-near"), notes = [...box.querySelectorAll(".ask-note")];
    const answer = form.dataset.answer, folded = box.querySelector("details.ask-answer");
    let opened = false;   // by a right number, not by the reader
    const say = (verdict, note) => {
      for (const other of said.querySelectorAll(".ask-note")) store.append(other);
      said.replaceChildren(verdict, ...(note ? [note] : []));
    };
    const check = (typed) => {
      const far = (note) => Math.abs(typed - note.dataset.near);
      const nearest = (fits) => notes.filter((note) => fits(typed, note.dataset.near))
        .sort((one, other) => far(one) - far(other))[0];
      for (const fits of [same, rounded]) {
        if (fits(typed, answer)) return ["Right."];
        if (nearest(fits)) return ["Not this.", nearest(fits)];
      }
      if (nearly(typed, answer)) return ["Right, up to the last decimal."];
      return ["Not this. Try again, or open the answer."];
    };
    form.hidden = false;
    if (store) store.hidden = true;
    field.addEventListener("input", () => say(""));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const typed = plain(field.value, !answer.includes("."));
      const [verdict, note] = typed === ""
        ? ["Write a plain number, such as 0.25: no unit, no fraction, no percent sign."] : check(typed);
      say(verdict, note);
      const right = verdict.startsWith("Right");
      if (right && !folded.open) folded.open = opened = true;
      else if (!right && opened) folded.open = opened = false;
    });
  }
});
