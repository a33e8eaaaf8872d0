"""What a bare machine needs before anything else can run: Odoo, PostgreSQL, Python packages.

Standard library only, Python 3.10 or later: these modules run before any package is there.
Read ``environment.py`` first, it is the list of steps.
"""
