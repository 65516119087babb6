"""The program that checks the displayed equations: its verdicts on the book, how it reads LaTeX."""

import json
import math
import re
import shutil
import subprocess
import sys
from collections import Counter
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

import pytest
import torch
from torch.distributions import Bernoulli, MultivariateNormal, Normal, kl_divergence

from equations import mutants, verify, worlds
from equations.evaluate import value_of
from equations.pages import Equation, Fault, Link, collect, from_lab, from_page, links
from equations.survivors import explained
from equations.syntax import GRAMMAR, Unreadable, parse
from equations.terms import READERS, Undefined
from equations.worlds import Maker, build, finite, line, plane, table

ROOT = Path(__file__).resolve().parent.parent
NOTES = ROOT / "tests" / "errors_of_the_notes.md"
RECORDED = ROOT / "results" / "equations.json"
PAGES = [
    path.relative_to(ROOT).as_posix()
    for folder, names in [(".", "index.md"), ("book", "*.md"), ("notebooks", "*.ipynb")]
    for path in sorted((ROOT / folder).glob(names))
]


def number(value) -> torch.Tensor:
    return torch.tensor(value, dtype=torch.float64)


def column(*entries: float) -> torch.Tensor:
    return number(entries).reshape(-1, 1)


@pytest.fixture(scope="module", autouse=True)
def one_thread():
    """Threads only slow down the many small tensors of a world."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


@pytest.fixture
def own_worlds(monkeypatch) -> list[Maker]:
    """The worlds and checks of one test: those of the book are hidden, and come back after it."""
    verify.load_chapters()  # first, or the chapters would register in this test's lists
    monkeypatch.setattr(worlds, "MAKERS", [])
    monkeypatch.setattr(verify, "CHECKS", {})
    return worlds.MAKERS


@pytest.fixture
def judge(own_worlds):
    """The verdicts on one equation in a world that is a dictionary."""

    def judged(latex: str, bindings: dict | None = None) -> list[verify.Verdict]:
        equation = Equation("eq-tiny-one", latex, "tiny.md", 1)
        if bindings is not None:
            own_worlds.append(Maker(lambda random: bindings, (equation.label,)))
        return verify.verify(equation, {equation.label: equation})

    return judged


# -- the book --------------------------------------------------------------------------------------


@cache
def book() -> dict[str, Equation]:
    return collect(ROOT)


@cache
def verdicts_of(page: str) -> list[verify.Verdict]:
    mine = [equation for equation in book().values() if equation.file == page]
    return [verdict for equation in mine for verdict in verify.verify(equation, book())]


def wrong(verdicts) -> str:
    """One line for each wrong link: where it stands and why it is wrong."""
    return "\n".join(
        f"{v.equation.file}:{v.equation.line}: {v.equation.label}, link {v.number}: {v.why}"
        for v in verdicts
        if v.how == "wrong"
    )


def assert_evaluated(verdicts, least: float):
    claims = [v for v in verdicts if v.how != "definition"]
    share = sum(v.how == "evaluated" for v in claims) / max(1, len(claims))
    by_hand = [f"{v.equation.label}, link {v.number}" for v in claims if v.how == "by hand"]
    shown = "\n".join(["by hand:", *by_hand, wrong(verdicts)])
    assert share >= least or not claims, f"only {share:.0%} are evaluated\n{shown}"


@pytest.mark.parametrize("page", PAGES)
def test_every_displayed_equation_of_a_page_holds(page):
    found = wrong(verdicts_of(page))
    assert not found, f"\n{found}"


@pytest.mark.parametrize("page", PAGES)
def test_at_least_six_links_in_ten_of_a_page_are_evaluated_from_their_latex(page):
    assert_evaluated(verdicts_of(page), 0.6)


def test_at_least_seven_links_in_ten_of_the_book_are_evaluated_from_their_latex():
    verdicts = [verdict for page in PAGES for verdict in verdicts_of(page)]
    assert len(verdicts) > 600, "equations are missing"
    assert_evaluated(verdicts, 0.7)


def test_the_recorded_verdicts_are_those_of_the_book_as_it_stands():
    assert RECORDED.exists(), "run `make equations`"
    now: dict[str, list[str]] = {}
    for v in [verdict for page in PAGES for verdict in verdicts_of(page)]:
        now.setdefault(v.equation.label, [verify.seal_of(v.equation.latex)]).append(v.how)
    recorded = {
        label: [entry["seal"], *(how for _, how, *_ in entry["links"])]
        for label, entry in json.loads(RECORDED.read_text())["equations"].items()
    }
    stale = [label for label in {**now, **recorded} if now.get(label) != recorded.get(label)]
    assert not stale, f"run `make equations`: {', '.join(stale)}"


def test_every_world_and_every_check_by_hand_belongs_to_links_of_the_book():
    verify.load_chapters()
    verify.stale_checks(book())
    for maker in worlds.MAKERS:
        for pattern in maker.labels:
            named = [equation for label, equation in book().items() if fnmatchcase(label, pattern)]
            assert named, f"the world {maker.name} names {pattern}, which stands nowhere"
            assert max(maker.links, default=0) <= max(len(links(e)) for e in named), maker.name
    for label, hand in verify.CHECKS.items():
        assert max(hand.links, default=0) <= len(links(book()[label])), label


def test_a_mistake_made_in_an_equation_is_noticed():
    """A sample of the book; `make equations-mutants` does all of it."""
    verify.load_chapters()
    found = [m for equation in list(book().values())[::25] for m in mutants.run(equation, book())]
    survivors = [m for m in found if m.fate == "survived"]
    killed = sum(m.fate == "killed" for m in found)
    shown = "\n".join(f"{m.equation.label}, {m.kind}: {m.before} -> {m.after}" for m in survivors)
    assert killed > 200, "the sample is too small"
    assert killed >= 0.95 * (killed + len(survivors)), f"\n{shown}"
    for label, number in Counter(m.equation.label for m in survivors).items():
        assert explained(label, number), f"{label}, in equations/survivors.py:\n{shown}"
    unreadable = [m.after for m in found if "cannot read" in m.why or "ends too early" in m.why]
    assert not unreadable, "a mutant that is no formula proves nothing"


# -- errors of lecture notes -----------------------------------------------------------------------

OF_THE_NOTES: list[Maker] = []  # kept apart: the book's verification never sees these worlds
NAMES = re.findall(r"^:label: eq-wrong-(\S+)", NOTES.read_text(), re.MULTILINE)


def about(*names: str):
    """A world for the wrong and for the right equation of these names."""

    def keep(function):
        labels = tuple(f"eq-{side}-{name}" for name in names for side in ("wrong", "right"))
        OF_THE_NOTES.append(Maker(function, labels))
        return function

    return keep


def narrow_model(random) -> dict:
    """A Gaussian model whose evidence is above 1, so that the logarithm of the bound exists."""
    w, s = random.uniform(0.17, 0.22), random.uniform(0.08, 0.1)
    x, variance = random.uniform(-0.1, 0.1), 1 / (1 + w**2 / s**2)
    mean = variance * w * x / s**2
    return {
        "z": line(), "x": x, "w": w, "s": s, "m": mean, "v": variance,
        r"\mu": mean + random.uniform(0.1, 0.2), r"\sigma": random.uniform(0.5, 0.6),
        "p(z)": r"\mathcal{N}(z;0,1)",
        r"p_\theta(x\mid z)": r"\mathcal{N}(x;wz,s^2)",
        r"p_\theta(x,z)": r"\mathcal{N}(x;wz,s^2)\,\mathcal{N}(z;0,1)",
        r"p_\theta(x)": r"\mathcal{N}(x;0,w^2+s^2)",
        r"p_\theta(z\mid x)": r"\mathcal{N}(z;m,v)",
        r"q_\phi(z\mid x)": r"\mathcal{N}(z;\mu,\sigma^2)",
    }  # fmt: skip


@about("bound-chain", "entropy-as-divergence", "first-form", "second-form", "lost-divergence")
@about("loss-as-bound", "divergence-sign", "bracket", "printed-bracket")
def model_with_its_bound(random):
    """The bound as the evidence minus the gap."""
    return {
        **narrow_model(random),
        r"\mathcal{L}(x)": r"\log p_\theta(x)-\mathrm{KL}(q_\phi(z\mid x)\,\|\,p_\theta(z\mid x))",
        r"\mathcal{D}(x)": r"\mathbb{E}_{q_\phi(z\mid x)}[-\log p_\theta(x\mid z)]",
        r"\mathcal{R}(x)": r"\mathrm{KL}(q_\phi(z\mid x)\,\|\,p(z))",
    }


@about("jensen-direction")
def concave_function(random):
    """A parabola that opens downwards, over four values."""
    z, a, b = finite(random.normal(4)), random.normal(), random.positive()
    return {"z": z, "q(z)": random.joint(z), "f": lambda u: a * u - b * u**2}


@about("forgotten-constant")
def one_gaussian(random):
    """A mean and a standard deviation."""
    return {r"\mu": random.normal(), r"\sigma": random.positive()}


@about("narrow-prior")
def narrow_gaussian(random):
    """A Gaussian about as narrow as the prior."""
    return {r"\mu": 0.01 * random.normal(), r"\sigma": 0.01 * random.positive()}


@about("squared-mean", "determinant-sign")
def gaussian_on_the_plane(random):
    """A Gaussian vector with correlated entries."""
    eye = torch.eye(2, dtype=torch.float64)
    return {r"\mu": random.vector(2), r"\Sigma": random.spd(2), "I": eye, "K": 2}


@about("divergence-order", "sample-average")
def two_samples(random):
    """Two codes from the encoder; model and encoder are random tables."""
    model = table(random, r"p_\theta")
    other, z = random.joint(model["x"], model["z"]), model["z"]
    return {
        **model, "p(z)": model[r"p_\theta(z)"], "L": 2,
        r"q_\phi(z\mid x)": lambda b, a: other(a, b) / z.integrate(lambda c: other(a, c)),
        r"\mathbb{E}": r"q_\phi(z_1\mid x)q_\phi(z_2\mid x)",
        r"\mathcal{L}(x)": r"\log p_\theta(x)-\mathrm{KL}(q_\phi(z\mid x)\,\|\,p_\theta(z\mid x))",
    }  # fmt: skip


@about("linear-data-term")
def three_pixels(random):
    """A Gaussian decoder of three pixels."""
    return {"x": random.vector(3), r"\mu": random.vector(3), r"\Sigma": random.spd(3)}


@about("noise-first")
def any_function(random):
    """Two variables have the same law if all functions have the same averages."""
    return {
        "z": line(), r"\varepsilon": line(), "f": random.function(),
        r"\mu": random.normal(), r"\sigma": random.positive(),
    }  # fmt: skip


@about("learning-step")
def decoder_of_one_weight(random):
    """The bound as a function of the decoder's weight; the step size is 0."""
    return {
        r"\eta": number(0.0), r"\theta": random.normal(), "x": random.normal(),
        "s": random.positive(), "m": random.normal(), "v": random.positive(),
        r"\mathcal{L}_{\mathrm{VAE}}(\theta)":
            r"\mathbb{E}_{\mathcal{N}(z;m,v^2)}[\log\mathcal{N}(x;\sin(\theta z)+\theta,s^2)]"
            r"-\mathrm{KL}(\mathcal{N}(m,v^2)\,\|\,\mathcal{N}(0,1))",
    }  # fmt: skip


