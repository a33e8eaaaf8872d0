import re

from odoo import api, models
from odoo.tools import SQL

from .res_partner_written import ATTACHED, NOTES


class IrAttachment(models.Model):
    _inherit = 'ir.attachment'

    # search in the text of files
    _portfolio_notes_idx = models.Index(f"USING gin (({NOTES.format('index_content')})) WHERE {ATTACHED}")

    @api.model
    def _index(self, bin_data, file_type, checksum=None):
        """The text of a text file with all its letters; the platform keeps those of English."""
        if bin_data and (file_type or '').startswith('text/') and not bin_data.isascii():
            try:
                text = bin_data.decode()
            except UnicodeDecodeError:
                text = bin_data.decode('cp1252', errors='replace')
            return text.replace('\x00', '')
        return super()._index(bin_data, file_type, checksum=checksum)

    def _portfolio_names(self, pattern):
        """Whether the name of this file, what is said of it or its text says what ``pattern`` finds."""
        text = self.index_content
        if not text and (self.mimetype or '').startswith('text/'):
            text = (self.raw or b'').decode(errors='replace')
        return any(re.search(pattern, said, re.IGNORECASE) for said in (self.name, self.description, text) if said)

    def _portfolio_share_content(self, copies):
        """Let ``copies``, created empty and in the order of ``self``, point at the content of ``self``.

        ``copy()`` would read every file into memory and write it again. The file store counts no
        references: it looks for rows naming a file before it deletes it, so sharing is safe.
        """
        if not self:
            return
        (self | copies).flush_recordset()
        self.env.cr.execute(SQL(
            """
            UPDATE ir_attachment copy
               SET store_fname = original.store_fname,
                   db_datas = original.db_datas,
                   checksum = original.checksum,
                   file_size = original.file_size,
                   index_content = original.index_content
              FROM ir_attachment original
              JOIN (VALUES %s) AS pair (original_id, copy_id) ON original.id = pair.original_id
             WHERE copy.id = pair.copy_id
            """,
            SQL(", ").join(SQL("(%s, %s)", *pair) for pair in zip(self.ids, copies.ids, strict=True))))
        copies.invalidate_recordset()
