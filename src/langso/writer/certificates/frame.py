"""The border of a certificate as a drawing: two lines and lotus corners."""

_WIDTH, _HEIGHT = 297, 210
_PETAL = "M0,0 C5,-4.2 13,-3.6 17.5,0 C13,3.6 5,4.2 0,0 Z"
_BUD = "M0,0 C4,-3 9,-2.6 12,0 C9,2.6 4,3 0,0 Z"
_ROSE = "M0,-3 C1,-1 1,-1 3,0 C1,1 1,1 0,3 C-1,1 -1,1 -3,0 C-1,-1 -1,-1 0,-3 Z"


def frame(main: str, second: str) -> str:
    """Return the border as SVG in two colours, "#9c1c1f" and "#b98a2f"."""
    parts = [
        _box(9, 1.6, main),
        _box(11.6, 0.35, second),
        _box(14.6, 0.7, second),
        *_corners(main, second),
        *_roses(main, second),
    ]
    size = f'viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}mm" height="{_HEIGHT}mm"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{"".join(parts)}</svg>'


def _box(inset: float, stroke: float, colour: str) -> str:
    width, height = _WIDTH - 2 * inset, _HEIGHT - 2 * inset
    return (
        f'<rect x="{inset}" y="{inset}" width="{width}" height="{height}" '
        f'fill="none" stroke="{colour}" stroke-width="{stroke}"/>'
    )


def _corners(main: str, second: str) -> list[str]:
    """A lotus that opens from every corner to the middle of the page."""
    petals = [_petal(_PETAL, turn, second, 0.16) for turn in (4, 86, 25, 65, 45)]
    buds = [_petal(_BUD, turn, main, 0.85) for turn in (22, 68, 45)]
    drawn = (
        '<rect x="1" y="1" width="22" height="22" fill="#ffffff"/>'
        f'<path d="M23,1.4 A21.6,21.6 0 0 1 1.4,23" fill="none" stroke="{second}" '
        'stroke-width="0.5"/>'
        f'<g transform="translate(2.2 2.2)">{"".join(petals + buds)}</g>'
    )
    right, down_to = _WIDTH - 9, _HEIGHT - 9
    places = [(9, 9, 1, 1), (right, 9, -1, 1)]
    places += [(9, down_to, 1, -1), (right, down_to, -1, -1)]
    return [
        f'<g transform="translate({x} {y}) scale({across} {down})">{drawn}</g>'
        for x, y, across, down in places
    ]


def _petal(path: str, turn: int, colour: str, depth: float) -> str:
    return (
        f'<path d="{path}" transform="rotate({turn})" fill="{colour}" '
        f'fill-opacity="{depth}" stroke="{colour}" stroke-width="0.5"/>'
    )


def _roses(main: str, second: str) -> list[str]:
    """A small rose in the middle of each side."""
    middles = [(_WIDTH / 2, 13.2), (_WIDTH / 2, _HEIGHT - 13.2)]
    middles += [(13.2, _HEIGHT / 2), (_WIDTH - 13.2, _HEIGHT / 2)]
    return [
        f'<g transform="translate({x} {y})"><circle r="3.2" fill="#ffffff"/>'
        f'<path d="{_ROSE}" fill="{main}"/><circle r="1" fill="{second}"/></g>'
        for x, y in middles
    ]