@about("half-cross-entropy")
def black_and_white_image(random):
    """Four pixels, some black and some white; the density comes from torch."""
    shades = random.probability(4, 1)
    return {
        "x": column(0, 1, 1, 0), "z": random.normal(), r"\hat x": shades, "D": 4,
        r"p_\theta(x\mid z)": lambda x, z: Bernoulli(shades).log_prob(x).sum().exp(),
    }  # fmt: skip


@about("exchanged-labels")
def best_discriminator(random):
    """The share of the prior among prior and codes, changed by nothing yet."""
    z = finite(random.normal(4))
    return {
        "z": z, "p(z)": random.joint(z), "q(z)": random.joint(z), "h": random.function(),
        "t": number(0.0), "D(z)": r"\frac{p(z)}{p(z)+q(z)}",
    }  # fmt: skip


@about("encoder-push")
def codes_beside_the_prior(random):
    """Codes around m > 0, and the discriminator that is best for them; it stands still."""
    mean, scale = random.uniform(0.8, 1.5), random.uniform(0.95, 1.05)
    prior, codes = Normal(number(0.0), number(1.0)), Normal(mean, scale)
    return {
        "m": mean, "s": scale,
        "D(z)": lambda z: torch.sigmoid(prior.log_prob(z) - codes.log_prob(z)),
    }  # fmt: skip


@cache
def book_with_notes() -> dict[str, Equation]:
    return book() | {equation.label: equation for equation in from_page(NOTES)}


@pytest.fixture
def worlds_of_the_notes(own_worlds, monkeypatch):
    monkeypatch.setattr(worlds, "MAKERS", OF_THE_NOTES)


@pytest.mark.parametrize("name", NAMES)
def test_an_error_of_the_notes_is_rejected_because_its_sides_differ(name, worlds_of_the_notes):
    equation = book_with_notes()[f"eq-wrong-{name}"]
    verdicts = verify.verify(equation, book_with_notes())
    assert any(re.search(r" is [-\d\[].*, .* is [-\d\[]", verdict.why) for verdict in verdicts)
    drawn = verify.draw(equation, book_with_notes())
    for verdict in verdicts:
        why, no_value = verify.judge_link(verdict.link, drawn)
        assert not no_value, why
        assert verdict.how == ("wrong" if why else "evaluated")


@pytest.mark.parametrize("name", NAMES)
def test_the_correction_of_an_error_of_the_notes_holds(name, worlds_of_the_notes):
    equation = book_with_notes()[f"eq-right-{name}"]
    verdicts = verify.verify(equation, book_with_notes())
    assert verdicts and all(verdict.how == "evaluated" for verdict in verdicts), wrong(verdicts)


def test_every_error_of_the_notes_is_followed_by_its_correction():
    labels = [equation.label for equation in from_page(NOTES)]
    assert len(NAMES) > 20
    assert labels == [f"eq-{side}-{name}" for name in NAMES for side in ("wrong", "right")]


def test_the_errors_of_the_notes_are_no_part_of_the_book():
    verify.load_chapters()
    assert not [label for label in book() if label.startswith(("eq-wrong-", "eq-right-"))]
    assert not [name for name in NAMES if worlds.worlds_of(f"eq-wrong-{name}")]


# -- pages and labs --------------------------------------------------------------------------------

SHOWN = "```{math}\n:label: eq-tiny-one\na &= b\n```\n"
NOT_SHOWN = {
    "an equation without a label": ("text\n\n```{math}\na = b\n```\n", 3),
    "one in another directive": ("````{dropdown} A\n\n```{math}\na = b\n```\n````\n", 3),
    "one with tildes": ("~~~{math}\na = b\n~~~\n", 1),
    "one with colons": (":::{math}\na = b\n:::\n", 1),
    "double dollars": ("text\n\n$$\na = b\n$$\n", 3),
    "double dollars after a code block": ("```python\nx\n```\n\n$$a = b$$\n", 5),
    "double dollars after an equation": (SHOWN + "\n$$a = b$$\n", 6),
    "double dollars in another directive": ("```{prf:proof}\nText.\n\n$$a = b$$\n```\n", 4),
    "brackets": ("text\n\\[ a = b \\]\n", 2),
    "an environment": ("\n\\begin{align*}\na &= b\n\\end{align*}\n", 2),
    "an old environment": ("\\begin{eqnarray}\na &= b\n\\end{eqnarray}\n", 1),
    "reStructuredText": ("```{eval-rst}\n.. math::\n\n   a = b\n```\n", 2),
    "a directive that never ends": ("text\n\n```{math}\n:label: eq-tiny-one\na = b\n", 3),
}


def page_of(folder: Path, text: str) -> Path:
    path = folder / "page.md"
    path.write_text(text)
    return path


@pytest.mark.parametrize("text, at", NOT_SHOWN.values(), ids=NOT_SHOWN)
def test_an_equation_that_could_escape_is_an_error_with_its_file_and_line(tmp_path, text, at):
    with pytest.raises(Fault, match=rf"^page\.md:{at}: "):
        from_page(page_of(tmp_path, text), tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        f"````\n{SHOWN}```{{math}}\na = b\n```\n$$a = b$$\n````\n",
        f"````markdown\n{SHOWN}````\n",
        "```latex\n$$a = b$$\n\\[ a \\]\n```\n",
        "```{code-block} latex\n$$a = b$$\n```\n",
        "~~~\n$$a = b$$\n~~~\n",
        "The marks `$$` and `\\[` display.\n",
        "Inline $a = b$ and $\\sigma$.\n",
    ],
)
def test_code_that_shows_an_equation_is_none(tmp_path, text):
    found = from_page(page_of(tmp_path, text + SHOWN), tmp_path)
    assert [equation.line for equation in found] == [text.count("\n") + 1]


