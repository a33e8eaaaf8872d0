"""Odoo over HTTP from within this process, for as long as a PDF is made.

A report's styles and pictures are fetched over HTTP by the program that prints it, and in a shell nobody
answers; the quotation would come out as bare text.
"""
import threading
from contextlib import contextmanager

from werkzeug.serving import WSGIRequestHandler, make_server

from odoo import http


class Quiet(WSGIRequestHandler):

    def log(self, *arguments):
        """Nobody waits for a line per picture."""


@contextmanager
def serving(env):
    """``with serving(env): …``: reports find their files at a port of this machine."""
    server = make_server('127.0.0.1', 0, http.root, threaded=True, request_handler=Quiet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    # the answer comes from another transaction, which would wait for ours: what was done so far is kept
    env.cr.commit()
    parameters = env['ir.config_parameter'].sudo()
    before = parameters.get_param('report.url')
    parameters.set_param('report.url', f'http://127.0.0.1:{server.server_port}')
    try:
        yield
    finally:
        server.shutdown()
        parameters.set_param('report.url', before)
