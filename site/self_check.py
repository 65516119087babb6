"""Questions that a page answers by itself: the directive `{ask}`.

A choice is a line `- [ ]` or `- [x]`, followed by the reason why it is wrong or right:

    ```{ask} Which of the two is never negative?
    - [ ] The log-ratio.

      It is negative wherever $q<p$.
    - [x] Its mean under $q$.

      By Jensen's inequality.
    ```

A number has `:answer:`, and `:by:`, an expression that a test evaluates. Lines `- 4.6` name
what a common mistake gives; the text after the list explains the answer:

    ```{ask} What is the rate of a latent with $\\mu=0$ and $\\sigma=0.01$, in nats?
    :answer: 4.11
    :by: -log(0.01) - 1/2 + 0.01**2/2

    - 4.61

      The ½ is missing.

    The narrow law costs $-\\log\\sigma$.
    ```

A question has a number, "3.2" for the second one of chapter 3, and the anchor `ask-3-2`. The first
one of a page stands under a line that says what to do.
Choices open their reason without a script; without one, the answer to a number and the known
wrong numbers are folded.
"""

from __future__ import annotations

import re
from html import escape

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

logger = logging.getLogger(__name__)
HOW = (
    "Decide first. Then open your choice: it says whether it is right, and why.",
    "A number is checked as you typed it, with a point or a comma.",
)
ITEM = re.compile(r"(?m)^- (?:\[(?P<mark>[ x])\] )?(?P<text>.+)$")


class AskError(Exception):
    """What is wrong with a question, in one sentence."""


def parts(body):
    """[(mark, text, reason)] of the items of a question, and what follows them."""
    items = list(ITEM.finditer(body))
    found, after = [], body if not items else ""
    for item, following in zip(items, [*items[1:], None], strict=True):
        block = body[item.end() : following.start() if following else len(body)]
        inside = re.match(r"(?:\n(?:[ \t]+\S.*|[ \t]*))*", block)[0]
        if following is None:
            after = block[len(inside) :].strip()
        elif block[len(inside) :].strip():
            raise AskError(f"the reason of “{item['text']}” is not indented")
        reason = "\n".join(line.strip() for line in inside.strip().splitlines())
        if not reason:
            raise AskError(f"“{item['text']}” has no reason")
        found.append((item["mark"], item["text"].strip(), reason))
    return found, after


def checked(question, answer, body):
    """The same, for a question whose form is right. Raises ``AskError``."""
    found, after = parts(body)
    marks = [mark for mark, _, _ in found]
    if not question:
        raise AskError("the question itself stands behind {ask}")
    if answer is None:
        if None in marks or marks.count("x") != 1 or len(marks) < 3:
            raise AskError("a choice has three items or more, `- [ ]`, and one of them is `- [x]`")
    elif any(mark is not None for mark in marks) or not after:
        raise AskError("a number has items without boxes, and ends with its explanation")
    else:
        for text in (answer, *(text for _, text, _ in found)):
            try:
                float(text)
            except ValueError:
                raise AskError(f"{text} is not a number") from None
    return found, after


def number_of(docname, serial):
    """The number of the question that comes after `serial` others on a page: 3.1 in chapter 3."""
    chapter = re.match(r"(?:.*/)?(\d+)-", docname)
    return f"{int(chapter[1])}.{serial + 1}" if chapter else str(serial + 1)


class Ask(SphinxDirective):
    """The directive itself. What is wrong with a question is a warning, so the build fails."""

    has_content, final_argument_whitespace = True, True
    required_arguments, optional_arguments = 0, 1
    option_spec = {"answer": directives.unchanged, "by": directives.unchanged}

    def run(self):
        question = " ".join(self.arguments).strip()
        answer = self.options.get("answer")
        try:
            found, after = checked(question, answer, "\n".join(self.content))
        except AskError as error:
            place = (self.state.document.current_source, self.lineno)
            logger.warning("a question of the page: %s", error, location=place, type="ask")
            return []
        serial = self.env.new_serialno("ask")
        number = number_of(self.env.docname, serial)
        name = f"ask-{number.replace('.', '-')}"
        box = nodes.container(classes=["ask"], ids=[name])
        box += self.paragraph(question, "ask-question")
        box[0].insert(0, [nodes.strong("", number), nodes.Text(" ")])
        box[0]["ids"] = [f"{name}-question"]
        if answer is None:
            for mark, text, reason in found:
                verdict = "Right." if mark == "x" else "Not this."
                kind = "ask-right" if mark == "x" else "ask-wrong"
                box += self.folded(text, reason, f"ask-choice {kind}", verdict)
        else:
            box += raw(
                f'<form class="ask-number" data-answer="{escape(answer)}" hidden>'
                '<label>Your number <input type="text" inputmode="text" autocomplete="off" '
                f'aria-describedby="{name}-question"></label> '
                '<button type="submit">Check</button> <output></output></form>'
            )
            if found:
                box += raw('<details class="ask-near"><summary>Known wrong numbers</summary>')
            for _, text, reason in found:
                box += raw(f'<div class="ask-note" data-near="{escape(text)}">')
                box += nodes.paragraph("", minus(text), classes=["ask-note-number"])
                box += self.blocks(reason)
                box += raw("</div>")
            if found:
                box += raw("</details>")
            box += self.folded("Answer", after, "ask-answer", f"{minus(answer)}.")
        return [box] if serial else [self.how(), box]

    def how(self):
        """What to do, once a page. Without a script no number is checked: a part of it hides."""
        always, checked = HOW
        script = nodes.inline("", checked, classes=["ask-script"])
        return nodes.paragraph("", "", nodes.Text(f"{always} "), script, classes=["ask-how"])

    def folded(self, summary, text, kind, verdict):
        inline, messages = self.state.inline_text(summary, self.lineno)
        head = nodes.inline("", "", *inline, *messages)
        return [
            raw(f'<details class="{kind}"><summary>'), head,
            raw(f'</summary><div class="ask-reason"><strong>{escape(verdict)}</strong>'),
            *self.blocks(text), raw("</div></details>"),
        ]  # fmt: skip

    def paragraph(self, text, kind):
        inline, messages = self.state.inline_text(text, self.lineno)
        return nodes.paragraph("", "", *inline, *messages, classes=[kind])

    def blocks(self, text):
        """Markdown text as nodes."""
        holder = nodes.container()
        from docutils.statemachine import StringList

        source = self.state.document.current_source or ""
        self.state.nested_parse(StringList(text.splitlines(), source), self.content_offset, holder)
        return holder.children


def minus(number):
    return number.replace("-", "\N{MINUS SIGN}")


def raw(html):
    return nodes.raw("", html, format="html")


def setup(app):
    app.add_directive("ask", Ask)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
