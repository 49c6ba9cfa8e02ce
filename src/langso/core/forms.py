"""How a form looks, everywhere the same: `{{ form }}` in a template is enough."""

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Draw forms and fields with core/form.html and core/field.html."""

    form_template_name = "core/form.html"
    field_template_name = "core/field.html"
