"""Assignments: from their sources in `exercises/` to notebooks, pages, autograders and grades.

- `sources` reads a question, `checks` is what its tests call, `verify` holds the tests themselves
  to right and wrong answers;
- `build` makes what students and instructors get;
- `submissions` finds notebooks in a folder, `sandbox` runs one, `runner` a whole class, `reports`
  writes what comes out.
"""
