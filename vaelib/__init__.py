"""vaelib: the software under the book *Autoencoders, Derived and Run*.

One file per idea. A model is three things: ``prior``, ``posterior(x)`` and ``likelihood(z)``.
Costs fall (``distortion``, ``rate``, ``loss``, ``nll``), gains rise (``elbo``); both are in nats
per image.
"""

__version__ = "0.1.0"
