"""Textual's compositor, which asks widgets for the rows that are to be drawn and not for all that they show.

Where two rows of a list change, Textual has everything drawn that stands beside them, under them and between them and
any other change, and throws away what is not needed; that was two thirds of what a move of the cursor cost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

# No public door leads to what composes a screen; Textual's version is pinned.
from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.strip import Strip


class RowCompositor(Compositor):
    """Composes of a screen what has changed, and nothing beside it."""

    def render_partial_update(self) -> ChopsUpdate | None:
        """Draw what was marked as changed, each block of rows by itself (None: there is nothing)."""
        spans = list(self._regions_to_spans(set(self._dirty_regions)))
        self._dirty_regions.clear()
        if not spans:
            return None
        rows: list[dict[int, Strip | None]] = [dict.fromkeys(cuts[:-1]) for cuts in self.cuts]
        for block in _blocks(spans):
            drawn = self._render_chops(block, lambda _: True)
            for row in block.line_range:
                rows[row].update((start, strip) for start, strip in drawn[row].items() if strip is not None)
        return ChopsUpdate(rows, spans, [cuts[1:] for cuts in self.cuts])

    def _get_renders(self, crop: Region | None = None) -> Iterable[tuple[Region, Region, list[Strip]]]:
        """Yield the widgets that are seen in `crop`, from the front to the back, with what they draw in its rows."""
        crop = self.size.region if crop is None else crop
        rows = Region(0, crop.y, self.size.width, crop.height)
        before: list[Region] = []
        for widget, (region, clip) in self.visible_widgets.items():
            seen = clip.intersection(rows)
            shown = region.intersection(seen)
            wanted = shown.intersection(crop)
            if wanted and not any(front.contains_region(wanted) for front in before):
                before.append(shown)
                yield region, seen, widget.render_lines(shown.translate(-region.offset))


def _blocks(spans: Iterable[tuple[int, int, int]]) -> Iterator[Region]:
    """Yield neighbouring rows that have changed between the same columns as one region."""
    blocks: dict[tuple[int, int], Region] = {}
    for row, start, end in spans:
        block = blocks.get((start, end))
        if block is not None and block.bottom == row:
            blocks[start, end] = block.grow((0, 0, 1, 0))
            continue
        if block is not None:
            yield block
        blocks[start, end] = Region(start, row, end - start, 1)
    yield from blocks.values()
