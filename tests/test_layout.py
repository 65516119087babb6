"""The rules of STYLE.md that a machine can check: tree, library, pages, labs."""

import ast
import json
import re
import statistics
import subprocess
import sys
import tomllib
from pathlib import Path

import nbformat
import pytest
import repository
import tidy
import yaml

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted((ROOT / "book").glob("*.md"))
CHAPTERS = [page for page in PAGES if re.match(r"\d\d-", page.name)]
LABS = tidy.labs()
MODULES = sorted((ROOT / "vaelib").glob("*.py"))
PYTHON = [
    p
    for d in ("vaelib", "tools", "site", "tests", "book", "bench")
    for p in (ROOT / d).rglob("*.py")
]
# Each module imports only from those before it.
ORDER = """
shapes runs downloads data networks distributions priors ae
vae aae aae_categories memory gears training latent evaluation plotting
""".split()


def read(path):
    return path.read_text(encoding="utf8")


def tracked():
    """The project's own files: tracked, or new and not ignored."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT, capture_output=True, text=True,
    )  # fmt: skip
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def nodes(path, kind):
    return [node for node in ast.walk(ast.parse(read(path))) if isinstance(node, kind)]


def labels(page):
    return re.findall(r"^:label:\s*(eq-[\w-]+)\s*$", read(page), re.MULTILINE)


def equations(page):
    """The body of each displayed equation of a page, options included."""
    fence = re.compile(r"^(`{3,}|:{3,})\{math\}\s*$(.*?)^\1\s*$", re.MULTILINE | re.DOTALL)
    return [body for _, body in fence.findall(read(page))]


def prose(text):
    """A page's text without code, formulas and directive options."""
    text = re.sub(r"^(`{3,})(?!\{(?:admonition|dropdown|prf|exercise|figure)).*?^\1\s*$", "", text,
                  flags=re.MULTILINE | re.DOTALL)  # fmt: skip
    text = re.sub(r"`[^`\n]*`", "", text)
    return re.sub(r"\$[^$]*\$", "", text)


def cells(lab, kind):
    notebook = nbformat.reads(read(lab), as_version=4)
    return [cell for cell in notebook.cells if cell.cell_type == kind]


def per(paths):
    return pytest.mark.parametrize("path", paths, ids=[path.name for path in paths])


# -- the tree --------------------------------------------------------------------------------------


def test_every_page_in_the_table_of_contents_exists_and_every_page_is_in_it():
    toc = read(ROOT / "_toc.yml")
    listed = set(re.findall(r"(?:root|file): (\S+)", toc))
    there = {f"book/{page.stem}" for page in PAGES} | {f"notebooks/{lab.stem}" for lab in LABS}
    there |= {f"teaching/{page.stem}" for page in (ROOT / "teaching").glob("*.md")}
    assert listed == there | {"index"}


def test_each_lab_has_the_slug_of_its_chapter_and_stands_right_after_it():
    toc = re.findall(r"(?:root|file): (\S+)", read(ROOT / "_toc.yml"))
    for lab in LABS:
        assert toc[toc.index(f"notebooks/{lab.stem}") - 1] == f"book/{lab.stem}"


def test_the_project_has_its_licences_and_its_two_commands():
    assert "MIT License" in read(ROOT / "LICENSE")
    assert "Attribution 4.0 International" in read(ROOT / "LICENSE-TEXT")
    assert re.search(r"^book: ", read(ROOT / "Makefile"), re.MULTILINE)
    assert re.search(r"^test: ", read(ROOT / "Makefile"), re.MULTILINE)
    assert "make test" in read(ROOT / ".ci" / "run")


def test_no_folder_is_named_static_because_jupyter_book_would_load_it_on_every_page():
    assert not [path for path in tracked() if "_static" in path.parts]


def test_no_file_of_the_project_names_a_path_of_one_machine():
    paths = re.compile(r"(?<![\w.])/(?:home|root|Users|work|mnt|opt)/[\w.-]+")
    for path in tracked():
        if path.suffix not in {".png", ".pdf"} and path != Path(__file__):
            found = paths.findall(path.read_text(encoding="utf8", errors="replace"))
            assert not found, f"{path.relative_to(ROOT)} names {found[0]}"


def test_no_minified_script_or_data_set_is_committed():
    for path in tracked():
        assert path.stat().st_size < 2_000_000, f"{path} is too large for the repository"
        if path.suffix in {".js", ".css"}:
            assert max(map(len, read(path).splitlines())) < 300, f"{path} is minified"


def test_the_version_is_the_same_everywhere():
    version = tomllib.loads(read(ROOT / "pyproject.toml"))["project"]["version"]
    assert f'__version__ = "{version}"' in read(ROOT / "vaelib" / "__init__.py")
    assert yaml.safe_load(read(ROOT / "CITATION.cff"))["version"] == version


def test_requirements_are_exact_pins_and_vaelib_asks_for_floors_only():
    for line in read(ROOT / "requirements.txt").splitlines():
        if line and not line.startswith("#"):
            assert re.match(r"[\w.-]+==[\w.]+( ; | +#|$)", line), line
    for floor in tomllib.loads(read(ROOT / "pyproject.toml"))["project"]["dependencies"]:
        assert re.fullmatch(r"[\w-]+>=[\d.]+", floor), floor


