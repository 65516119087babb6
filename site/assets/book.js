// A wide equation or table scrolls inside its own box: let the keyboard reach the boxes that do.
(() => {
  const mark = () => {
    for (const box of document.querySelectorAll('mjx-container[display="true"], table.docutils')) {
      const scrolls = box.scrollWidth > box.clientWidth;
      box.classList.toggle("scrolls", scrolls);
      if (scrolls) box.tabIndex = 0; else box.removeAttribute("tabindex");
    }
  };
  addEventListener("load", () => (window.MathJax?.startup?.promise ?? Promise.resolve()).then(mark));
  addEventListener("resize", mark);
})();