@pytest.mark.parametrize(
    "text",
    [
        SHOWN,
        "````{math}\n:label: eq-tiny-one\na &= b\n````\n",
        ":::{math}\n:label: eq-tiny-one\na &= b\n:::\n",
        "- item\n\n  ```{math}\n  :label: eq-tiny-one\n\n  a &= b\n  ```\n",
        "> ```{math}\n> :label: eq-tiny-one\n> a &= b\n> ```\n",
        f"`````{{dropdown}} A\n````{{prf:proof}}\nText.\n\n{SHOWN}````\n`````\n",
        "````{prf:proof}\nText.\n```python\n$$\n```\n" + SHOWN + "````\n",
        "```{math}\n:label: eq-tiny-one\n:nowrap:\na &= b\n```\n",
    ],
)
def test_an_equation_is_found_wherever_a_page_may_show_it(tmp_path, text):
    (found,) = from_page(page_of(tmp_path, text), tmp_path)
    assert (found.label, found.latex) == ("eq-tiny-one", "a &= b")
    assert "{math}" in text.splitlines()[found.line - 1]


def test_two_equations_with_one_label_are_an_error_that_names_both(tmp_path):
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / "01-one.md").write_text("\n" + SHOWN)
    (tmp_path / "book" / "02-two.md").write_text(SHOWN)
    with pytest.raises(Fault, match=r"book/02-two\.md:1: eq-tiny-one: .*book/01-one\.md:2"):
        collect(tmp_path)


def test_double_dollars_in_a_lab_are_an_equation_named_by_lab_and_cell(tmp_path):
    cells = [
        {"cell_type": "markdown", "id": "title", "source": ["# Lab\n", "Inline $a = b$.\n"]},
        {"cell_type": "code", "id": "code", "source": ["'$$a = b$$'"]},
        {"cell_type": "markdown", "id": "two", "source": ["$$\na = b\n$$\n", "and $$c = d$$"]},
    ]
    (tmp_path / "notebooks").mkdir()
    lab = tmp_path / "notebooks" / "01-lab.ipynb"
    lab.write_text(json.dumps({"cells": cells}))
    found = from_lab(lab, tmp_path)
    assert [(e.label, e.latex) for e in found] == [
        ("lab-01-lab-two", "a = b"),
        ("lab-01-lab-two-2", "c = d"),
    ]
    assert {(e.file, e.line) for e in found} == {("notebooks/01-lab.ipynb", 3)}
    assert list(collect(tmp_path)) == ["lab-01-lab-two", "lab-01-lab-two-2"]


# -- links -----------------------------------------------------------------------------------------


def links_of(latex: str) -> list[Link]:
    return links(Equation("eq-tiny-one", latex, "tiny.md", 1))


