"""What was decided, as a paper: Word in the prescribed form, PDF, certificates.

Pure Python, no Django. A Word template is an ordinary document with places to fill in,
`{{so_van_ban}}`; an officer restyles it in Word. Nothing in a template is ever run.
"""
