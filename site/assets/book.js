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
  for (const form of document.querySelectorAll("form.ask-number")) {
    const box = form.closest(".ask"), said = form.querySelector("output");
    const decimals = (text) => (text.split(".")[1] ?? "").length;
    const close = (typed, text) => {   // one decimal less than the answer has is enough
      const digits = Math.min(decimals(text), Math.max(decimals(typed), decimals(text) - 1));
      return Math.abs(Number(typed) - Number(text)) <= 0.51 * 10 ** -digits;
    };
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const text = form.querySelector("input").value.trim().replace(",", ".").replace("−", "-");
      const near = [...box.querySelectorAll(".ask-near")];
      for (const part of near) part.hidden = true;
      if (text === "" || Number.isNaN(Number(text))) said.textContent = "Write a number, such as 0.25.";
      else if (close(text, form.dataset.answer)) {
        said.textContent = "Right.";
        box.querySelector("details.ask-answer").open = true;
      } else {
        const known = near.find((part) => close(text, part.dataset.near));
        said.textContent = known ? "Not this." : "Not this. Try again, or open the answer.";
        if (known) known.hidden = false;
      }
    });
  }
});
