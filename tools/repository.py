"""Write the repository's address wherever it is needed.

    make repository URL=https://github.com/owner/name

_config.yml is the one place of the address; the rest are copies. `URL=none` takes it out again.
"""

import re
import sys

from tidy import ROOT, labs, repository, tidy

ADDRESS = re.compile(r"https://github\.com/[\w.-]+/[\w.-]+")
BADGES = re.compile(r"(<!-- badges -->\n).*?(<!-- /badges -->)", re.DOTALL)
COLAB = "https://colab.research.google.com"


def checked(url):
    """The address in its one form, or a sentence about what is wrong with it."""
    url = url.strip().rstrip("/").removesuffix(".git")
    if url == "none":
        return ""
    if not url:
        raise ValueError("Name it: make repository URL=https://github.com/owner/name (or URL=none)")
    if not ADDRESS.fullmatch(url):
        raise ValueError(f"{url} is no repository's address: write https://github.com/owner/name")
    return url


def in_config(text, url):
    return re.sub(r"(?m)^(repository:\n  url: ).*$", rf'\g<1>"{url}"', text)


def in_citation(text, url):
    text = re.sub(r"(?m)^repository-code:.*\n", "", text)
    return f'{text}repository-code: "{url}"\n' if url else text


def in_pyproject(text, url):
    text = re.sub(r"(?m)^Repository = .*\n", "", text)
    head = re.compile(r"(?m)^(\[project\.urls\]\n(?:#.*\n)*)")
    return head.sub(rf'\g<1>Repository = "{url}"\n', text) if url else text


def in_readme(text, url, release, names):
    """One badge for each lab; it opens the notebook of the release in Colab."""
    path = url.removeprefix("https://github.com/")
    lines = [
        f"[![Open lab {name} in Colab]({COLAB}/assets/colab-badge.svg)]"
        f"({COLAB}/github/{path}/blob/v{release}/notebooks/{name}.ipynb) {name}  \n"
        for name in names
    ]
    return BADGES.sub(lambda block: block[1] + "".join(lines if url else []) + block[2], text)


def version(root):
    text = (root / "pyproject.toml").read_text(encoding="utf8")
    return re.search(r'(?m)^version = "(.+)"$', text)[1]


def stamped(root, url):
    """{file: its text with this address}, for the files that hold a copy."""

    def text(name):
        return (root / name).read_text(encoding="utf8")

    names = [lab.stem for lab in labs(root)]
    return {
        "CITATION.cff": in_citation(text("CITATION.cff"), url),
        "pyproject.toml": in_pyproject(text("pyproject.toml"), url),
        "README.md": in_readme(text("README.md"), url, version(root), names),
    }


def stale(root=ROOT):
    """The files whose copy differs from _config.yml (the labs are tidy.py's)."""
    new = stamped(root, repository(root))
    return [name for name in new if new[name] != (root / name).read_text(encoding="utf8")]


def stamp(url, root=ROOT):
    config = root / "_config.yml"
    config.write_text(in_config(config.read_text(encoding="utf8"), url), encoding="utf8")
    for name, text in stamped(root, url).items():
        (root / name).write_text(text, encoding="utf8")
    tidy(root)


if __name__ == "__main__":
    try:
        address = checked(" ".join(sys.argv[1:]))
    except ValueError as error:
        sys.exit(str(error))
    stamp(address)
    print(f"The repository's address is {address or 'unset'}. Build again to see it: make book")
