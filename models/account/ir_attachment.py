from odoo import models
from odoo.tools import SQL


class IrAttachment(models.Model):
    _inherit = 'ir.attachment'

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
