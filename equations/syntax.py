"""LaTeX to a tree: the tokens of the book's notation, read by the grammar in `grammar.lark`."""

import re
from functools import cache
from pathlib import Path

import lark

GRAMMAR = Path(__file__).with_name("grammar.lark")

FUNCTIONS = "log exp sin cos tan cosh sinh tanh arctan det max min ln"
OPERATORS = "tr artanh sign diag rank sigmoid softplus vec"
BIG = {r"\sum", r"\prod", r"\max", r"\min"}
SPACES = """, ; : ! quad qquad textstyle displaystyle limits nolimits left right middle
big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr bigm Bigm""".split()
NOTHING = {"\\" + name for name in SPACES} | {"\\ ", "~"}
ACCENTS = {r"\hat", r"\bar", r"\tilde", r"\widehat", r"\widetilde", r"\overline"}
LETTERFORMS = {
    r"\mathrm",
    r"\mathcal",
    r"\mathbb",
    r"\mathbf",
    r"\boldsymbol",
    r"\operatorname",
    r"\text",
}
GREEK = """alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu
xi pi rho sigma varsigma tau upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma
Phi Psi Omega ell infty""".split()

SIMPLE = {
    "+": "PLUS", "-": "MINUS", r"\cdot": "CDOT", r"\times": "CDOT", r"\odot": "ODOT", "/": "SLASH",
    "(": "LPAR", ")": "RPAR", "[": "LBRACKET", "]": "RBRACKET", "{": "LBRACE", "}": "RBRACE",
    r"\lVert": "LNORM", r"\rVert": "RNORM", r"\lvert": "LABS", r"\rvert": "RABS",
    r"\frac": "FRAC", r"\tfrac": "FRAC", r"\dfrac": "FRAC", r"\sqrt": "SQRT",
    ",": "COMMA", ";": "SEMICOLON", r"\mid": "MID", r"\|": "PARALLEL", "_": "SUB", "^": "SUP",
    "'": "PRIME", "*": "STAR", r"\star": "STAR", r"\top": "TOP", r"\int": "INT", r"\partial": "D",
    r"\nabla": "NABLA", r"\mathrm{d}": "D", r"\mathbb{E}": "EXPECT", r"\mathrm{Var}": "EXPECT",
}  # fmt: skip
RELATIONS = {
    ":=": ":=", "=": "=", r"\ge": ">=", r"\geq": ">=", r"\le": "<=", r"\leq": "<=", "<": "<",
    ">": ">", r"\lt": "<", r"\gt": ">", r"\approx": "~", r"\propto": "prop", r"\sim": "law",
    r"\ne": "!=", r"\in": "in", r"\notin": "not in",
}  # fmt: skip

WORD = re.compile(r"\\[a-zA-Z]+|\\.|\d+(?:\.\d+)?|:=|[a-zA-Z]|\s+|.", re.S)


class Unreadable(Exception):
    """LaTeX that the grammar does not know, with the piece at which reading stopped."""


def words(latex: str) -> list[tuple[str, int]]:
    """The words of LaTeX with their places, without spaces and without what only sets the type."""
    found = []
    for match in WORD.finditer(latex):
        word = match.group()
        if not word.isspace() and word not in NOTHING:
            found.append((word, match.start()))
    return found


