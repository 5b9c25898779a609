"""Charts as SVG, drawn here: nothing in them is asked of anybody, and no stranger's word stands in them."""

from accordingto.web.charts.drawing import Chart, Drawer, Figure, Figures, Undrawn

__all__ = ["Chart", "Drawer", "Figure", "Figures", "Undrawn"]
