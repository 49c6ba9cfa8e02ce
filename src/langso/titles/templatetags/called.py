"""Households by name, as far as their names may be read."""

from django import template

from langso.titles.queries.called import called, called_openly

register = template.Library()
register.filter(called)
register.filter(called_openly)
