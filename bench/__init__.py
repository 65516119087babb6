"""How fast the library trains, as ratios measured in one run: `python -m bench`.

- `run` holds what every part needs, `timing` interleaves what is compared, `processes` gives each
  competitor a process of its own, `report` prints tables and writes results;
- `loops` names the competitors: `ours`, `tutorial`, `gan` and `pythae_loop`;
- `floor` asks how much of a step is matrix products, `costs` where the rest goes;
- `startup`, `memory`, `quality` and `evaluation` measure one thing each.

Every part has `measure(run)`, which returns plain numbers, and `show(values)`, which writes them as
a table.
"""