# -- vaelib ----------------------------------------------------------------------------------------


@per(MODULES)
def test_a_module_is_short_and_named_for_an_idea(path):
    assert len(read(path).splitlines()) <= 260, f"{path.name}: one idea, about 200 lines"
    assert not re.match(r"(utils?|helpers?|common|base|config|ch\d+)", path.stem)


@per(MODULES)
def test_imports_point_one_way(path):
    allowed = ORDER[: ORDER.index(path.stem)] if path.stem in ORDER else []
    assert path.stem in [*ORDER, "__init__"], f"{path.stem} has no place in the order of modules"
    for node in nodes(path, (ast.Import, ast.ImportFrom)):
        module = getattr(node, "module", None) or node.names[0].name
        if module.split(".")[0] == "vaelib":
            names = module.split(".")[1:] or [name.name for name in node.names]
            assert not set(names) - set(allowed), f"{path.stem} imports {names}, which comes later"


@per(MODULES)
def test_classes_and_attributes_have_the_names_of_the_field(path):
    for node in nodes(path, ast.ClassDef):
        bad = re.match(r"(Base[A-Z]|.*Manager$|.*V\d$|.*_simple)", node.name)
        assert not bad, f"{path.name}: {node.name}"
    for node in nodes(path, ast.Attribute):
        mine = isinstance(node.value, ast.Name) and node.value.id == "self"
        assert not (mine and re.search(r"\d", node.attr)), f"{path.name}: self.{node.attr}"


def test_importing_vaelib_loads_nothing_heavy_beyond_torch():
    ask = """
import importlib, pkgutil, sys, vaelib
for module in pkgutil.iter_modules(vaelib.__path__):
    importlib.import_module(f"vaelib.{module.name}")
print(*{"matplotlib", "sympy.physics", "sklearn", "pooch", "pandas", "IPython"} & set(sys.modules))
"""
    loaded = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, cwd=ROOT)
    assert loaded.returncode == 0, loaded.stderr
    assert loaded.stdout.strip() == ""


@per(MODULES)
def test_every_label_cited_in_a_docstring_is_on_a_page(path):
    known = {label for page in PAGES for label in labels(page)}
    for line in re.findall(r"Book:(.*)", read(path)):
        assert not (missing := set(re.findall(r"eq-[\w-]+\w", line)) - known), (
            f"{path.name}: {missing}"
        )


def test_every_test_is_named_by_a_sentence():
    for path in sorted((ROOT / "tests").glob("test_*.py")):
        for node in nodes(path, ast.FunctionDef):
            fixture = any("fixture" in ast.unparse(mark) for mark in node.decorator_list)
            if node.name.startswith("test_") and not fixture:
                assert node.name.count("_") >= 3, f"{path.name}: {node.name} is no sentence"


# -- pages -----------------------------------------------------------------------------------------


def test_every_equation_label_is_unique_and_named_for_its_chapter():
    all_labels = [label for page in PAGES for label in labels(page)]
    twice = {label for label in all_labels if all_labels.count(label) > 1}
    assert not twice
    for label in all_labels:
        assert re.fullmatch(r"eq-[a-z]+(-[a-z0-9]+)+", label), label


@per(PAGES)
def test_every_displayed_equation_has_a_label(path):
    for body in equations(path):
        assert re.search(r"^:label:\s*eq-", body, re.MULTILINE), f"no label: {body.strip()[:60]}"
    text = re.sub(r"^(`{3,}).*?^\1\s*$", "", read(path), flags=re.MULTILINE | re.DOTALL)
    assert "$$" not in text and not re.search(r"\\\[|\\begin\{(align|equation)", text)


@per(CHAPTERS)
def test_a_page_has_no_front_matter_that_would_make_it_a_notebook(path):
    assert "kernelspec" not in read(path).split("\n# ")[0]


@per(CHAPTERS)
def test_every_test_that_a_page_names_exists(path):
    defined = {
        node.name
        for file in (ROOT / "tests").glob("test_*.py")
        for node in nodes(file, ast.FunctionDef)
    }
    named = set(re.findall(r"`(test_\w+)`", read(path)))
    assert not (missing := named - defined), missing


@per([ROOT / "index.md", *CHAPTERS, *LABS, ROOT / "README.md"])
def test_no_page_uses_a_word_that_stands_for_a_missing_reason(path):
    text = read(path)
    if path.suffix == ".ipynb":
        text = "\n".join(cell.source for cell in cells(path, "markdown"))
    words = r"\b(clearly|obviously|of course|note that|trivially|simply|it is easy to see)\b"
    for number, line in enumerate(prose(text).splitlines(), 1):
        assert not re.search(words, line, re.IGNORECASE), f"line {number}: {line.strip()[:80]}"


@per(CHAPTERS)
def test_every_figure_has_a_text_for_those_who_cannot_see_it(path):
    for body in re.findall(r"^`{3,}\{figure\}(.*?)^`{3,}", read(path), re.MULTILINE | re.DOTALL):
        alt = re.search(r"^:alt:[ \t]*(\S.*)$", body, re.MULTILINE)
        assert alt and len(alt[1]) > 20, body.strip()[:60]


