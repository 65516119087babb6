"""Shapes in signatures: checked under pytest, plain documentation everywhere else.

``Float[Tensor, "B K"]`` reads "a floating-point tensor with B rows and K columns". The tests
install jaxtyping and check every call; where it is missing (Colab) the annotation is only text.
"""

from torch import Tensor

try:
    from jaxtyping import Float, Int, Shaped, UInt8
except ImportError:

    class Shaped:
        """Stands in for jaxtyping's annotations where jaxtyping is not installed."""

        def __class_getitem__(cls, item):
            return item[0]

    Float = Int = UInt8 = Shaped

__all__ = ["Float", "Int", "Shaped", "Tensor", "UInt8"]
