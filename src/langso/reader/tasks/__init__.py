"""What is to be done: the action, who leads, who supports, until when.

Under a heading that asks for work ("Nhiệm vụ trọng tâm", "Tổ chức thực hiện") every
paragraph or bullet is a task; anywhere else only a plain assignment is ("giao X ...").
"""

from langso.reader.tasks.reading import read_tasks

__all__ = ["read_tasks"]