CHAINS = {
    "a chain": (r"a = b \ge c", [("a", "=", "b"), ("b", ">=", "c")]),
    "a block": (
        r"\begin{aligned} a &= b && \text{one}\\ &\le c && \text{two} \end{aligned}",
        [("a", "=", "b", r"\text{one}"), ("b", "<=", "c", r"\text{two}")],
    ),
    "a left side alone": (r"&a + b\\ &= c\\ &= d", [("a + b", "=", "c"), ("c", "=", "d")]),
    "a continued row": (
        r"a &= b && \text{one}\\ &\quad + c\\ &= d && \text{two}",
        [("a", "=", "b + c", r"\text{one}"), ("b + c", "=", "d", r"\text{two}")],
    ),
    "a continued left side": (r"&a\\ &\quad - b\\ &= c", [("a - b", "=", "c")]),
    "two rows": (r"a &= b\\ c &= d", [("a", "=", "b"), ("c", "=", "d")]),
    "a list": (r"a = b, \qquad c \approx d.", [("a", "=", "b"), ("c", "~", "d")]),
    "a definition and a claim": ("a := b = c", [("a", ":=", "b"), ("b", "=", "c")]),
    "inner relations": (
        r"\sum_{k=1}^{K} f(k, a\le b) = \Big[\frac{c=d}{e}\Big]",
        [(r"\sum_{k=1}^{K} f(k, a\le b)", "=", r"\Big[\frac{c=d}{e}\Big]")],
    ),
    "inner rows": (r"a = \text{b\\ c}", [("a", "=", r"\text{b\\ c}")]),
    "all relations": (
        r"a \propto b \sim c \geq d \leq e > f < g \ne h",
        [("a", "prop", "b"), ("b", "law", "c"), ("c", ">=", "d"), ("d", "<=", "e"),
         ("e", ">", "f"), ("f", "<", "g"), ("g", "!=", "h")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("latex, expected", CHAINS.values(), ids=CHAINS)
def test_an_equation_is_split_into_its_links(latex, expected):
    assert links_of(latex) == [Link(*link) for link in expected]


@pytest.mark.parametrize(
    "latex, what",
    [
        ("a + b", "no relation"),
        ("= b", "nothing stands left of"),
        ("a =", "nothing stands right of"),
        (r"a = b \qquad c", "without a relation|no relation"),
    ],
)
def test_an_equation_without_two_sides_is_wrong_and_says_so(latex, what, judge):
    (verdict,) = judge(latex, {"a": 1, "b": 1})
    assert verdict.how == "wrong" and re.search(what, verdict.why), verdict


# -- the grammar -----------------------------------------------------------------------------------

A, B = number([[2.0, 1.0], [0.5, 3.0]]), number([[1.0, 2.0], [3.0, 5.0]])
S = number([[1.2, 0.3], [0.3, 0.7]])
V, Y = column(1, 2), column(3, 5)
EYE = torch.eye(2, dtype=torch.float64)
COS, SIN = math.cos(0.7), math.sin(0.7)

NUMBERS = {
    "a": number(2.0), "b": number(3.0), "t": number(0.7), "K": 3, "n": 2,
    "u": [number(1.0), number(2.0), number(4.0), number(8.0)], r"\sum_i": 4, "v": V,
    r"\mathcal{A}": {1, 3}, r"\sigma": number(1.5), r"\rho": number(0.5), "z": line(0.7),
}  # fmt: skip
MATRICES = {
    "a": number(2.0), "A": A, "B": B, "v": V, "y": Y, "s": column(3, 4), "x": [V, Y],
    "n": 2, "d": 1,
}  # fmt: skip
FUNCTIONS = {
    "a": number(2.0), "b": number(10.0), "t": number(0.7), "z": number(0.7), "d": 2, "v": V,
    "w": column(3, 5), "a^*": number(6.0), "t_1^*": number(7.0),
    "f": torch.sin, "g": torch.sinh, "g^{-1}(z)": torch.asinh,
    r"f_\theta(z)": lambda z: torch.stack([z, z**2]).reshape(2, 1),
    "F(t)": "t^3+a", "c": "F(a)+1", "h(v)": r"v^\top v\,v", "r_k(t)": "kt",
    r"\hat x_d": r"d\,w_d+b",
}  # fmt: skip
# x and z are 1 or 2; p(x) = x/3 and p(z) = z/3; p(z | x) = (z + x) / (3 + 2x). A free x is 1.
TWO_VALUES = {
    "x": finite([1.0, 2.0]), "z": finite([1.0, 2.0]),
    "p(x)": lambda x: x / 3, "p(z)": lambda z: z / 3, "q(z)": lambda z: 0.5 + 0 * z,
    r"p(z\mid x)": lambda z, x: (z + x) / (3 + 2 * x), "q": "q(z)", "p": "p(z)",
    r"\mathbb{E}": r"p(x)\,p(z)", r"\mathbb{E}_q": "q(z)", r"\mathbb{E}_x": "p(x)",
    r"\mathbb{E}_{x,z}": r"p(z\mid x)\,p(x)", r"\mathbb{E}[\mid x]": r"p(z\mid x)",
}  # fmt: skip
GAUSSIANS = {
    "z": line(0.7), "x": line(0.2), r"\varepsilon": line(),
    r"\mu": number(0.4), r"\sigma": number(1.3),
    "a": number(0.8), "b": number(-0.5), "v": V, "y": Y, "C": S, "B": S + EYE, "I": EYE,
    "p(z)": r"\mathcal{N}(z;0,1)", r"p(x\mid z)": r"\mathcal{N}(x;az,1)",
    "q(z)": r"\mathcal{N}(z;\mu,\sigma^2)",
}  # fmt: skip
PLANE = {"z": plane((0.3, -0.4)), "m": column(0.5, -1.0), "C": S, "p(z)": r"\mathcal{N}(z;m,C)"}


def gaussian(mean, scale) -> Normal:
    return Normal(number(mean), number(scale))


def kl(q, p) -> float:
    return kl_divergence(q, p).item()


def plane_gaussian(mean, covariance) -> MultivariateNormal:
    return MultivariateNormal(mean.squeeze(-1), covariance)


VALUES = [
    # numbers, products, powers: a = 2, b = 3
    (r"\frac12", NUMBERS, 0.5),
    (r"\frac ab", NUMBERS, 2 / 3),
    (r"\frac1{2a}", NUMBERS, 0.25),
    (r"\tfrac{a+1}{b}", NUMBERS, 1),
    ("a^24", NUMBERS, 16),
    ("a^{24}", NUMBERS, 2**24),
    ("2a^2b", NUMBERS, 24),
    ("-a^2", NUMBERS, -4),
    ("+a-b", NUMBERS, -1),
    ("a-b-1", NUMBERS, -2),
    ("a/b/4", NUMBERS, 1 / 6),
    (r"a\cdot b/4\times 2", NUMBERS, 3),
    ("ab(a+b)", NUMBERS, 30),
    (r"a^{-\top}", NUMBERS, 0.5),
    ("a^{-1}b^{1/2}", NUMBERS, math.sqrt(3) / 2),
    ("10^{-2}+0.5", NUMBERS, 0.51),
    ("e^{a}", NUMBERS, math.e**2),
    (r"2\pi", NUMBERS, 2 * math.pi),
    (r"\sqrt2\,\sqrt{a}", NUMBERS, 2),
    (r"\lvert a-b\rvert", NUMBERS, 1),
    (r"{a}[b]\big(a\big)", NUMBERS, 12),
    (r"v_2(1-\rho^2)^2", NUMBERS, 2 * 0.75**2),
    (r"a^2(1-\rho)^{b}", NUMBERS, 4 / 8),
    (r"\rho^b(a+b)^2", NUMBERS, 25 / 8),
    # functions with a name take a bracket, or the factors up to the next function
    (r"\log a", NUMBERS, math.log(2)),
    (r"\log ab", NUMBERS, math.log(6)),
    (r"\log\frac ab", NUMBERS, math.log(2 / 3)),
    (r"\log(a)\,b", NUMBERS, 3 * math.log(2)),
    (r"\log_2(a)\,b", NUMBERS, 3),
    (r"\log_{2}(a)\,b", NUMBERS, 3),
    (r"\log_2 8a", NUMBERS, 4),
    (r"\log a\log b", NUMBERS, math.log(2) * math.log(3)),
    (r"\log a\cdot b", NUMBERS, 3 * math.log(2)),
    (r"\log\log b", NUMBERS, math.log(math.log(3))),
    (r"-\log a+b", NUMBERS, 3 - math.log(2)),
    (r"\log a(a+b)", NUMBERS, math.log(10)),
    (r"\log\sum_i u_i", NUMBERS, math.log(15)),
    (r"\log r_3(a)h_2(v)", FUNCTIONS, math.log(60)),
    (r"\log f'(t)+\log f^2(t)", FUNCTIONS, math.log(COS) + 2 * math.log(SIN)),
    (r"\log f_\theta(z)_2", FUNCTIONS, math.log(0.49)),
    (r"\log(f(-t)f(-t)t)", FUNCTIONS, math.log(0.7 * SIN**2)),
    (r"\log\frac{f(-t)}{-t}", FUNCTIONS, math.log(SIN / 0.7)),
    (r"\log(v^\top h(v))", FUNCTIONS, math.log(25)),
    (r"\cos^2 t", NUMBERS, COS**2),
    (r"\cos^{2}(t)\,a", NUMBERS, 2 * COS**2),
    (r"\sin t\cos t", NUMBERS, SIN * COS),
    (r"\exp(-a)\exp[b]", NUMBERS, math.e),
    (r"\tanh t+\cosh(t)-\sinh t", NUMBERS, math.tanh(0.7) + math.exp(-0.7)),
    (r"\operatorname{sigmoid}(t)", NUMBERS, 1 / (1 + math.exp(-0.7))),
    (r"\operatorname{artanh}t", NUMBERS, math.atanh(0.7)),
    (r"\max(a,b)-\min(a,b)", NUMBERS, 1),
    # sums, products, integrals take the rest of their term
    (r"\sum_{k=1}^{K}k^2a+b", NUMBERS, 31),
    (r"\sum_{k=2}^K(k+a)", NUMBERS, 9),
    (r"\sum_{k=0}^{K}k^2", NUMBERS, 14),
    (r"\sum_{i\le K}u_i", NUMBERS, 7),
    (r"\sum_{i>K}u_i", NUMBERS, 8),
    (r"\sum_{i\ne n}u_i", NUMBERS, 13),
    (r"\sum_{i\notin\mathcal{A}}u_i", NUMBERS, 10),
    (r"\sum_{i\in\mathcal{A},i>1}u_i", NUMBERS, 4),
    (r"\sum_iu_i\cdot a", NUMBERS, 30),
    (r"\sum_{k=1}^{K}-k", NUMBERS, -6),
    (r"\sum_{k=1}^{K}\sum_{i=1}^{k}u_i", NUMBERS, 1 + 3 + 7),
    (r"\sum_{k=1}^{0}k", NUMBERS, 0),
    (r"\prod_{i<K}u_i", NUMBERS, 2),
    (r"\prod_{k=1}^{K}k\,a", NUMBERS, 48),
    (r"\max_iu_i+\min_i u_i", NUMBERS, 9),
    (r"\int_0^1 x^2\,\mathrm{d}x", NUMBERS, 1 / 3),
    (r"\int_0^a\int_0^x xy\,\mathrm{d}y\,\mathrm{d}x", NUMBERS, 2),
    (r"\int_0^a\int_0^b x\,\mathrm{d}x\,\mathrm{d}y", NUMBERS, 9),
    (r"\int_0^1-x\,\mathrm{d}x\,b", NUMBERS, -1.5),
    (r"\int e^{-z^2}\,\mathrm{d}z", NUMBERS, math.sqrt(math.pi)),
    (r"\int_{0.5}^{1}x\,\mathrm{d}x", NUMBERS, 0.375),
    (r"\int_{-\infty}^{\infty}e^{-x^2}\,\mathrm{d}x", NUMBERS, math.sqrt(math.pi)),
    (r"\int_{-\infty}^0xe^{-x^2}\,\mathrm{d}x", NUMBERS, -0.5),
    (r"\int_0^\infty e^{-x^2}\,\mathrm{d}x", NUMBERS, math.sqrt(math.pi) / 2),
    (r"\big[z^2+a\big]_{a}^{b}", NUMBERS, 5),
    (r"\big[-e^{-z^2}\big]_{0}^{\infty}", NUMBERS, 1),
    # vectors and matrices; x_1 = v, x_2 = y
    ("A^{-1}", MATRICES, torch.linalg.inv(A)),
    (r"A^\top", MATRICES, A.T),
    (r"A^{-\top}", MATRICES, torch.linalg.inv(A).T),
    ("A^2B", MATRICES, A @ A @ B),
    (r"v^\top Ay", MATRICES, (V.T @ A @ Y).item()),
    (r"vy^\top", MATRICES, V @ Y.T),
    (r"v^\top y\,v", MATRICES, 13 * V),
    (r"vv^\top y", MATRICES, 13 * V),
    (r"v\odot y", MATRICES, column(3, 10)),
    (r"\lVert v-y\rVert", MATRICES, math.sqrt(13)),
    (r"\lVert v-y\rVert^2", MATRICES, 13),
    (r"\lVert s\rVert^{3}", MATRICES, 125),
    (r"\operatorname{tr}(AB)", MATRICES, (A @ B).trace().item()),
    (r"\operatorname{tr}A+\det A", MATRICES, 5 + 5.5),
    (r"\log\det(A)", MATRICES, math.log(5.5)),
    (r"\operatorname{diag}(v)", MATRICES, torch.diag(V.squeeze())),
    (r"\operatorname{diag}(A)", MATRICES, column(2, 3)),
    ("A_{1,2}", MATRICES, 1),
    ("A_{nd}", MATRICES, 0.5),
    ("x_n", MATRICES, Y),
    ("x_{nd}", MATRICES, 3),
    ("x_{d+1}", MATRICES, Y),
    ("(Av)_2", MATRICES, 6.5),
    # functions, definitions, primes
    ("f(t)", FUNCTIONS, SIN),
    ("f^2(t)", FUNCTIONS, SIN**2),
    ("f(t)^2", FUNCTIONS, SIN**2),
    ("f'(t)", FUNCTIONS, COS),
    ("f''(t)a", FUNCTIONS, -2 * SIN),
    ("F'(t)", FUNCTIONS, 3 * 0.49),
    ("g^{-1}(g(t))", FUNCTIONS, 0.7),
    ("a(t+1)", FUNCTIONS, 3.4),
    ("F(a)", FUNCTIONS, 10),
    (r"a^*t^\star_1", FUNCTIONS, 42),
    ("c", FUNCTIONS, 11),
    (r"\hat x_2", FUNCTIONS, 20),
    (r"\sum_{d=1}^{2}\hat x_d", FUNCTIONS, 33),
    ("r_3(a)", FUNCTIONS, 6),
    ("h_2(v)", FUNCTIONS, 10),
    (r"f_\theta(z)_d", FUNCTIONS, 0.49),
    (r"f_\theta(z)_{1}^2", FUNCTIONS, 0.49),
    # derivatives take the rest of their term
    (r"\frac{\mathrm{d}}{\mathrm{d}t}\,t^3a+a", FUNCTIONS, 6 * 0.49 + 2),
    (r"\frac{\partial F(t)}{\partial t}", FUNCTIONS, 3 * 0.49),
    (r"\frac{\partial^2}{\partial t^2}\,F(t)", FUNCTIONS, 6 * 0.7),
    (r"\frac{\mathrm{d}^2F(t)}{\mathrm{d}t^2}", FUNCTIONS, 6 * 0.7),
    (r"\frac{\partial}{\partial a}\,c", FUNCTIONS, 12 + 1),
    (r"\frac{\partial}{\partial a}\,t", FUNCTIONS, 0),
    (r"\frac{\partial}{\partial\sigma^2}\,\sigma^4", NUMBERS, 2 * 1.5**2),
    (r"\frac{\partial}{\partial\sigma^2}\,\log\sigma", NUMBERS, 1 / (2 * 1.5**2)),
    (r"\frac{\partial}{\partial u_3}\,\sum_i u_i^2", NUMBERS, 8),
    (r"\nabla_v\,v^\top Av", MATRICES, (A + A.T) @ V),
    (r"\frac{\partial}{\partial v_1}\,v^\top Av", MATRICES, ((A + A.T) @ V)[0, 0].item()),
    (r"\frac{\partial}{\partial A}\,v^\top Ay", MATRICES, V @ Y.T),
    (r"\frac{\partial Av}{\partial v}", MATRICES, A),
    (r"\frac{\partial h(v)}{\partial v}", FUNCTIONS, 5 * EYE + 2 * V @ V.T),
    (r"\frac{\partial}{\partial x_2}\,x_1^\top x_2", MATRICES, V),
    (r"\nabla_\mu\,\mathbb{E}_{\mathcal{N}(z;\mu,\sigma^2)}[z^2]", GAUSSIANS, 0.8),
    (r"\nabla_\sigma\,\mathbb{E}_{q(z)}[z^2]", GAUSSIANS, 2.6),
    (r"\nabla_\sigma\,\mathbb{E}_{\mathcal{N}(\varepsilon;0,1)}[(\mu+\sigma\varepsilon)^2]",
     GAUSSIANS, 2.6),
    # densities and expectations
    ("p(x)p(z)", TWO_VALUES, 1 / 9),
    (r"\sum_z p(z)z", TWO_VALUES, 5 / 3),
    (r"\mathbb{E}_{p(z)}[z^2]", TWO_VALUES, 3),
    (r"\mathbb{E}_{p(z)}[z]^2", TWO_VALUES, 25 / 9),
    (r"\mathbb{E}_{p(z)}^2[z]", TWO_VALUES, 25 / 9),
    (r"\mathbb{E}_q[z]", TWO_VALUES, 1.5),
    (r"2\,\mathbb{E}_{q}[z]-1", TWO_VALUES, 2),
    (r"\mathbb{E}[xz]", TWO_VALUES, 25 / 9),
    (r"\mathbb{E}_{p(x)p(z\mid x)}[xz]", TWO_VALUES, (8 / 5 + 2 * 2 * 11 / 7) / 3),
    (r"\mathbb{E}_{x,z}[xz]", TWO_VALUES, (8 / 5 + 2 * 2 * 11 / 7) / 3),
    (r"\mathbb{E}_{p(x)}[\mathbb{E}_{p(z\mid x)}[xz]]", TWO_VALUES, (8 / 5 + 2 * 2 * 11 / 7) / 3),
    (r"\mathbb{E}_x\mathbb{E}_{p(z\mid x)}[xz]", TWO_VALUES, (8 / 5 + 2 * 2 * 11 / 7) / 3),
    (r"\mathbb{E}[z\mid x]", TWO_VALUES, 8 / 5),
    (r"\mathbb{E}_x[\mathbb{E}[z\mid x]]", TWO_VALUES, (8 / 5 + 2 * 11 / 7) / 3),
    (r"\mathrm{Var}_{p(z)}[z]", TWO_VALUES, 3 - 25 / 9),
    (r"\mathrm{Var}_q[2z]", TWO_VALUES, 1),
    (r"\mathrm{Var}[x+z]", TWO_VALUES, 2 * (3 - 25 / 9)),
    (r"\mathbb{E}_q\log z", TWO_VALUES, math.log(2) / 2),
    (r"\mathbb{E}_{p(z)}\lVert z\rVert^2", TWO_VALUES, 3),
    (r"\mathrm{KL}(q\,\|\,p)", TWO_VALUES, math.log(1.125) / 2),
    (r"\log\mathrm{KL}(q\,\|\,p)", TWO_VALUES, math.log(math.log(1.125) / 2)),
    (r"\mathrm{KL}(p(z\mid x)\,\|\,q(z))", TWO_VALUES, 0.4 * math.log(0.8) + 0.6 * math.log(1.2)),
    (r"\mathcal{N}(z;\mu,\sigma^2)", GAUSSIANS, gaussian(0.4, 1.3).log_prob(number(0.7)).exp()),
    (r"\log q(z)", GAUSSIANS, gaussian(0.4, 1.3).log_prob(number(0.7))),
    (r"\log\mathcal{N}(40;0,1)", GAUSSIANS, gaussian(0.0, 1.0).log_prob(number(40.0))),
    (r"\log\frac{p(z)q(z)}{2p(z)}", GAUSSIANS,
     gaussian(0.4, 1.3).log_prob(number(0.7)).item() - math.log(2)),
    (r"\log p(x\mid z)", GAUSSIANS, gaussian(0.8 * 0.7, 1.0).log_prob(number(0.2))),
    (r"\mathcal{N}(v;y,C)", GAUSSIANS, plane_gaussian(Y, S).log_prob(V.squeeze()).exp()),
    (r"\mathrm{KL}(q(z)\,\|\,p(z))", GAUSSIANS, kl(gaussian(0.4, 1.3), gaussian(0.0, 1.0))),
    (r"\mathrm{KL}(\mathcal{N}(\mu,\sigma^2)\,\|\,\mathcal{N}(b,a^2))",
     GAUSSIANS, kl(gaussian(0.4, 1.3), gaussian(-0.5, 0.8))),
    (r"\mathrm{KL}(\mathcal{N}(v,C)\,\|\,\mathcal{N}(0,I))",
     GAUSSIANS, kl(plane_gaussian(V, S), plane_gaussian(0 * V, EYE))),
    (r"\mathrm{KL}(\mathcal{N}(v,C)\,\|\,\mathcal{N}(y,B))",
     GAUSSIANS, kl(plane_gaussian(V, S), plane_gaussian(Y, S + EYE))),
    (r"\mathrm{KL}(\mathcal{N}(v,C)\,\|\,\mathcal{N}(y,0.01I))",
     GAUSSIANS, kl(plane_gaussian(V, S), plane_gaussian(Y, 0.01 * EYE))),
    (r"\int p(x\mid z)\,p(z)\,\mathrm{d}z",
     GAUSSIANS, gaussian(0.0, math.sqrt(1.64)).log_prob(number(0.2)).exp()),
    (r"\mathbb{E}_{p(x\mid z)p(z)}[xz]", GAUSSIANS, 0.8),
    (r"\mathbb{E}_{p(z)}[z]", PLANE, column(0.5, -1.0)),
    (r"\mathbb{E}_{p(z)}[zz^\top]", PLANE, S + column(0.5, -1) @ column(0.5, -1).T),
    ("z_2", PLANE, -0.4),
]  # fmt: skip


def near(value, expected) -> bool:
    value, expected = (torch.as_tensor(v, dtype=torch.float64) for v in (value, expected))
    return value.shape == expected.shape and torch.allclose(value, expected, rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("latex, bindings, expected", VALUES, ids=[latex for latex, *_ in VALUES])
def test_latex_has_the_value_that_a_reader_gives_it(latex, bindings, expected):
    value = value_of(latex, build(bindings))
    assert near(value, expected), value


def test_every_rule_of_the_grammar_has_a_formula_whose_value_is_known():
    rules = re.findall(r"^(\w+):|-> (\w+)", GRAMMAR.read_text(), re.MULTILINE)
    rules = {word for pair in rules for word in pair if word} - {"start", "application"}
    used = {tree.data for latex, *_ in [*VALUES, *NO_VALUE] for tree in subtrees(latex)}
    assert rules <= used, rules - used
    assert set(READERS) <= used, set(READERS) - used


def subtrees(latex: str):
    try:
        return list(parse(latex).iter_subtrees())
    except Unreadable:
        return []


NO_VALUE = [
    (r"a+\gamma", NUMBERS, r"unknown symbol \gamma"),
    ("h(a)", NUMBERS, "unknown symbol h"),
    ("h(a,b)", NUMBERS, "h(a,b) is unknown"),
    ("a'", NUMBERS, "prime"),
    ("f", FUNCTIONS, "f needs an argument"),
    (r"\hat x", FUNCTIONS, r"\hat{x} needs an argument"),
    ("f^{-1}(t)", FUNCTIONS, "does not say what the inverse function f^{-1} is"),
    ("p(z)", NUMBERS, "unknown symbol p"),
    ("p(y)", TWO_VALUES, "unknown density p(y)"),
    (r"p(x\mid z)", TWO_VALUES, "unknown density p(x|z)"),
    ("p(2)", TWO_VALUES, "p(2) may mean several things"),
    (r"P(a\le b)", NUMBERS | {"P": lambda event: event}, "the probability of an event"),
    (r"\log(-a)", NUMBERS, r"\log(-a) is not finite"),
    (r"\sqrt{-a}", NUMBERS, "is not finite"),
    ("0^{-1}", NUMBERS, "is not finite"),
    (r"\frac{a}{0}", NUMBERS, "divides by zero"),
    (r"\frac{1}{a-2}", NUMBERS, "is not finite"),
    (r"\frac{a}{A}", MATRICES, "divides by a matrix"),
    ("u_5", NUMBERS, "the index 5 = 5 is outside of 1 to 4"),
    ("u_{n-2}", NUMBERS, "is outside of 1 to 4"),
    ("u_a", NUMBERS, "the index a is not a whole number"),
    ("u", NUMBERS, "a list of values needs an index"),
    ("2u", NUMBERS, "a list of values needs an index"),
    ("A_1", MATRICES, "one index stands at a matrix"),
    ("a_1", MATRICES, "has no entries"),
    ("Av+A", MATRICES, "adds shapes 2 × 1 and 2 × 2"),
    ("v+1", MATRICES, "adds shapes 2 × 1 and number"),
    ("vy", MATRICES, "multiplies shapes 2 × 1 and 2 × 1"),
    (r"v\odot A", MATRICES, "multiplies entries of shapes 2 × 1 and 2 × 2"),
    ("A^a", MATRICES, "not a number or a square matrix"),
    ("v^2", MATRICES, "not a number or a square matrix"),
    ("a^{(n)}", NUMBERS, "(n) is written above as if it were a power"),
    ("1/2a", NUMBERS, "1/2a: a product or a function beside a slash needs brackets"),
    (r"\log a/b", NUMBERS, "a function beside a slash needs brackets"),
    (r"\cos^{-1}t", NUMBERS, "cos with a negative power"),
    (r"\exp A", MATRICES, "exp of a matrix"),
    (r"\lVert v\rVert_1^2", MATRICES, "a norm is written with at most a power"),
    (r"\sum_kk", NUMBERS, "does not say how far the index k runs"),
    (r"\sum a", NUMBERS, r"\sum without an index"),
    (r"\sum_zz", NUMBERS, "a sum over z is written without limits, over a finite variable"),
    (r"\sum_{z\le 2}z", TWO_VALUES, "a sum over z is written without limits"),
    (r"\sum_{a=1}^{2}a", NUMBERS, "the index a hides the a of the world"),
    (r"\max_{k=1}^{0}k", NUMBERS, r"\max of nothing"),
    (r"\int_0 x\,\mathrm{d}x", NUMBERS, "an integral with one limit"),
    (r"[a]_0^1", NUMBERS, "between two limits has no variable"),
    (r"\mathbb{E}_{p(y)}[y]", TWO_VALUES, "y has no space to run over"),
    (r"\mathbb{E}_{y}[z]", TWO_VALUES, "y does not name a density here"),
    (r"\mathbb{E}[z]", NUMBERS, "does not say over what is averaged"),
    (r"\mathbb{E}[x\mid z]", TWO_VALUES, "does not say over what is averaged"),
    (r"\mathbb{E}_{2z}[z]", TWO_VALUES, "density"),
    (r"\mathbb{E}_{\mathcal{N}(0,1)}[z]", GAUSSIANS, "an average over a Gaussian names"),
    (r"\mathrm{KL}(p(z))", TWO_VALUES, "is written KL(q || p)"),
    (r"\mathrm{KL}(p(x)\,\|\,p(z))", TWO_VALUES, "have different variables"),
    (r"\mathcal{N}(\mu,\sigma^2)", GAUSSIANS, "is written N(x; mean, variance)"),
    (r"\mathcal{N}(v;y,a)", GAUSSIANS, "needs a covariance matrix of its size"),
    (r"\frac{\partial}{\partial\gamma}\,a", NUMBERS, r"unknown symbol \gamma"),
    (r"\nabla a", NUMBERS, "does not say in which variable"),
    (r"\frac{\partial A}{\partial v}", MATRICES, "the derivative of a matrix in a vector"),
]  # fmt: skip


@pytest.mark.parametrize("latex, bindings, what", NO_VALUE, ids=[latex for latex, *_ in NO_VALUE])
def test_latex_without_a_value_says_which_piece_has_none(latex, bindings, what):
    with pytest.raises(Undefined) as error:
        value_of(latex, build(bindings))
    assert what in str(error.value)


@pytest.mark.parametrize(
    "latex, what",
    [
        (r"a+\foo b", r"unknown symbol '\\foo'"),
        ("(a+b", "the formula ends too early"),
        (r"\frac{a}", "the formula ends too early"),
        ("a+*b", "cannot read on at '*b'"),
        ("a)b", "cannot read on at ')b'"),
        (r"|a|", "unknown symbol '|'"),
        (r"\hat{xy}", "an accent stands over more than one letter"),
        (r"\frac{\partial^2}{\partial x\partial y}\,f", "cannot read on at"),
        (r"a\cdot-b", "cannot read on at '-b'"),
        (r"\sqrt[3]{a}", "cannot read on at"),
        (r"\mathbb{E} z", "cannot read on at"),
    ],
)
def test_unreadable_latex_says_where_reading_stopped(latex, what):
    with pytest.raises(Unreadable) as error:
        parse(latex)
    assert what in str(error.value)


# -- verdicts --------------------------------------------------------------------------------------

FEW = {
    "a": number(2.0), "b": number(3.0), "s": number(0.4), "u": [number(1.0), number(2.0)],
    "v": V, "A": A, "z": line(), "q(z)": r"\mathcal{N}(z;0,1)", "g": torch.sin,
}  # fmt: skip


@pytest.mark.parametrize(
    "latex, what",
    [
        ("a = b", r"a is 2, b is 3 (world <lambda>, draw 0)"),
        (r"a \ge b", "a is 2, b is 3"),
        ("a > b", "a is 2, b is 3"),
        ("a < 2", "a is 2, 2 is 2"),
        (r"2a \le a+2", "holds with equality in every world"),
        ("v = 2v", "v is [[1.0], [2.0]], 2v is [[2.0], [4.0]]"),
        ("v = a", "shape [2, 1] stands against []"),
        (r"a = b+\gamma", r"unknown symbol \gamma, in b+\gamma"),
        (r"a = b+\foo", r"unknown symbol '\\foo', in b+\foo"),
        ("a = b+*a", "cannot read on at '*a', in b+*a"),
        (r"a = \log(-b)", r"\log(-b) is not finite, in \log(-b)"),
        (r"a = \frac{b}{a-2}", r"is not finite, in \frac{b}{a-2}"),
        (r"a = \frac b0", r"divides by zero, in \frac b0"),
        ("a = u_3", "the index 3 = 3 is outside of 1 to 2, in u_3"),
        ("v = vA", "multiplies shapes 2 × 1 and 2 × 2, in vA"),
        (r"a = \det v", r"in \det v"),
        (r"a \ne b", "the relation != cannot be evaluated"),
        (r"a \approx 2", "≈ without a stated error"),
        (r"\log a \approx 0.694", r"\log a is 0.693147, 0.694 is 0.694"),
        (r"\sin s \approx s && \text{Taylor, error } O(s^4)", "falls with power 3.00 of s, not 4"),
        (r"\sin s \approx s && \text{Taylor, error } O(t^3)", "the world has no t"),
        (r"q(z) \propto e^{-z^2}", "∝, and the world does not say in which variable"),
        (r"c := \foo", r"a definition that cannot be read: unknown symbol '\\foo'"),
        ("a := 2b", "a is 2, 2b is 6"),
        (r"\pi := 3", r"\pi is 3.14159, 3 is 3"),
        ("c := c+1", "in c"),
        (r"\mathcal{N}(a;b,s) := a", r"\mathcal{N}(a;b,s) is 0.180722, a is 2"),
        ("g(s) := s^2", "g(s) is 0.389418, s^2 is 0.16"),
    ],
)
def test_a_wrong_link_names_the_offending_piece(latex, what, judge):
    (verdict,) = judge(latex, FEW)
    assert verdict.how == "wrong" and what in verdict.why, verdict.why


@pytest.mark.parametrize(
    "latex",
    [
        r"a \le b",
        "a < b",
        "b-a = 1",
        "v-v = 0",
        "a := b-1",
        r"\log a \approx 0.693",
        r"\sin s \approx s && \text{Taylor, error } O(s^3)",
        r"\cos s \approx 1 && \text{Taylor, error } O(s^{2})",
        r"e^s \approx 1 && \text{Taylor, error } O(s)",
        r"(a+s)^2 \approx a^2+2as+s^2 && \text{Taylor, error } O(s^9)",
    ],
)
def test_a_link_that_holds_is_evaluated(latex, judge):
    (verdict,) = judge(latex, FEW)
    assert verdict.how == "evaluated", verdict.why
    assert [name for name, _ in verdict.by] == ["<lambda>"]


def test_only_the_definition_that_a_world_binds_is_checked(judge):
    first, second = judge(r"a := b-1\\ h := 5b", FEW)
    assert (first.how, second.how) == ("evaluated", "definition")


def test_proportional_sides_have_one_ratio_for_every_value_of_the_variable(judge):
    (right,) = judge(r"q(z) \propto e^{-z^2/2}", FEW | {r"\propto": "z"})
    assert right.how == "evaluated", right.why
    (bad,) = judge(r"q(z) \propto e^{-z^2}", FEW | {r"\propto": "z"})
    assert bad.how == "wrong" and "the ratio of the sides runs from" in bad.why


def test_a_world_that_says_what_the_equation_says_checks_nothing(judge):
    (verdict,) = judge("c = a+b", FEW | {"c": "a + b"})
    assert verdict.how == "wrong" and "says what the equation says" in verdict.why


def test_an_integral_too_sharp_for_the_nodes_is_noticed(judge):
    """The two sides of a link use different nodes."""
    (smooth,) = judge(r"\int e^{-z^2}\,\mathrm{d}z = \int e^{-zz}\,\mathrm{d}z", FEW)
    assert smooth.how == "evaluated", smooth.why
    (sharp,) = judge(r"\int e^{-900z^2}\,\mathrm{d}z = \int e^{-900zz}\,\mathrm{d}z", FEW)
    assert sharp.how == "wrong", sharp.why


def test_an_equation_without_a_world_is_wrong(judge):
    first, second = judge("a = b = c")
    assert first.how == second.how == "wrong"
    assert first.why == "no world and no check by hand"


def test_a_world_that_cannot_be_read_is_wrong_and_named(judge):
    (verdict,) = judge("a = a", {"a": r"\foo"})
    assert verdict.how == "wrong" and "the world <lambda> cannot be read" in verdict.why


def test_an_equation_must_hold_in_all_of_its_worlds_and_in_every_draw(own_worlds):
    tiny = Equation("eq-tiny-one", "a = 2 = b", "tiny.md", 1)

    def verdicts():
        return [verdict.how for verdict in verify.verify(tiny, {tiny.label: tiny})]

    @worlds.world("eq-tiny-*")
    def two(random):
        return {"a": number(2.0), "b": number(2.0)}

    assert verdicts() == ["evaluated", "evaluated"]

    @worlds.world("eq-tiny-one", links=(2,))
    def only_the_second_link(random):
        return {"a": number(5.0), "b": number(2.0)}

    assert verdicts() == ["evaluated", "evaluated"]

    drawn = []

    @worlds.world("eq-tiny-one")
    def three_in_the_last_draw(random):
        drawn.append(random)
        return {"a": number(2.0), "b": number(3.0 if len(drawn) == verify.DRAWS else 2.0)}

    assert verdicts() == ["evaluated", "wrong"]


def test_an_inequality_may_be_an_equality_in_one_world(judge, own_worlds):
    equal = Maker(lambda random: {"a": number(3.0), "b": number(3.0)}, ("eq-tiny-*",))
    own_worlds.append(equal)
    assert [verdict.how for verdict in judge(r"a \le b", FEW)] == ["evaluated"]
    own_worlds.append(equal)
    assert [verdict.how for verdict in judge(r"a \le b")] == ["evaluated"]
    assert [verdict.how for verdict in judge(r"a \ge b")] == ["wrong"]


def written(*rows: tuple[str, str, str]) -> dict[str, Equation]:
    """A book of equations, each given by its label, its page and its LaTeX."""
    return {label: Equation(label, latex, file, 1) for label, file, latex in rows}


def test_a_definition_holds_on_its_page_and_one_of_chapter_0_everywhere(own_worlds):
    pages = written(
        ("eq-start-c", "book/00-start.md", "c := 2a"),
        ("eq-start-d", "book/00-start.md", "d := 10"),
        ("eq-start-claim", "book/00-start.md", "h = a"),
        ("eq-tiny-y", "tiny.md", "y_k := ka + c"),
        ("eq-tiny-claim", "tiny.md", "r = a"),
        ("eq-tiny-two", "tiny.md", "r + h = 2a"),
        ("eq-tiny-d", "tiny.md", "d := a"),
        ("eq-tiny-use", "tiny.md", "y_3 + d = 6a"),
        ("eq-other-use", "other.md", "d + c = 10 + 2a"),
        ("eq-other-far", "other.md", "y_3 = 5a"),
    )
    own_worlds.append(Maker(lambda random: {"a": random.normal()}, ("eq-*",)))
    found = {label: verify.verify(equation, pages)[0] for label, equation in pages.items()}
    assert found["eq-tiny-y"].how == found["eq-start-c"].how == "definition"
    assert found["eq-tiny-use"].how == "evaluated", found["eq-tiny-use"].why
    assert found["eq-other-use"].how == "evaluated", found["eq-other-use"].why
    assert "unknown symbol y" in found["eq-other-far"].why
    assert "unknown symbol r" in found["eq-tiny-two"].why  # a claim defines nothing
    assert "unknown symbol h" in found["eq-start-claim"].why


def test_of_two_definitions_the_last_one_before_an_equation_holds_or_the_first_after(own_worlds):
    pages = written(
        ("eq-tiny-early", "tiny.md", "c = a"),
        ("eq-tiny-first", "tiny.md", "c := a"),
        ("eq-tiny-use", "tiny.md", "c = a"),
        ("eq-tiny-second", "tiny.md", "c := 2a"),
        ("eq-tiny-again", "tiny.md", "c = 2a"),
    )
    own_worlds.append(Maker(lambda random: {"a": random.normal()}, ("eq-*",)))
    found = [verify.verify(equation, pages)[0].how for equation in pages.values()]
    assert found == ["evaluated", "definition", "evaluated", "definition", "evaluated"]


def test_a_check_by_hand_counts_only_for_the_equation_it_was_written_for(own_worlds):
    latex = "P(a < b) = c = d"
    seal = verify.seal_of(latex)
    assert seal == verify.seal_of("P(a<b)=c=d") != verify.seal_of("P(a<b)=c=e")
    claims = {"hold": True}

    @verify.check("eq-tiny-one", seal=seal, links=(1,))
    def the_claim():
        """What it proves."""
        assert claims["hold"], "it does not"

    own_worlds.append(Maker(lambda random: {"c": 2, "d": 2}, ("eq-tiny-*",)))

    def first_and_second(text: str):
        equation = Equation("eq-tiny-one", text, "tiny.md", 1)
        return verify.verify(equation, {equation.label: equation})

    first, second = first_and_second(latex)
    assert (first.how, second.how) == ("by hand", "evaluated")
    assert first.by == (("the_claim", "What it proves."),)

    first, _ = first_and_second(latex.replace("<", r"\le"))
    new = verify.seal_of(latex.replace("<", r"\le"))
    assert first.how == "wrong"
    assert "the_claim" in first.why and new in first.why and "edited" in first.why

    claims["hold"] = False
    first, _ = first_and_second(latex)
    assert first.how == "wrong"
    assert first.why.startswith("its check the_claim fails: it does not")


def test_two_checks_for_one_equation_and_a_check_for_none_are_errors(own_worlds):
    verify.check("eq-tiny-one", seal="00000000")(lambda: None)
    with pytest.raises(ValueError, match="eq-tiny-one has two checks"):
        verify.check("eq-tiny-one", seal="00000000")(lambda: None)
    with pytest.raises(Fault, match="eq-tiny-one: <lambda> checks an equation that stands nowhere"):
        verify.stale_checks({})


# -- mutants ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "latex, expected",
    [
        ("a+b", {"sign": ["a-b"], "dropped term": ["a", "b"]}),
        ("a-b", {"sign": ["a+b"], "dropped term": ["a", "-b"]}),
        ("-a", {"sign": ["a"]}),
        ("a", {}),
        (r"\frac ab", {"fraction": [r"\frac{b}{a}"]}),
        (r"\frac12a", {"fraction": [r"\frac{2}{1}a"], "factor": ["1a", r"\frac11a"]}),
        (r"\frac13", {"fraction": [r"\frac{3}{1}"]}),
        ("2a", {"factor": ["1a"]}),
        ("a^2", {"exponent": ["a"]}),
        ("a^{-1}", {"exponent": ["a"], "sign": ["a^{1}"]}),
        ("a_2^k", {}),
        (r"\log a", {"logarithm": ["(a)"]}),
        (r"\log_2(a)", {"logarithm": ["((a))"]}),
        (r"\mathrm{KL}(f\,\|\,g)", {"divergence": [r"\mathrm{KL}(g\|f)"]}),
        (r"p_\theta(x\mid z)", {"density": [r"q_\phi(x\mid z)"]}),
        ("q(z)", {"density": ["p(z)"]}),
        (r"\mu_k", {"letter": [r"\sigma_k"]}),
        (r"\sigma", {"letter": [r"\mu"]}),
        (r"\sum_{k=1}^{2}k", {}),
    ],
)
def test_a_formula_is_made_wrong_in_each_way_of_the_list(latex, expected):
    found: dict[str, list[str]] = {}
    for kind, new in mutants.changes(latex):
        parse(new)
        found.setdefault(kind, []).append(squeezed(new))
    if not latex.startswith("-") and latex not in ("a+b", "a-b"):
        expected = {**expected, "sign": [f"-({latex})", *expected.get("sign", [])]}
    assert found == {kind: list(map(squeezed, texts)) for kind, texts in expected.items()}


def squeezed(latex: str) -> str:
    return "".join(latex.replace(r"\,", "").split())


def test_a_mutant_changes_one_side_of_a_chain_in_both_of_its_links():
    chain = [Link("a", "=", "b"), Link("b", "<=", "c"), Link("d", "=", "e")]
    found = [(kind, *args[2:]) for kind, *args in mutants.mutants(chain)]
    b = "-(b)"
    assert ("sign", [Link("-(a)", "=", "b"), *chain[1:]], [0]) in found
    assert ("sign", [Link("a", "=", b), Link(b, "<=", "c"), chain[2]], [0, 1]) in found
    assert ("relation", [chain[0], Link("b", ">=", "c"), chain[2]], [1]) in found
    assert ("sign", [*chain[:2], Link("-(d)", "=", "e")], [2]) in found
    assert len(found) == 6


def test_a_mutant_is_killed_by_values_undefined_without_one_and_survives_otherwise(own_worlds):
    tiny = Equation("eq-tiny-one", r"\mu c = \mu\frac{x}{y} + \mu q(z)", "tiny.md", 1)
    own_worlds.append(
        Maker(
            lambda random: {
                r"\mu": random.positive(), "c": number(1.0), "x": random.normal(), "z": line(),
                "y": r"x", "q(z)": lambda z: 0 * z,
            },
            ("eq-tiny-*",),
        )
    )  # fmt: skip
    fates = {(m.kind, squeezed(m.after)): m.fate for m in mutants.run(tiny, {tiny.label: tiny})}
    assert fates["sign", r"\mu\frac{x}{y}-\muq(z)"] == "survived"
    assert fates["fraction", r"\mu\frac{y}{x}+\muq(z)"] == "survived"
    assert fates["sign", r"-(\muc)"] == "killed"
    assert fates["letter", r"\sigmac"] == "undefined"
    assert fates["density", r"\mu\frac{x}{y}+\mup(z)"] == "undefined"


def test_a_mutant_of_a_definition_is_killed_by_an_equation_that_uses_the_name(own_worlds):
    pages = written(
        ("eq-start-c", "book/00-start.md", "c := 2a"),
        ("eq-tiny-d", "tiny.md", "d := a^2"),
        ("eq-tiny-h", "tiny.md", "h := a-b"),
        ("eq-tiny-use", "tiny.md", "d+c = a(a+2)"),
        ("eq-other-use", "other.md", "h = a-b"),
    )
    own_worlds.append(
        Maker(lambda random: {"a": random.positive(), "b": random.positive()}, ("eq-tiny-*",))
    )
    own_worlds.append(Maker(lambda random: {"h": 1, "a": 3, "b": 2}, ("eq-other-*",)))
    fates = {label: {m.fate for m in mutants.run(e, pages)} for label, e in pages.items()}
    assert fates["eq-start-c"] == fates["eq-tiny-d"] == {"killed"}
    assert fates["eq-tiny-h"] == {"survived"}, "nothing on its page uses it"


# -- the command -----------------------------------------------------------------------------------

WORLDS = """
from equations.worlds import world

@world("eq-tiny-*")
def small(random):
    "Two numbers."
    return {"a": random.positive(), "b": random.positive()}
"""


def command(folder: Path, page: str, *words: str) -> subprocess.CompletedProcess:
    """`python -m equations` in a book of one page."""
    shutil.copytree(
        ROOT / "equations",
        folder / "equations",
        ignore=shutil.ignore_patterns("chapters", "__pycache__"),
    )
    for name in ("book", "results", "equations/chapters"):
        (folder / name).mkdir()
    (folder / "equations" / "chapters" / "__init__.py").touch()
    (folder / "equations" / "chapters" / "tiny.py").write_text(WORLDS)
    (folder / "book" / "01-tiny.md").write_text(page)
    return subprocess.run(
        [sys.executable, "-m", "equations", *words], cwd=folder, capture_output=True, text=True
    )


def display(label: str, latex: str) -> str:
    return f"```{{math}}\n:label: {label}\n{latex}\n```\n"


def test_the_command_names_file_line_and_label_of_every_wrong_link(tmp_path):
    page = [
        "# Tiny", display("eq-tiny-right", "a = a"), display("eq-tiny-wrong", "a = a = b"),
        display("eq-tiny-unknown", r"a = \gamma"), display("eq-other-alone", "a = a"),
    ]  # fmt: skip
    ran = command(tmp_path, "\n".join(page), "--record")
    assert ran.returncode == 1, ran.stderr
    assert "book/01-tiny.md:7: eq-tiny-wrong, link 2: a is " in ran.stdout
    assert r"book/01-tiny.md:12: eq-tiny-unknown, link 1: unknown symbol \gamma" in ran.stdout
    assert "book/01-tiny.md:17: eq-other-alone, link 1: no world and no check by" in ran.stdout
    assert "eq-tiny-right" not in ran.stdout
    assert ran.stdout.splitlines()[-1].split() == ["all", "2", "0", "0", "3", "5"]
    assert not (tmp_path / "results" / "equations.json").exists(), "recorded although wrong"


def test_the_command_names_a_display_without_a_label(tmp_path):
    ran = command(tmp_path, "# Tiny\n\n```{math}\na = b\n```\n")
    assert (ran.returncode, ran.stderr) == (1, "")
    assert ran.stdout.startswith("book/01-tiny.md:3: ")


def test_the_command_records_how_each_link_was_checked(tmp_path):
    page = display("eq-tiny-right", "c := 2a = a+a")
    ran = command(tmp_path, page, "--record")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    recorded = json.loads((tmp_path / "results" / "equations.json").read_text())
    assert recorded["values"]["links"]["all"] == {"definition": 1, "evaluated": 1, "all": 2}
    assert recorded["equations"]["eq-tiny-right"] == {
        "chapter": "01-tiny",
        "seal": verify.seal_of("c := 2a = a+a"),
        "links": [[":=", "definition"], ["=", "evaluated"]],
        "by": {"small": "Two numbers."},
    }
