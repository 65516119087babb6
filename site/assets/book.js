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
