"""Evaluates every displayed equation of the book, from the LaTeX on the page.

In the order in which an equation passes through them:

- `pages` finds the equations and splits them into links;
- `syntax` and `grammar.lark` turn a side into a tree, `trees` looks into it;
- `terms`, `names`, `arithmetic`, `probability`, `calculus` and `evaluate` give a tree its value in
  a world, `spaces` does the integrals;
- `worlds` says how the letters get their meanings, `chapters` gives them, chapter by chapter;
- `compare` holds the two sides of a link against each other, `verify` gives the verdicts;
- `mutants` makes equations wrong, `survivors` explains what is not noticed, `report` writes.
"""