@per([*PAGES, ROOT / "index.md"])
def test_every_number_cited_from_a_run_exists(path):
    from book_site import read_result

    for text in re.findall(r"\{result\}`([^`]+)`", read(path)):
        read_result(ROOT / "results", text.replace(r"\|", "|"))  # as a table writes it


def test_every_figure_has_its_script():
    for figure in (ROOT / "book" / "figures").glob("*.svg"):
        assert figure.with_suffix(".py").exists(), figure.name


# -- labs ------------------------------------------------------------------------------------------


@per(LABS)
def test_a_lab_is_tidy_with_no_outputs_and_no_execution_counts(path):
    assert tidy.tidied(path) == read(path), "run `make tidy`"
    for cell in cells(path, "code"):
        assert not cell.outputs and cell.execution_count is None


@per(LABS)
def test_the_first_code_cell_is_the_setup_cell_and_the_same_in_every_lab(path):
    from setup_cell import setup_cell

    assert cells(path, "code")[0].source == setup_cell(path.stem, tidy.repository())
    assert len(cells(path, "code")[0].source.splitlines()) <= 20


@per(LABS)
def test_the_first_cell_states_the_time_of_the_last_measurement(path):
    first = nbformat.reads(read(path), as_version=4).cells[0]
    assert first.cell_type == "markdown" and first.source.startswith("# ")
    assert first.source.count(tidy.time_line(tidy.times().get(path.stem))) == 1


@per(LABS)
def test_a_cell_is_short(path):
    sizes = []
    for cell in cells(path, "code"):
        sizes.append(len(cell.source.splitlines()))
        body = ast.parse("\n".join(re.sub(r"^[%!].*", "pass", x) for x in cell.source.splitlines()))
        most = 40 if sum(isinstance(node, ast.ClassDef) for node in body.body) == 1 else 25
        assert sizes[-1] <= most, f"{sizes[-1]} lines:\n{cell.source[:80]}"
    assert statistics.median(sizes) <= 8


@per(LABS)
def test_a_markdown_cell_is_plain_because_colab_shows_the_rest_raw(path):
    for cell in cells(path, "markdown"):
        assert not re.search(r"\{[\w:-]+\}`|^(```|:::)\{", cell.source, re.MULTILINE), cell.source
        assert "\\begin{align}" not in cell.source


@per(LABS)
def test_no_cell_is_hidden(path):
    for cell in cells(path, "code"):
        tags = set(cell.metadata.get("tags", []))
        assert tags <= {"raises-exception"}, f"{tags}: {cell.source[:60]}"


@per(LABS)
def test_every_vaelib_name_that_a_lab_uses_exists(path):
    code = "\n".join(cell.source for cell in cells(path, "code"))
    tree = ast.parse(re.sub(r"(?m)^[%!].*", "", code))
    modules = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "vaelib":
            source = __import__(node.module, fromlist=["_"])
            for name in node.names:
                if node.module == "vaelib":
                    modules[name.asname or name.name] = __import__(
                        f"vaelib.{name.name}", fromlist=["_"]
                    )
                else:
                    assert hasattr(source, name.name), f"{node.module}.{name.name}"
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            if node.value.id in modules:
                module = modules[node.value.id]
                assert hasattr(module, node.attr), f"{module.__name__}.{node.attr}"


# -- copies ----------------------------------------------------------------------------------------


def test_every_copy_of_the_repositorys_address_agrees_with_the_configuration():
    assert repository.stale(ROOT) == [], "run `make repository URL=…`"


def test_recorded_runs_say_where_they_come_from():
    for path in (ROOT / "results").glob("*.json"):
        if path.stem != "labs":
            where = json.loads(read(path))["provenance"]
            assert {"date", "device", "torch", "data", "commit"} <= set(where), path.name
            assert where["data"] != "digits", path.name


def test_the_instructors_pages_give_the_minutes_of_the_exercises():
    for page in sorted((ROOT / "teaching").glob("0*.md")):
        source = (ROOT / "exercises" / page.stem / "set.yml").read_text(encoding="utf8")
        minutes = {one["title"]: one["minutes"]
                   for one in yaml.safe_load(source)["questions"].values()}  # fmt: skip
        section = re.split(r"(?m)^## ", page.read_text(encoding="utf8").split("## Exercises\n")[1])[
            0
        ]
        seen = set()
        for line in section.splitlines():
            titles = [title for title in re.findall(r"\*([^*]+)\*", line) if title in minutes]
            seen |= set(titles)
            for title, given in re.findall(r"\*([^*]+)\* \((\d+) min", line):
                assert minutes[title] == int(given), f"{page.name}: {title}"
            if titles and (cell := re.search(r"\| (\d+) \|", line)):
                named = [title for title in titles if title in line[: cell.start()]]
                assert sum(map(minutes.get, named)) == int(cell[1]), f"{page.name}: {line}"
        assert seen == set(minutes), f"{page.name} does not name {set(minutes) - seen}"
