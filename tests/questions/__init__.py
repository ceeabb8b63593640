"""Question sets over reports that never were: a set's world, the sentences, and the answers the figures give.

`cd tests && PYTHONPATH=.. python -m questions DIR --set second` writes the reports into DIR/reports and the questions
into DIR/questions.jsonl, in the form that the scorer reads.
"""
