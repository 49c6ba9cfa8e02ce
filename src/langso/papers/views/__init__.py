"""The register of papers, one paper, templates and symbols."""
