"""A question set over reports that never were: its world, the sentences, and the answers the figures give.

`cd tests && PYTHONPATH=.. python -m questions DIR` writes the reports into DIR/reports and the questions into
DIR/questions.jsonl, in the form that the scorer reads.
"""
