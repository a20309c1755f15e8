"""Textual's compositor, which asks widgets for the rows that are to be drawn and not for all that they show.

Where two rows of a list change, Textual has everything drawn that stands beside them, under them and between them and
any other change, and throws away what is not needed; that was two thirds of what a move of the cursor cost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

# No public door leads to what composes a screen; Textual's version is pinned.
from textual._compositor import ChopsUpdate, Compositor, LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip


class RowCompositor(Compositor):
    """Composes of a screen what has changed, and nothing beside it."""

    def render_full_update(self, simplify: bool = False) -> LayoutUpdate:
        """Draw everything, with blanks where the screen has another size by now than it is laid out for."""
        frame = super().render_full_update(simplify)
        if not simplify:
            rows = zip(self.cuts[: self.size.height], frame.strips, strict=False)
            frame.strips = [_without_holes(cuts, pieces) for cuts, pieces in rows]
        return frame

    def render_partial_update(self) -> ChopsUpdate | None:
        """Draw what was marked as changed, each block of rows by itself (None: there is nothing)."""
        spans = list(self._regions_to_spans(set(self._dirty_regions)))
        self._dirty_regions.clear()
        if not spans:
            return None
        cuts = self.cuts
        rows: list[dict[int, Strip | None]] = [{} for _ in cuts]
        for row, _, _ in spans:
            rows[row] = dict.fromkeys(cuts[row][:-1])
        for block in _blocks(spans):
            for region, clip, strips in self._get_renders(block):
                self._lay(rows, block, region.intersection(clip), strips)
        return ChopsUpdate(rows, spans, [row_cuts[1:] for row_cuts in cuts])

    def rows(self, block: Region) -> list[list[Strip]]:
        """Return what stands in the rows of that block, each row as the pieces that it is drawn in."""
        drawn = self._render_chops(Region(0, block.y, self.size.width, block.height), lambda _: True)
        return [[piece for piece in row.values() if piece is not None] for row in drawn[block.y : block.bottom]]

    def _lay(self, rows: list[dict[int, Strip | None]], block: Region, shown: Region, strips: Iterable[Strip]) -> None:
        """Put of what a widget has drawn into the rows what is in the block, where nothing stands in front of it."""
        first, last = shown.column_span
        for row, strip in zip(shown.line_range, strips, strict=False):
            cuts = [cut for cut in self.cuts[row] if first <= cut <= last]
            line = rows[row]
            pieces = strip.divide([cut - first for cut in cuts[1:]])
            for (start, end), piece in zip(pairwise(cuts), pieces, strict=False):
                if start < block.right and end > block.x and line[start] is None:
                    line[start] = piece

    def _get_renders(self, crop: Region | None = None) -> Iterable[tuple[Region, Region, list[Strip]]]:
        """Yield the widgets that are seen in `crop`, from the front to the back, with what they draw in its rows."""
        crop = self.size.region if crop is None else crop
        rows = Region(0, crop.y, self.size.width, crop.height)
        before: list[Region] = []
        for widget, (region, clip) in self.visible_widgets.items():
            if not region.overlaps(crop):
                continue
            seen = clip.intersection(rows)
            shown = region.intersection(seen)
            wanted = shown.intersection(crop)
            if wanted and not any(front.contains_region(wanted) for front in before):
                before.append(shown)
                yield region, seen, widget.render_lines(shown.translate(-region.offset))


def _without_holes(cuts: list[int], pieces: Iterable[Strip | None]) -> list[Strip]:
    """Return the pieces of a row, a blank one for each that nothing has drawn."""
    return [piece or Strip.blank(end - start) for (start, end), piece in zip(pairwise(cuts), pieces, strict=True)]


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
