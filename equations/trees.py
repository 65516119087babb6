"""What stands in a tree: its parts, its name, its indices. Nothing here has a value."""

from lark import Token, Tree


def trees(tree: Tree) -> list[Tree]:
    """The children that are formulas, without brackets and signs."""
    return [child for child in tree.children if isinstance(child, Tree)]


def text(tree) -> str:
    """A formula as one word, the same for the same formula."""
    if isinstance(tree, Token):
        return str(tree)
    return "".join(str(token) for token in tree.scan_values(lambda _: True))


def name_parts(symbol: Tree) -> tuple[str, list[Tree], list[Tree], int]:
    """A symbol's letter, its indices one by one, its powers, and how many primes it has."""
    name, indices, powers, primes = str(symbol.children[0]), [], [], 0
    for script in symbol.children[1:]:
        if script.data == "prime":
            primes += 1
        elif script.data == "sub":
            for index in trees(script)[0].children:
                if isinstance(index, Tree):
                    indices += pieces(index)
        elif trees(script)[0].data == "star":
            name += "^{*}"
        else:
            powers.append(trees(script)[0])
    return name, indices, powers, primes


def pieces(index: Tree) -> list:
    """The indices of x_{nd}: n and d."""
    if isinstance(index.children[0], Token) and index.children[0].type == "STAR":
        return [index]
    body = trees(index)[0] if index.data == "index" else index
    if body.data == "times":
        left, right = trees(body)
        return pieces(left) + pieces(right)
    return [body]


def named(name: str, fixed: list) -> str:
    return name + ("_{" + ",".join(text(piece) for piece in fixed) + "}" if fixed else "")


def full_name(symbol: Tree) -> str:
    """The name of a symbol with all of its subscripts: the form of the keys of a world."""
    name, indices, _, _ = name_parts(symbol)
    return named(name, indices)


def entries(tree: Tree) -> tuple[list[Tree], tuple[str, ...]]:
    """The arguments of a call and what separates them."""
    inside = tree.children[-2]
    parts = trees(inside)
    separators = tuple(part.children[0].type for part in parts if part.data == "separator")
    return [part for part in parts if part.data != "separator"], separators


def separator_text(arguments, separators) -> str:
    signs = {"MID": "|", "SEMICOLON": ";", "PARALLEL": "||", "COMMA": ","}
    return "".join(
        text(a) + signs.get(s, "") for a, s in zip(arguments, (*separators, ""), strict=True)
    )


def relation_of(index: Tree) -> str | None:
    return next((str(child) for child in index.children if isinstance(child, Token)), None)


def inside_script(script: Tree) -> Tree:
    """The formula of a power, or of a subscript with one entry."""
    inner = trees(script)[0]
    return trees(inner.children[0])[0] if inner.data == "indices" else inner