class _Reader:
    """Walks over the words and writes tokens."""

    def __init__(self, latex: str):
        self.latex, self.words, self.place, self.tokens = latex, words(latex), 0, []

    def peek(self, ahead: int = 0) -> str:
        place = self.place + ahead
        return self.words[place][0] if place < len(self.words) else ""

    def next(self) -> tuple[str, int]:
        if self.place >= len(self.words):
            raise Unreadable("the formula ends too early")
        self.place += 1
        return self.words[self.place - 1]

    def emit(self, kind: str, text: str, start: int, end: int) -> None:
        token = lark.Token(kind, text, start_pos=start, end_pos=end, line=1, column=start + 1)
        token.end_line, token.end_column = 1, end + 1
        self.tokens.append(token)

    def braced_text(self) -> str:
        """The words of the group that begins here, joined: what follows \\mathrm."""
        word, start = self.next()
        if word != "{":
            return word
        text = []
        while self.peek() != "}":
            text.append(self.next()[0])
        self.next()
        return "".join(text)

    def name(self) -> tuple[str, int, int]:
        """A letter with its accents and letterform, as one canonical word."""
        word, start = self.next()
        if word in ACCENTS or word in LETTERFORMS:
            inner = self.accented() if word in ACCENTS else self.braced_text()
            word = f"{word}{{{inner}}}"
        return word, start, self.end()

    def accented(self) -> str:
        if self.peek() != "{":
            return self.name()[0]
        self.next()
        inner = self.name()[0]
        if self.next()[0] != "}":
            raise Unreadable("an accent stands over more than one letter")
        return inner

    def end(self) -> int:
        word, start = self.words[self.place - 1]
        return start + len(word)

    def braced(self) -> None:
        """One script or argument: as it stands in braces, or one word to which braces are added."""
        word = self.peek()
        if word == "{":
            self.next()
            self.emit("LBRACE", "{", self.end() - 1, self.end())
            while self.peek() != "}":
                self.token()
            self.next()
            self.emit("RBRACE", "}", self.end() - 1, self.end())
            return
        start = self.words[self.place][1] if self.place < len(self.words) else 0
        self.emit("LBRACE", "{", start, start)
        if word.isdigit() and len(word) > 1:  # \frac12 and x^24 take one digit
            self.words[self.place] = (word[1:], start + 1)
            self.emit("NUMBER", word[0], start, start + 1)
            end = start + 1
        else:
            self.token()
            end = self.end()
        self.emit("RBRACE", "}", end, end)

    def token(self) -> None:
        word, start = self.words[self.place] if self.place < len(self.words) else ("", 0)
        if word == "":
            raise Unreadable("the formula ends too early")
        if word in ACCENTS or word in LETTERFORMS:
            text, start, end = self.name()
            kind = SIMPLE.get(text) or self.kind_of_word(text)
            self.emit(kind, text, start, end)
            return
        self.next()
        end = start + len(word)
        if word in SIMPLE:
            kind = SIMPLE[word]
            self.emit(kind, word, start, end)
            if kind in ("SUB", "SUP", "SQRT"):
                self.braced()
            elif kind == "FRAC":
                self.braced()
                self.braced()
        elif word in RELATIONS:
            self.emit("RELATION", RELATIONS[word], start, end)
        elif word[0].isdigit():
            self.emit("NUMBER", word, start, end)
        elif word.isalpha() or (word[0] == "\\" and word[1:] in GREEK):
            self.emit("NAME", word, start, end)
        elif word in BIG and self.peek() not in ("(", "["):
            self.emit("BIG", word, start, end)
        elif word[0] == "\\" and word[1:] in FUNCTIONS.split():
            self.emit("FUNCTION_OF" if self.opens_group() else "FUNCTION", word[1:], start, end)
        else:
            raise Unreadable(f"unknown symbol {word!r}")

    def kind_of_word(self, text: str) -> str:
        form, inner = text.split("{", 1)
        if form == r"\operatorname" and inner[:-1] in (OPERATORS + " " + FUNCTIONS).split():
            return "FUNCTION_OF" if self.opens_group() else "FUNCTION"
        return "NAME"

    def opens_group(self) -> bool:
        """Does a parenthesis follow, perhaps after a power or a base?"""
        ahead = 0
        while self.peek(ahead) in ("^", "_"):
            ahead += 2
            if self.peek(ahead - 1) == "{":
                while self.peek(ahead) not in ("}", ""):
                    ahead += 1
                ahead += 1
        return self.peek(ahead) in ("(", "[")


def tokens(latex: str) -> list[lark.Token]:
    """The tokens of one side of an equation, each with its place in the LaTeX."""
    reader = _Reader(latex)
    while reader.place < len(reader.words):
        reader.token()
    return reader.tokens


class _Lexer(lark.lexer.Lexer):
    def __init__(self, settings):
        pass

    def lex(self, latex):
        return iter(tokens(latex))


@cache
def parser() -> lark.Lark:
    return lark.Lark(
        GRAMMAR.read_text(),
        parser="lalr",
        lexer=_Lexer,
        propagate_positions=True,
        maybe_placeholders=False,
    )


@cache
def parse(latex: str) -> lark.Tree:
    """The tree of one side of an equation. Raises `Unreadable` with the offending piece."""
    try:
        return parser().parse(latex).children[0]
    except lark.exceptions.UnexpectedToken as error:
        if error.token.type == "$END":
            raise Unreadable("the formula ends too early") from None
        near = latex[error.token.start_pos : error.token.start_pos + 30]
        raise Unreadable(f"cannot read on at {near!r}") from None
