// A wide equation or table scrolls inside its own box. First an equation is made up to 15 % smaller;
// if that is not enough, the keyboard can reach the box and a shadow shows that there is more.
(() => {
  const fit = () => {
    for (const box of document.querySelectorAll('mjx-container[display="true"], table.docutils')) {
      if (box.matches("mjx-container")) {
        box.style.removeProperty("font-size");
        const ratio = box.clientWidth / box.scrollWidth;
        if (ratio < 1) {
          const size = parseFloat(getComputedStyle(box).fontSize);
          box.style.setProperty("font-size", `${size * Math.max(ratio, 0.85)}px`, "important");
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
