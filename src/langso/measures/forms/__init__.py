"""What people fill in. Clean input, never saved here."""

from langso.measures.forms.entering import FigureForm, ProgressForm

__all__ = ["FigureForm", "ProgressForm"]
