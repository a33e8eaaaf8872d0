import datetime
import json
import time
from pathlib import Path

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools.misc import get_lang

from ...tools.foundation.carrier import NoAssignment
from ...tools.foundation.day import DAY_FIRST, MONTH_FIRST, month_leads
from ...tools.foundation.load import Load
from ...tools.foundation.table import read_table
from ...tools.sheet.sheet import SheetError

# external identifiers stand under a name of their own: those under the module's are swept at upgrades
MODULE = 'crm_portfolio_load'
SAMPLE = Path(__file__).parents[2] / 'demo' / 'sample_company'
SAMPLE_LAST_DAY = datetime.date(2026, 11, 20)
# one loader a file, in the order they need one another
LOADERS = [
    'portfolio.loader.agent', 'portfolio.loader.product', 'portfolio.loader.account',
    'portfolio.loader.opportunity',
]
# nobody is subscribed, mailed or given work because history is taken in
QUIET = {
    'tracking_disable': True,
    'mail_create_nosubscribe': True,
    'mail_create_nolog': True,
    'mail_auto_subscribe_no_notify': True,
    'no_reset_password': True,
}


class PortfolioLoader(models.AbstractModel):
    """Takes the sales files of a company in: who sells, what, to whom, and what came of it.

    Four delimited text files: ``sales_teams``, ``products``, ``accounts`` and ``sales_pipeline``. Each has
    its loader, ``portfolio.loader.<what>``, which says what columns it knows; a room that knows more of a
    record extends that loader. Rows are recognised by external identifier, so the same files can be taken
    in again: what has not changed in them is left alone.
    """
    _name = 'portfolio.loader'
    _description = "Loader of Sales Files"

    @api.model
    def _load(self, files, mapping=None, shift=0, unit=1):
        """Take the files in.

        :param files: ``{file name: bytes}``, with or without the ending
        :param mapping: what spellings in a column mean: ``{'product': {'GTXPro': 'GTX Pro'}}``
        :param int shift: days to add to every date, to bring a sample up to date
        :param float unit: what a revenue of 1 in the accounts file is worth
        :return: what became of every row
        :rtype: crm_portfolio.tools.foundation.load_report.LoadReport
        """
        loaders = [self.env[name].with_context(**QUIET)._portfolio_tell(NoAssignment()) for name in LOADERS]
        tables = self._read(files)
        order = [loader._file for loader in loaders if loader._file in tables]
        lang = get_lang(self.env)
        load = Load(
            {name: tables[name] for name in order}, mapping, shift, unit, lang.decimal_point,
            MONTH_FIRST if month_leads(lang.date_format) else DAY_FIRST)
        for loader in loaders:
            loader._check_file(load)
        for loader in loaders:
            start = time.monotonic()
            loader._take(load)
            self.env.flush_all()
            load.report.files[loader._file].seconds = time.monotonic() - start
        self.with_context(**QUIET)._portfolio_tell(NoAssignment())._finish(load)
        return load.report

    def _read(self, files):
        tables = {}
        for name, data in files.items():
            stem = name.rpartition('/')[2].rpartition('.')[0] or name
            try:
                tables[stem] = read_table(data)
            except SheetError as error:
                raise UserError(self._unreadable(name, *error.args)) from error
        return tables

    def _unreadable(self, name, code, *what):
        """What is wrong with a file and what to do about it, for each code of :class:`SheetError`."""
        causes = {
            'empty': lambda: self.env._(
                "%(file)s is empty: it has not even a row of column names.", file=name),
            'header': lambda column: self.env._(
                "%(file)s, row 1: two columns are called “%(column)s”. Rename or remove one.",
                file=name, column=column),
            'binary': lambda: self.env._(
                "%(file)s is no table. Save the sheet as XLSX, ODS or CSV (in Excel: “CSV UTF-8”) and try again.",
                file=name),
            'old': lambda: self.env._(
                "%(file)s is a workbook of Excel before 2007. Save it as XLSX or CSV and try again.", file=name),
            'encrypted': lambda: self.env._(
                "%(file)s is protected by a password. Save it without one and try again.", file=name),
            'damaged': lambda: self.env._(
                "%(file)s is damaged or incomplete. Open it, save it anew and try again.", file=name),
            'bomb': lambda: self.env._(
                "%(file)s is too big once unpacked. Send only the sheet with the data.", file=name),
            'no_sheet': lambda: self.env._(
                "%(file)s has no sheet with data.", file=name),
            'quote': lambda row: self.env._(
                "%(file)s, row %(row)s: a quotation mark is opened and never closed. Close or remove it.",
                file=name, row=row),
            'size': lambda limit: self.env._(
                "%(file)s is bigger than %(limit)s MB. Split it.", file=name, limit=limit // 1024 ** 2),
            'columns': lambda row, limit: self.env._(
                "%(file)s, row %(row)s: more than %(limit)s columns. Remove those that are not needed.",
                file=name, row=row, limit=limit),
            'rows': lambda limit: self.env._(
                "%(file)s has more than %(limit)s rows. Split it.", file=name, limit=limit),
            'cell': lambda row, limit: self.env._(
                "%(file)s, row %(row)s: a cell of more than %(limit)s characters. A quotation mark before it may "
                "never be closed.", file=name, row=row, limit=limit),
            'line': lambda row, limit: self.env._(
                "%(file)s, row %(row)s: a line of more than %(limit)s characters. Write each record on a line of "
                "its own.", file=name, row=row, limit=limit),
        }
        return causes[code](*what)

    @api.model
    def _load_sample(self):
        """Take the module's sample company in. Its representatives get no password."""
        return self._load(**self._sample())

    @api.model
    def _sample(self):
        """The sample company as arguments of :meth:`_load`.

        Its last day becomes the day on which it was loaded first, and stays that day: loaded again, nothing
        has changed.
        """
        # sudo: ir.config_parameter - a note of ours
        config = self.env['ir.config_parameter'].sudo()
        last_day = config.get_param('crm_portfolio.sample_last_day')
        if not last_day:
            last_day = fields.Date.to_string(self._portfolio_today())
            config.set_param('crm_portfolio.sample_last_day', last_day)
        return {
            'files': {path.name: path.read_bytes() for path in SAMPLE.glob('*.csv')},
            'mapping': json.loads((SAMPLE / 'mapping.json').read_text(encoding='utf-8')),
            'shift': (fields.Date.to_date(last_day) - SAMPLE_LAST_DAY).days,
            'unit': 1_000_000,
        }

    @api.model
    def _loaded(self, kind, model):
        """The records of ``model`` that loads have made or taken as a ``kind``: account, agent, manager…"""
        # sudo: ir.model.data - which records; reading them is the caller's business
        rows = self.env['ir.model.data'].sudo().search(
            [('module', '=', MODULE), ('model', '=', model), ('name', '=like', rf'{kind}\_%')], order='id')
        return self.env[model].browse(rows.mapped('res_id')).exists()

    def _finish(self, load):
        """What follows from all files together; for rooms to add to."""
